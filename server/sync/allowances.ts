import type { SeatId } from '../../shared/board/ids.ts'
import { Allowance } from './allowance.ts'

/** One allowance per seat, whatever door it comes by: a device with two doors has no more than with one. */
export class Allowances {
  #known = new Map<SeatId, Allowance>()

  of(seat: SeatId): Allowance {
    const known = this.#known.get(seat) ?? new Allowance()
    this.#known.set(seat, known)
    return known
  }

  /** Lets go of those of which nothing is lost. */
  tidy(now: number) {
    for (const [seat, allowance] of this.#known) {
      if (allowance.isFull(now)) this.#known.delete(seat)
    }
  }
}
