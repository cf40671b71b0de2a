import type { SeatId } from '../../shared/board/ids.ts'

const HOUR_MS = 60 * 60 * 1000
/** After a start nobody knows when the ids came that a seat has on the disk: so many pass for new. */
const MOST_TAKEN_FOR_NEW = 40
/** Beyond so many seats all begin anew, so that they never fill the memory. */
const MOST_REMEMBERED = 10_000

/**
 * New Yjs client ids by seat, of the last hour. One for all boards: a room that closes and opens again
 * gives nobody another hour's, and a start only a part of one.
 */
export class NewClients {
  #times = new Map<SeatId, readonly number[]>()

  /** @param stored how many the seat has of before */
  lately(seat: SeatId, stored: number, now: number): number {
    const known = this.#times.get(seat)
    const times = known ?? Array<number>(Math.min(stored, MOST_TAKEN_FOR_NEW)).fill(now)
    const lately = times.filter((at) => now - at < HOUR_MS)
    if (known === undefined && this.#times.size >= MOST_REMEMBERED) this.#times.clear()
    this.#times.set(seat, lately)
    return lately.length
  }

  took(seat: SeatId, count: number, now: number) {
    this.#times.set(seat, [...(this.#times.get(seat) ?? []), ...Array<number>(count).fill(now)])
  }
}
