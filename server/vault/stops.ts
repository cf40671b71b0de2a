import type { SeatId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'

/** What is kept of a seat's standing. */
export interface SeatStanding {
  id: SeatId
  role: Role
  stopped: boolean
}

export interface Stopping {
  seat: SeatId
  stopped: boolean
}

const isTeams = (role: Role) => role !== 'participant' && role !== 'scribe'

/** Which seats of a board the facilitator has stopped: they read, and write no more. */
export class Stops {
  #stopped = new Set<SeatId>()
  /** Seats that are never stopped. */
  #team = new Set<SeatId>()

  /** @param seats those of the team, and those that are stopped */
  constructor(seats: readonly SeatStanding[] = []) {
    for (const seat of seats) {
      this.wrote(seat)
      if (seat.stopped) this.#stopped.add(seat.id)
    }
  }

  has = (seat: SeatId): boolean => this.#stopped.has(seat)
  mayStop = (seat: SeatId): boolean => !this.#team.has(seat)

  /** It may have been taken since. */
  wrote({ id, role }: Pick<SeatStanding, 'id' | 'role'>) {
    if (isTeams(role)) this.#team.add(id)
  }

  /** Two seats were one person's: where either was stopped she stays so. */
  join(from: SeatId, seat: SeatId) {
    if (this.#stopped.delete(from)) this.#stopped.add(seat)
  }

  change({ seat, stopped }: Stopping) {
    if (stopped) this.#stopped.add(seat)
    else this.#stopped.delete(seat)
  }
}

/** What several, one after the other, come to. */
export const lastOf = (stoppings: readonly Stopping[]): readonly Stopping[] => [
  ...new Map(stoppings.map((one) => [one.seat, one])).values(),
]
