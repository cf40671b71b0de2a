import type { Log } from '../../../server/store/log.ts'
import type { Store } from '../../../server/store/sqlite.ts'
import type { Luck } from '../../simulation/luck.ts'

/** At most so many turns of the loop before a call reaches the store, and again before its answer is back. */
const MOST_TURNS = 6

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/**
 * As from behind a network: every call takes some turns of the loop each way, and what goes in and comes
 * out is a copy. Nothing that is read later, by a getter or a function, comes along.
 */
function lately<T extends object>(real: T, luck: Luck): T {
  const wait = async () => {
    for (let turns = luck.below(MOST_TURNS + 1); turns > 0; turns--) await turn()
  }
  return new Proxy(real, {
    get(_, name) {
      const verb: unknown = Reflect.get(real, name)
      if (typeof verb !== 'function') return verb
      return async (...args: unknown[]) => {
        const sent = structuredClone(args)
        await wait()
        try {
          return structuredClone(await verb.apply(real, sent))
        } finally {
          await wait()
        }
      }
    },
  })
}

export const lateLog = <T extends Log>(log: T, luck: Luck): T => lately(log, luck)

export function lateStore(store: Store, luck: Luck): Store {
  const { log, registry, roll, places } = store
  return {
    ...lately(store, luck),
    ...{ log: lately(log, luck), registry: lately(registry, luck) },
    ...{ roll: lately(roll, luck), places: lately(places, luck) },
    close: () => store.close(),
    ping: () => store.ping(),
  }
}
