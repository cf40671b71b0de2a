import type { ActorId } from '../../shared/board/ids.ts'
import { type Refusal, SERVER_LIMITS } from '../../shared/wire.ts'
import type { SeatRecord } from '../store/registry.ts'
import type { Frame } from './frames.ts'
import { unwatched, type Watch } from './watch.ts'

/** What a room needs of a connection; a WebSocket in the server, a pair of arrays in tests. */
export interface Line {
  send(frame: Frame): void
  /** Several, one after the other; the same list for many is put together once. */
  sendAll?(frames: readonly Frame[]): void
  /** What is sent until `uncork` leaves at once then. */
  cork?(): void
  uncork?(): void
  /** More waits to leave than is good. */
  readonly isFull?: boolean
  /** Bytes that wait to leave. */
  readonly unsent?: number
  /** Calls back once when all that waits has left. */
  whenDrained?(run: () => void): void
  close(code: number, reason: string): void
}

type Write = { update: Uint8Array; number: number }

/** One connection of one seat to one room. */
export class Session {
  #seat: SeatRecord
  /** Asked with `ext` for the messages of our own. */
  readonly ext: boolean
  readonly line: Line
  /** Its SyncStep1 was answered: from then on it gets updates. */
  reading = false
  /** It takes in too slowly: what it has, as a state vector, until it is sent what it misses. */
  missing: Uint8Array | undefined
  /** It asked for the board before it took in what had been sent: answered when that has left. */
  asks: Uint8Array | undefined
  /** Its SyncStep2 was applied: until then its Updates are held. */
  caughtUp = false
  readonly #watch: Watch
  #held: Write[] = []
  #heldBytes = 0
  /** What its messages cost beyond being messages; the door takes it off its seat's allowance. */
  work = 0
  /** Sync writes that arrived, and the one that was refused, if any. */
  writes = 0
  refused: { refusal: Refusal; late: boolean } | undefined
  /** The first `#receipted` writes are durable, and of the later ones these. */
  #receipted = 0
  #durable = new Set<number>()

  constructor(seat: SeatRecord, ext: boolean, line: Line, watch: Watch = unwatched) {
    this.#watch = watch
    this.#seat = seat
    this.ext = ext
    this.line = line
  }

  get seat(): SeatRecord {
    return this.#seat
  }

  /** From now on its seat speaks for this body; for none without one. */
  speakFor(body: ActorId | undefined) {
    this.#seat = { ...this.#seat, body }
  }

  sendAll(frames: readonly Frame[]) {
    if (this.line.sendAll) this.line.sendAll(frames)
    else for (const frame of frames) this.line.send(frame)
  }

  /** Keeps an Update for later. @returns false where there is no more room for it */
  hold(update: Uint8Array, number: number): boolean {
    this.#heldBytes += update.length
    if (this.#heldBytes > SERVER_LIMITS.maxHeldBytes) return false
    this.#held.push({ update, number })
    return true
  }

  /** Its SyncStep2 is in. @returns what was held until then */
  catchUp(): readonly Write[] {
    this.caughtUp = true
    return this.#held.splice(0)
  }

  /**
   * It is ended over one of its writes: nothing that comes after it counts.
   * @param late it is told so a moment later
   */
  refuse(refusal: Refusal, late = false) {
    if (!this.refused) this.#watch.refused(refusal.reason, this.seat.role)
    this.refused ??= { refusal, late }
    this.#held = []
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

/** What each of them is told meanwhile, of the board, her notes and her receipt, leaves in one write. */
export function inOneWrite(sessions: Iterable<Session | undefined>, tell: () => void) {
  for (const session of sessions) session?.line.cork?.()
  try {
    tell()
  } finally {
    for (const session of sessions) session?.line.uncork?.()
  }
}
