import { type Context, Hono } from 'hono'
import type { NoteId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import type { BoardInfo, OwnNoteState, OwnNotes } from '../../shared/http.ts'
import { type BoardRecord, nameOf, type SeatRecord } from '../store/registry.ts'
import type { Room } from '../sync/room.ts'
import { addressesFor, baseFor, joinUrl, linksOut } from './addresses.ts'
import type { OnBoard, Services } from './context.ts'
import { reading, seated } from './guards.ts'
import { inRoom } from './in-room.ts'
import { renewCookie } from './keep-cookie.ts'
import { encodingFor, pack } from './packed.ts'
import { Problem } from './problems.ts'
import { jsonOf, shortStateOf, snapshotOf } from './snapshot-cache.ts'

/** What a seat may read of its board. All of it is the shown board: durable, and nothing else (I1). */
export function reads(services: Services): Hono<OnBoard> {
  const { registry } = services.store
  const app = new Hono<OnBoard>()

  app.get('/api/boards/:id', seated(services), async (c) => {
    const board = c.get('board')
    const seat = c.get('seat')
    const { shown, epoch } = await inRoom(services, board, (room) => ({
      shown: snapshotOf(room),
      epoch: room.epoch,
    }))
    const { title = board.title, tables = board.tables, period } = shown.board
    if (c.req.header('Authorization') === undefined) renewCookie(c, services, board.id, seat.role)
    const info: BoardInfo = {
      id: board.id,
      title,
      heldOn: board.heldOn,
      template: board.template,
      period,
      state: board.state,
      reception: board.reception,
      epoch,
      tables,
      goals: shown.goals.map(({ id, title, number }) => ({ id, title, number })),
      counts: { ...countsOf(shown), seats: await seatsOn(services, board) },
      joinCode: board.joinCode,
      seat: { ...seatOut(seat), ...(await lostNotes(services, seat)) },
      ...(await doors(c, services, board, seat.role)),
    }
    return c.json(info)
  })

  app.get('/api/boards/:id/board.json', reading(services), async (c) => {
    const found = await inRoom(services, c.get('board'), numbered(jsonOf))
    return packed(c, found, 'application/json')
  })

  app.get('/api/boards/:id/state', seated(services), async (c) => {
    const short = c.req.query('v') === '2'
    const state = short ? shortStateOf : (room: Room) => room.state()
    const found = await inRoom(services, c.get('board'), numbered(state))
    return packed(c, found, 'application/octet-stream')
  })

  app.get('/api/boards/:id/mine', seated(services), async (c) => {
    const seat = c.get('seat')
    const { role, table } = seat
    const posted = await registry.notesOf(seat)
    const notes = await inRoom(services, c.get('board'), (room) =>
      posted.map((note) => stateOf(room, note)),
    )
    const own: OwnNotes = { seat: nameOf(seat), role, table: table ?? null, notes }
    return c.json(own)
  })

  return app
}

/** A device holds its own words that were put away; nobody else's does (I4). */
function stateOf(room: Room, id: NoteId): OwnNoteState {
  if (room.shownBoard.root('notes').has(id)) return { id, state: 'shown' }
  const kept = room.vault.get(id)
  if (kept?.unrevealed) return { id, state: 'unrevealed', text: kept.note.text }
  return kept ? { id, state: 'putAway', text: kept.note.text } : { id, state: 'withdrawn' }
}

const seatOut = ({ role, table, body, stopped, ...seat }: SeatRecord): BoardInfo['seat'] => ({
  ...{
    id: nameOf(seat),
    role,
    table: table ?? null,
    body: body ?? null,
    stopped: stopped === true,
  },
})

/** Which notes were hers is known no more: her device says so. */
async function lostNotes({ store }: Services, { id }: SeatRecord) {
  return (await store.ageing.hasLostNotes(id)) ? { notesEnded: true } : {}
}

type Numbered = readonly [sequence: number, bytes: Uint8Array]

const numbered =
  (bytes: (room: Room) => Uint8Array) =>
  (room: Room): Numbered => [room.sequence, bytes(room)]

/** A board at one sequence number is always the same: its number is its tag, with the encoding. */
async function packed(c: Context, [sequence, bytes]: Numbered, type: string) {
  const encoding = encodingFor(c.req.header('Accept-Encoding'))
  // Other bytes are another representation (RFC 9110, 8.8.3.3).
  const tag = encoding === 'identity' ? `"${sequence}"` : `"${sequence}-${encoding}"`
  c.header('ETag', tag)
  // What is on a board stands in no browser's cache; programs may still ask by its tag.
  c.header('Cache-Control', 'no-store')
  c.header('Vary', 'Accept-Encoding', { append: true })
  const held = (c.req.header('If-None-Match') ?? '').split(',')
  if (held.map((one) => one.trim()).some((one) => one === '*' || one.replace(/^W\//, '') === tag))
    return c.body(null, 304)
  if (encoding !== 'identity') c.header('Content-Encoding', encoding)
  c.header('Content-Type', type)
  return c.body((await pack(bytes, encoding)) as Uint8Array<ArrayBuffer>)
}

const countsOf = ({ goals, actors, rows, notes }: Snapshot) => ({
  goals: goals.length,
  actors: actors.length,
  rows: rows.filter((row) => !row.removed).length,
  notes: notes.length,
})

async function seatsOn({ store }: Services, { id }: BoardRecord) {
  const counts = await store.registry.seatCounts(id)
  return counts.reduce((sum, { seats }) => sum + seats, 0)
}

/** The ways in. The participants' is on the wall anyway; the other links are the facilitator's alone. */
async function doors(c: Context, services: Services, { id }: BoardRecord, role: Role) {
  const links = await services.store.registry.links(id)
  if (!links) throw new Problem('no-board')
  const place = await services.store.places.of(id)
  const base = baseFor(c, services, place)
  const open = { joinUrl: joinUrl(base, links) }
  if (role !== 'facilitator') return open
  return {
    ...open,
    links: linksOut(links),
    publicUrl: services.publicUrl,
    addresses: [...new Set([base, ...addressesFor(c, services)])],
  }
}
