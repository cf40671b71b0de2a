import type { Refusal } from '../../shared/wire.ts'
import type { SeatRecord } from '../store/registry.ts'
import type { Frame } from './frames.ts'

/** What a room needs of a connection; a WebSocket in the server, a pair of arrays in tests. */
export interface Line {
  send(frame: Frame): void
  close(code: number, reason: string): void
}

type Write = { update: Uint8Array; number: number }

/** One connection of one seat to one room. */
export class Session {
  readonly seat: SeatRecord
  /** Asked with `ext=1` for the messages of our own. */
  readonly ext: boolean
  readonly line: Line
  /** Its SyncStep1 was answered: from then on it gets updates. */
  reading = false
  /** Its SyncStep2 was applied: until then its Updates are held. */
  caughtUp = false
  held: Write[] = []
  heldBytes = 0
  /** Sync writes that arrived, and the one that was refused, if any. */
  writes = 0
  refused: { refusal: Refusal; number: number } | undefined
  #receipted = 0

  constructor(seat: SeatRecord, ext: boolean, line: Line) {
    this.seat = seat
    this.ext = ext
    this.line = line
  }

  /** The first `writes` writes of this connection are durable, up to one that was refused. */
  receipt(writes: number, frame: (writes: number) => Frame) {
    const good = this.refused ? Math.min(writes, this.refused.number - 1) : writes
    if (good <= this.#receipted) return
    this.#receipted = good
    if (this.ext) this.line.send(frame(good))
  }
}
