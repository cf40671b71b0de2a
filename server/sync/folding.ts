import type { LogEntry } from '../store/log.ts'
import { wasNeverShown } from '../vault/vault.ts'
import type { Room } from './room.ts'

/** So many updates in the log, and it is folded into a snapshot. */
const FOLD_AFTER = 500
/** After so long without a write it is folded however few they are: words that were deleted go. */
const QUIET_MS = 5_000

interface FoldingOptions {
  /** The sequence number of the last snapshot. */
  since: number
  later: (ms: number, run: () => void) => void
  fold: () => void
}

/** When a board's log is folded. */
export class Folding {
  #room: Room
  #since: number
  #later: FoldingOptions['later']
  #fold: () => void
  #waiting = false

  constructor(room: Room, { since, later, fold }: FoldingOptions) {
    this.#room = room
    this.#since = since
    this.#later = later
    this.#fold = fold
  }

  /** Something new is shown. Words that were put away stay on the disk no longer than they must. */
  changed({ vaulting }: LogEntry) {
    const leaves = vaulting?.away.some((one) => !wasNeverShown(one)) ?? false
    if (leaves || this.#room.sequence - this.#since >= FOLD_AFTER) return this.#fold()
    if (!this.#waiting) this.#wait()
  }

  /**
   * @returns what is to be folded now; undefined where there is nothing, or where the board stayed
   * bytes: for this alone it is made no document
   */
  take(): { sequence: number; state: Uint8Array } | undefined {
    const { sequence } = this.#room
    if (sequence === this.#since || !this.#room.isOpen()) return undefined
    this.#since = sequence
    return { sequence, state: this.#room.state() }
  }

  #wait() {
    this.#waiting = true
    const { sequence } = this.#room
    this.#later(QUIET_MS, () => {
      this.#waiting = false
      if (this.#room.isClosed() || this.#room.sequence === this.#since) return
      if (this.#room.sequence === sequence) this.#fold()
      else this.#wait()
    })
  }
}
