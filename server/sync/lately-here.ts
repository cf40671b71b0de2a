import type { SeatId } from '../../shared/board/ids.ts'
import type { Session } from './session.ts'

/** A page that is loaded again, or a phone between two networks, is back by then. */
const STAYS_MS = 60_000

/** Which seats are here, as those see it who give seats back: nobody blinks. */
export class LatelyHere {
  #now: () => number
  #leftAt = new Map<SeatId, number>()

  constructor(now: () => number) {
    this.#now = now
  }

  left(seat: SeatId) {
    this.#leftAt.set(seat, this.#now())
  }

  seats(sessions: Iterable<Session>): ReadonlySet<SeatId> {
    const here = new Set([...sessions].map(({ seat }) => seat.id))
    for (const [seat, at] of this.#leftAt) {
      if (this.#now() - at >= STAYS_MS) this.#leftAt.delete(seat)
      else here.add(seat)
    }
    return here
  }
}
