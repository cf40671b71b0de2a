/** One wrong guess is answered every so often, whoever made it. */
const STEP_MS = 100
const MOST_WAITING = 50

/**
 * Where wrong guesses of join codes wait for their answer. There is one for all codes, and never
 * one per address: a hall is one address, and an attacker has many. At ten guesses a second, half of
 * a million codes take fourteen hours. While it is full no code is looked up at all, or the quick
 * refusal would tell right from wrong; links still work.
 */
export class SlowLane {
  #freeAt = Number.NEGATIVE_INFINITY

  /** @returns when to try again, in ms; 0 where there is room */
  fullFor(now: number): number {
    return Math.max(0, this.#freeAt - now - (MOST_WAITING - 1) * STEP_MS)
  }

  /** Takes a place. @returns how long to wait for the answer, in ms */
  enter(now: number): number {
    this.#freeAt = Math.max(now, this.#freeAt) + STEP_MS
    return this.#freeAt - now
  }
}
