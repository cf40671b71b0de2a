import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import { isAny, isNumber, isText, isTruth, listOf, maybe, orNull, shaped } from './kept-checks.ts'
import type { Lease } from './lease.ts'
import { planKept } from './plan-kept.ts'
import type { Keeping, OutboxEntry } from './plan-outbox-entry.ts'
import { isStep, type SeatShelf } from './seat-shelf.ts'

/** An entry as text; `update` in base64, or absent. `tab`: whose it is; absent before tabs had names. */
type Kept = Omit<OutboxEntry, 'operation' | 'update' | 'carried'> & {
  operation: unknown
  update?: string | undefined
  tab?: string | undefined
}

const isKept = shaped<Kept>({
  ...{ id: isText, operation: isAny, update: maybe(isText), anew: isTruth, epoch: isText },
  ...{ before: orNull(isText), step: isStep, typed: listOf(isText), tab: maybe(isText) },
  ...{ order: isNumber, refusals: isNumber },
})

/** What was written into the plan and waits for its receipt, on the seat's shelf. */
export class PlanShelf implements Keeping {
  readonly #shelf: SeatShelf
  readonly #lease: Lease

  constructor(shelf: SeatShelf, lease: Lease) {
    this.#shelf = shelf
    this.#lease = lease
  }

  takeOver(isOpening: boolean): OutboxEntry[] {
    const left = this.#shelf
      .all('op.', isKept)
      .filter(({ tab }) => this.#lease.isOver(tab, isOpening))
      .flatMap(({ operation: said, update, tab: _, ...kept }) => {
        const operation = planKept(said)
        if (!operation) return []
        const bytes = update === undefined ? undefined : updateIn(update)
        // Without its bytes it is done anew: its words are all there.
        const anew = kept.anew || !bytes
        return { ...kept, operation, update: bytes ?? null, anew, carried: null }
      })
    for (const entry of left) this.keep(entry)
    this.#lease.sweep(isOpening)
    return left
  }

  isOurs = ({ id }: OutboxEntry): boolean =>
    this.#shelf.one(`op.${id}`, isKept)?.tab === this.#lease.tab

  keep({ carried: _, update, ...rest }: OutboxEntry) {
    const kept = { ...rest, tab: this.#lease.tab }
    this.#shelf.put(`op.${rest.id}`, update ? { ...kept, update: toBase64(update) } : kept)
  }

  forget(entry: OutboxEntry) {
    if (this.isOurs(entry)) this.#shelf.remove(`op.${entry.id}`)
  }
}

function updateIn(text: string): Uint8Array | undefined {
  try {
    const update = fromBase64(text)
    Y.decodeUpdate(update)
    return update
  } catch {
    return undefined
  }
}
