import type { Clock } from '../clock.ts'
import { TokenBucket } from '../token-bucket.ts'

/** A shorter key can be guessed; behind a public address it is refused at the start. */
export const SAFE_KEY_LENGTH = 16

const WRONG = { atOnce: 20, perSecond: 1 }
/** One line in the log for all of so long. */
const TELL_MS = 60_000

/**
 * Wrong admin keys, of all who send them together. Some are answered at once and then
 * one a second, the others told to wait. When too many come, the right one still gets in where it is long enough not to be guessed; a short one waits with the others,
 * or the quick answer would tell it.
 */
export class WrongKeys {
  #clock: Pick<Clock, 'elapsed'>
  #tell: (count: number) => void
  #left = new TokenBucket(WRONG.perSecond, WRONG.atOnce)
  #untold = 0
  #toldAt = Number.NEGATIVE_INFINITY

  constructor(clock: Pick<Clock, 'elapsed'>, tell: (count: number) => void) {
    this.#clock = clock
    this.#tell = tell
  }

  /** Whether a key is compared at all. */
  mayCompare(ours: string): boolean {
    return ours.length >= SAFE_KEY_LENGTH || this.#left.left(this.#clock.elapsed()) >= 1
  }

  /** @returns false where too many came: whoever sent it is told to wait */
  wrong(): boolean {
    const now = this.#clock.elapsed()
    this.#untold++
    if (now - this.#toldAt >= TELL_MS) {
      this.#tell(this.#untold)
      this.#untold = 0
      this.#toldAt = now
    }
    return this.#left.take(now)
  }
}
