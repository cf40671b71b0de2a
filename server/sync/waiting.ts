import { boardFields } from '../../shared/board/document.ts'
import type { Hidden } from '../../shared/board/field-types.ts'
import { hiddenOn, isHidden } from '../../shared/board/hidden.ts'
import type { GoalId, SeatId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Note } from '../../shared/board/view.ts'
import type { Waiting } from '../../shared/wire.ts'
import { waitingFrame } from './frames.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'

/** Fewer people are no crowd: how much each of them writes would be told (I4). */
const CROWD = 3

/** Those who lead, and the hall's screens. */
const TOLD: ReadonlySet<Role> = new Set(['facilitator', 'screen'])

/** How many people sit at which 班, as far as their devices came in or somebody counted them. */
export type PeopleAt = ReadonlyMap<number, number>

/** How many notes wait on each goal where something is hidden. */
export function waitingOn(
  hidden: Hidden,
  notes: readonly Pick<Note, 'goal' | 'table'>[],
  people: PeopleAt,
): Waiting {
  const goals = new Set([...Object.keys(hidden), ...notes.map(({ goal }) => goal)])
  const told = crowdsIn(people)
  return Object.fromEntries(
    [...goals].map((goal) => {
      const here = notes.filter((note) => note.goal === goal)
      const tables = [...told].filter(
        (table) =>
          isHidden(hidden, goal as GoalId, table) || here.some((note) => note.table === table),
      )
      const counts = tables.map((table) => [table, here.filter((n) => n.table === table).length])
      const others = here.filter(({ table }) => table === undefined || !told.has(table)).length
      return [goal, { tables: Object.fromEntries(counts), others }]
    }),
  )
}

/**
 * The 班 that are counted by themselves. Where the others together are no crowd either, the smallest
 * of these is counted with them.
 */
function crowdsIn(people: PeopleAt): ReadonlySet<number> {
  const all = [...people].sort(([a, n], [b, m]) => n - m || a - b)
  let pooled = 0
  let at = 0
  for (const [, count] of all) {
    const isCrowd = count >= CROWD && (pooled === 0 || pooled >= CROWD)
    if (isCrowd) break
    pooled += count
    at++
  }
  return new Set(all.slice(at).map(([table]) => table))
}

/** Tells those who lead and the screens how many notes lie face down, at most once per `later`. */
export class WaitingCounts {
  #room: Room
  #later: (run: () => void) => void
  /** Where each seat sits that was here since the room was opened: who goes for a moment still counts. */
  #seats = new Map<SeatId, number>()
  #told: Waiting = {}
  #due = false

  constructor(room: Room, later: (run: () => void) => void) {
    this.#room = room
    this.#later = later
    room.onAside(() => this.#changed())
  }

  greet(session: Session) {
    const { id, role, table } = session.seat
    if (table !== undefined && (role === 'participant' || role === 'scribe')) {
      const before = this.#seats.get(id)
      this.#seats.set(id, table)
      if (before !== table && Object.keys(this.#told).length > 0) this.#changed()
    }
    if (!isTold(session)) return
    // What the others were told: who comes in again and again learns nothing sooner.
    if (Object.keys(this.#told).length > 0) session.line.send(waitingFrame(this.#told))
    else this.#changed()
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
    if (this.#room.isClosed()) return
    const now = this.#count()
    if (JSON.stringify(now) === JSON.stringify(this.#told)) return
    this.#told = now
    const frame = waitingFrame(now)
    for (const session of this.#room.sessions) if (isTold(session)) session.line.send(frame)
  }

  #count(): Waiting {
    const { vault } = this.#room
    // A large board stays bytes while nobody has written face down on it.
    if (!this.#room.isOpen() && vault.unrevealedCount === 0) return this.#told
    const board = this.#room.shownBoard
    const people = new Map<number, number>()
    for (const table of this.#seats.values()) people.set(table, (people.get(table) ?? 0) + 1)
    // Some have no phone: whoever leads has counted them.
    for (const [table, told] of Object.entries(boardFields(board).get('people') ?? {}))
      people.set(Number(table), Math.max(told.people, people.get(Number(table)) ?? 0))
    const notes = vault.allUnrevealed.map(({ note }) => note)
    return waitingOn(hiddenOn(board), notes, people)
  }
}

const isTold = ({ ext, seat }: Session) => ext && TOLD.has(seat.role)
