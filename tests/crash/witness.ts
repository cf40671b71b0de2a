import * as Y from 'yjs'
import { type Message, parseMessage } from '../../server/sync/messages.ts'

type Range = readonly [client: number, clock: number, length: number]

/**
 * Everything that the server has ever vouched for: what it showed to anybody, and what it said was
 * durable. None of it may be missing after a crash.
 */
export class Witness {
  #clocks = new Map<number, number>()
  #deleted = new Map<string, Range>()
  /** Updates that it vouched for, shown or receipted. */
  shown = 0
  receipted = 0

  /** A message that came from the server. */
  heard(message: Uint8Array) {
    const update = updateIn(message)
    if (!update) return
    this.shown++
    this.#note(update)
  }

  /** A write of which the server said that it is durable. */
  promised(message: Uint8Array) {
    const update = updateIn(message)
    if (!update) return
    this.receipted++
    this.#note(update)
  }

  /** What is missing from a state of the board, in words. */
  missingFrom(state: Uint8Array): string[] {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    const missing: string[] = []
    for (const [client, clock] of this.#clocks) {
      const has = Y.getState(doc.store, client)
      if (has < clock) missing.push(`${client}: ${has} of ${clock} writes`)
    }
    for (const [client, clock, length] of this.#deleted.values()) {
      const structs = doc.store.clients.get(client) ?? []
      const alive = structs.some(
        (struct) =>
          !struct.deleted &&
          struct.id.clock < clock + length &&
          struct.id.clock + struct.length > clock,
      )
      if (alive) missing.push(`${client}: ${length} from ${clock} came back`)
    }
    doc.destroy()
    return missing
  }

  get facts(): number {
    return this.#clocks.size + this.#deleted.size
  }

  #note(update: Uint8Array) {
    const { structs, ds } = Y.decodeUpdate(update)
    for (const { id, length } of structs) {
      const end = id.clock + length
      if (end > (this.#clocks.get(id.client) ?? 0)) this.#clocks.set(id.client, end)
    }
    for (const [client, ranges] of ds.clients) {
      for (const { clock, len } of ranges) {
        this.#deleted.set(`${client} ${clock} ${len}`, [client, clock, len])
      }
    }
  }
}

/** The update in a SyncStep2 or Update; in nothing else. */
export function updateIn(bytes: Uint8Array): Uint8Array | undefined {
  const message: Message | undefined = parseMessage(bytes)
  return message?.kind === 'step2' || message?.kind === 'update' ? message.update : undefined
}
