/** So many trials are built anew without thinking, then one in so long. */
const AT_ONCE = 2
const EACH_MS = 10_000

/**
 * A room's patience with writes that only applying them shows to be wrong. Each costs a new trial,
 * and new seats are cheap: fifty attackers would keep a room busy with nothing else (I5). While it is
 * at its end, writes that compete within themselves are told to come again; all others are not
 * touched by it, and they are nearly all.
 */
export class Patience {
  #now: () => number
  /** Until when what was lost has come back. */
  #restoredAt = Number.NEGATIVE_INFINITY

  constructor(now: () => number) {
    this.#now = now
  }

  get lasts(): boolean {
    return this.#restoredAt - this.#now() <= (AT_ONCE - 1) * EACH_MS
  }

  /** A trial had to be thrown away. */
  tried() {
    this.#restoredAt = Math.max(this.#restoredAt, this.#now()) + EACH_MS
  }
}
