import { ballotsOn, isOpen } from '../../shared/board/ballots.ts'
import { peopleBehind } from '../../shared/board/counting.ts'
import type { SeatId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Voted, Voting } from '../../shared/wire.ts'
import { votingFrame } from './frames.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'

/** Those who lead, and the hall's screens. */
const TOLD: ReadonlySet<Role> = new Set(['facilitator', 'screen'])
const CHOOSES: ReadonlySet<Role> = new Set(['participant', 'scribe'])

/**
 * Tells those who lead and the screens how many have chosen something in the ballots that are open,
 * at most once per `later`; what they chose is in no message (I4).
 */
export class VotingCounts {
  #room: Room
  #later: (run: () => void) => void
  #told: Voting = {}
  #due = false

  constructor(room: Room, later: (run: () => void) => void) {
    this.#room = room
    this.#later = later
    room.onBallots(() => this.#changed())
  }

  greet(session: Session) {
    // What the others were told: who comes in again and again learns nothing sooner.
    if (isTold(session) && Object.keys(this.#told).length > 0) this.#send(session, this.#told)
    this.#changed()
  }

  #changed() {
    if (this.#due) return
    this.#due = true
    this.#later(() => {
      this.#due = false
      this.#tell()
    })
  }

  #tell() {
    // A large board stays bytes until somebody needs its document.
    if (this.#room.isClosed() || !this.#room.isOpen()) return
    const voting = this.#count()
    if (JSON.stringify(voting) === JSON.stringify(this.#told)) return
    this.#told = voting
    for (const session of this.#room.sessions) if (isTold(session)) this.#send(session, voting)
  }

  #send({ seat, line }: Session, voting: Voting) {
    line.send(votingFrame(seat.role === 'facilitator' ? voting : inAll(voting)))
  }

  #count(): Voting {
    const { ballots, shownBoard } = this.#room
    return Object.fromEntries(
      ballotsOn(shownBoard)
        .filter(isOpen)
        .map((ballot) => {
          const tables: Record<string, Voted> = {}
          const at = (table: number) => tables[table] ?? { seats: 0, hands: 0 }
          for (const { table } of ballots.castIn(ballot.id))
            tables[table] = { ...at(table), seats: at(table).seats + 1 }
          for (const { table, totals } of ballots.raisedIn(ballot.id))
            tables[table] = { ...at(table), hands: peopleBehind(ballot, totals) }
          const sum = (of: keyof Voted) => Object.values(tables).reduce((n, one) => n + one[of], 0)
          const late = this.#lateTo(ballot.admitted)
          const more = late > 0 ? { late } : {}
          return [ballot.id, { seats: sum('seats'), hands: sum('hands'), tables, ...more }]
        }),
    )
  }

  /** Seats that are here and were taken after a moment: they wait to be admitted. */
  #lateTo(admitted: number): number {
    const late = new Set<SeatId>()
    for (const { seat } of this.#room.sessions)
      if (CHOOSES.has(seat.role) && (seat.takenAt ?? 0) > admitted) late.add(seat.id)
    return late.size
  }
}

const isTold = ({ ext, seat }: Session) => ext && TOLD.has(seat.role)

const inAll = (voting: Voting): Voting =>
  Object.fromEntries(Object.entries(voting).map(([id, { seats, hands }]) => [id, { seats, hands }]))
