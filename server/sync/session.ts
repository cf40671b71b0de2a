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
  /** What its messages cost beyond being messages; the door takes it off its seat's allowance. */
  work = 0
  /** Sync writes that arrived, and the one that was refused, if any. */
  writes = 0
  refused: { refusal: Refusal; number: number } | undefined
  /** The first `#receipted` writes are durable, and of the later ones these. */
  #receipted = 0
  #durable = new Set<number>()

  constructor(seat: SeatRecord, ext: boolean, line: Line) {
    this.seat = seat
    this.ext = ext
    this.line = line
  }

  /**
   * One of this connection's writes is durable; a held one becomes so after later ones. Told is how
   * many are from the first on: never past one that is refused or still on its way.
   */
  receipt(write: number, frame: (writes: number) => Frame) {
    this.#durable.add(write)
    const before = this.#receipted
    while (this.#durable.delete(this.#receipted + 1)) this.#receipted++
    if (this.ext && this.#receipted > before) this.line.send(frame(this.#receipted))
  }
}
