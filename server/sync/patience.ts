import type { SeatId } from '../../shared/board/ids.ts'

/** One seat may have the trial built anew once in so long: on a large board that holds everybody up. */
const EACH_SEAT_MS = 20_000
/**
 * New seats are cheap, and together they wait for each other: two at once, and one more each five
 * seconds. Ten trials of a board of 2,000 notes in a row held everybody up for a second.
 */
const MOST_AT_ONCE = 1
const EACH_MS = 5_000

/**
 * A room's patience with writes that only applying them shows to be wrong: each costs a new trial (I5).
 * It is each seat's own. A seat that was not refused so waits only where many others are; until then
 * writes that compete within themselves are told to come again, and all others are not touched by it.
 */
export class Patience {
  #now: () => number
  #triedAt = new Map<SeatId, number>()
  #freeAt = Number.NEGATIVE_INFINITY

  constructor(now: () => number) {
    this.#now = now
  }

  /** @param known it has written here before: whoever tries with new seats is no trouble to it */
  lastsFor(seat: SeatId, known: boolean): boolean {
    const now = this.#now()
    const tried = this.#triedAt.get(seat)
    if (tried !== undefined && now - tried < EACH_SEAT_MS) return false
    return known || this.#freeAt - now < MOST_AT_ONCE * EACH_MS
  }

  /** A trial had to be thrown away. */
  tried(seat: SeatId) {
    const now = this.#now()
    this.#freeAt = Math.max(this.#freeAt, now) + EACH_MS
    this.#triedAt.delete(seat)
    this.#triedAt.set(seat, now)
    for (const [one, at] of this.#triedAt) {
      if (now - at < EACH_SEAT_MS) break
      this.#triedAt.delete(one)
    }
  }
}
