/** One trial is built anew in so long: on a large board that holds everybody up for a tenth of a second. */
const EACH_MS = 20_000

/**
 * A room's patience with writes that only applying them shows to be wrong. Each costs a new trial,
 * and new seats are cheap: fifty attackers would keep a room busy with nothing else (I5). While it is
 * at its end, writes that compete within themselves are told to come again; all others are not
 * touched by it, and they are nearly all.
 */
export class Patience {
  #now: () => number
  #restoredAt = Number.NEGATIVE_INFINITY

  constructor(now: () => number) {
    this.#now = now
  }

  get lasts(): boolean {
    return this.#now() >= this.#restoredAt
  }

  /** A trial had to be thrown away. */
  tried() {
    this.#restoredAt = this.#now() + EACH_MS
  }
}
