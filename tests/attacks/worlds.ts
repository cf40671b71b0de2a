import type { Command } from '../../shared/board/commands.ts'
import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import { isNoteOperation } from '../../shared/board/notes.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { Role } from '../../shared/board/roles.ts'
import { boardFromPlan } from '../../shared/plan/board-from-plan.ts'
import type { Plan } from '../../shared/plan/format.ts'
import { LIMITS, SERVER_LIMITS } from '../../shared/wire.ts'
import { said } from '../server/commands/said.ts'
import { Desk, posted, textIn } from './desk.ts'
import { type Draft, opened } from './draft.ts'
import { afterwards, asked, laid, PLAN } from './evening.ts'
import { type Target, targetsOf } from './targets.ts'

export interface Seat {
  id: SeatId
  role: Role
  table: number | undefined
  stopped?: boolean
}

/** A valid update that one seat could send now, and who that is. */
export interface Deed {
  seat: Seat
  draft: Draft
  /** The client id that writes it. */
  client: number
  bytes: Uint8Array
}

/** One board in the middle of an evening, and everything an attacker may know of it. */
export interface World {
  name: string
  seats: readonly Seat[]
  /** Its document as one update. */
  state: Uint8Array
  owners: ReadonlyMap<NoteId, SeatId>
  clients: ReadonlyMap<number, SeatId>
  putAway: ReadonlySet<NoteId>
  deeds: readonly Deed[]
  /** What others will do next, not knowing of any attack: said, or by a client id of its own. */
  later: readonly ({ seat: Seat } & ({ update: Uint8Array } | { command: Command }))[]
  laterOwners: ReadonlyMap<NoteId, SeatId>
  targets: readonly Target[]
  /** Ids that no note stands under, though some did. */
  gone: readonly NoteId[]
}

/** How often each, of ten. */
const SETTINGS = [
  ...(['open', 'open', 'team', 'grouping', 'grouping', 'grouping'] as const),
  ...(['locked', 'locked', 'closed', 'full'] as const),
]
type Setting = (typeof SETTINGS)[number]

export const WORLDS = 20

const seats = (
  [
    ['ai', 'participant', 1],
    ['bo', 'participant', 2],
    ['chi', 'participant', undefined],
    ['dai', 'scribe', 1],
    ['emi', 'staff', undefined],
    ['fu', 'staff', undefined],
    ['go', 'facilitator', undefined],
    ['screen', 'screen', undefined],
    ['stopped', 'participant', 1],
  ] as const
).map(([id, role, table]): Seat => {
  const seat = { id: id as string as SeatId, role, table }
  return id === 'stopped' ? { ...seat, stopped: true } : seat
})
export const seatNamed = (id: string): Seat => seats.find((seat) => seat.id === id) as Seat

/** Client ids in another order in every world: Yjs settles by them who wins. */
const clientOf = (at: number, turn: number) => 1_000_000 + ((at * 7 + turn * 5) % 9) * 4_001 + turn

const made = new Map<number, World>()
export function world(at: number): World {
  const known = made.get(at) ?? make(at)
  made.set(at, known)
  return known
}

function make(at: number): World {
  const setting = SETTINGS[at % SETTINGS.length] as Setting
  const turn = at
  const desk = new Desk(
    boardFromPlan(PLAN as unknown as Plan, {
      ...{ title: '寄り合い', period: { from: 2026, to: 2031 }, tables: 3, epoch: 'e1' },
      client: 4 + (turn % 4) * 50_000_000,
    }),
    (seat) => clientOf(seats.indexOf(seat), turn),
  )
  const { putAway, gone } = laid(desk, seatNamed)
  const settings: Partial<Record<Setting, Operation>> = {
    grouping: { verb: 'board.set', patch: { grouping: 'all' } },
    team: { verb: 'board.set', patch: { grouping: 'team' } },
    locked: { verb: 'board.set', patch: { locked: true } },
  }
  const operation = settings[setting]
  if (operation) desk.does(seatNamed('go'), operation)
  if (setting === 'closed') {
    desk.serverDoes((board) => void board.root('board').set('state', 'closed'))
  }
  const owners = new Map(desk.owners)
  const clients = new Map(desk.clients)
  if (setting === 'full') crowd(owners, clients)
  const deeds = asked(seatNamed).flatMap(([seat, operations]): Deed[] => {
    const bytes = desk.wouldDo(seat, operations)
    return bytes ? [{ seat, bytes, draft: opened(bytes), client: desk.clientOf(seat) }] : []
  })
  const laterOwners = new Map<NoteId, SeatId>()
  const later = afterwards(seatNamed).flatMap(([seat, acts], at): World['later'] => {
    for (const note of posted(acts)) laterOwners.set(note, seat.id)
    const [act] = acts
    if (typeof act === 'object' && isNoteOperation(act))
      return [{ seat, command: said(act, textIn(desk.state, act.note)) }]
    const client = 3_000_000 + ((at * 3 + turn) % 5) * 700_000_000
    const update = desk.wouldDo(seat, acts, client)
    return update ? [{ seat, update }] : []
  })
  return {
    ...{ name: `${setting} ${turn}`, seats, state: desk.state, owners, clients, deeds },
    ...{ putAway: new Set(putAway), later, laterOwners, targets: targetsOf(desk.state), gone },
  }
}

/** Two seats that have as much as a seat may have. */
function crowd(owners: Map<NoteId, SeatId>, clients: Map<number, SeatId>) {
  for (let at = owners.size; at < LIMITS.notesPerSeat; at++)
    owners.set(`old-${at}` as NoteId, 'ai' as SeatId)
  for (let at = 0; at < SERVER_LIMITS.clientsPerSeat; at++)
    clients.set(2_000_000 + at, 'emi' as SeatId)
}
