import { Hono } from 'hono'
import * as z from 'zod/mini'
import { type ActorId, type BoardId, isId } from '../../shared/board/ids.ts'
import type { AnswerTo, ListedSeat } from '../../shared/http.ts'
import { CLOSE } from '../../shared/wire.ts'
import { seatCookies } from '../seats/cookies.ts'
import type { BoardRecord, SeatRecord } from '../store/registry.ts'
import { readBody } from './body.ts'
import type { OnBoard, Services } from './context.ts'
import { fromOwnPage, seated } from './guards.ts'
import { inRoom } from './in-room.ts'
import { forgetCookie } from './keep-cookie.ts'
import { Problem } from './problems.ts'
import { tellDevices } from './returns.ts'
import { snapshotOf } from './snapshot-cache.ts'

const BodyBody = z.strictObject({
  actor: z.nullable(z.custom<ActorId>(isId)),
})

const LeaveBody = z.strictObject({
  board: z.optional(z.custom<BoardId>(isId)),
  storage: z.optional(z.boolean()),
})

/** The seats themselves: who is here in numbers, handing one over, leaving, speaking for a body. */
export function seatRoutes(services: Services): Hono<OnBoard> {
  const { seats, store } = services
  const app = new Hono<OnBoard>()

  // No number that moves when somebody writes: asked again and again, it would name the author (I4).
  app.get('/api/boards/:id/seats', seated(services, 'scribe', 'facilitator'), async (c) => {
    const asking = c.get('seat')
    const all = await store.roll.seats(c.get('board').id)
    const here = await inRoom(services, c.get('board'), (room) => room.connected())
    // Who went from table to table sees no other's seats.
    const gives = asking.role !== 'scribe' || (await seats.comingBack.gives(asking))
    const seen =
      asking.role === 'scribe'
        ? all.filter((seat) => seat.id === asking.id || (gives && sharesTable(asking, seat)))
        : all
    const listed = seen.map(
      ({ id, role, table = null, since }): ListedSeat => ({
        seat: id,
        role,
        table,
        connected: here.has(id),
        since: new Date(since).toISOString(),
      }),
    )
    return c.json(listed)
  })

  // How many there are is told by the press alone: asked for again and again, it would fall by one
  // when one of them writes (I4). Whose devices come back take them again: nothing is to be undone.
  app.post('/api/boards/:id/seats/give-up-unused', seated(services, 'facilitator'), async (c) => {
    const givenUp = await seats.giveUpUnused(c.get('board').id)
    return c.json({ givenUp } satisfies AnswerTo<'POST /api/boards/:id/seats/give-up-unused'>)
  })

  const leave = async (seat: SeatRecord, board: BoardRecord) => {
    const { id, continues } = seat
    await seats.forget(seat)
    if (continues) await tellDevices(services, { id: continues })
    await inRoom(services, board, (room) => room.audience.sendOut(id, CLOSE.noSeat, 'left'))
  }

  app.post('/api/boards/:id/leave', seated(services), async (c) => {
    const [seat, board] = [c.get('seat'), c.get('board')]
    await leave(seat, board)
    forgetCookie(c, services, board.id, seat.role)
    return c.body(null, 204)
  })

  /** Everything by which this browser is known here, also what its pages cannot see. */
  app.post('/api/leave', async (c) => {
    if (!fromOwnPage(c, services)) throw new Problem('wrong-origin')
    const { board: only, storage } = await readBody(c, LeaveBody)
    for (const { board, role, token } of seatCookies(c.req.header('Cookie'))) {
      if (only !== undefined && board !== only) continue
      const seat = await seats.byToken(token)
      const of = seat && (await store.registry.board(seat.board))
      if (of) await leave(seat, of)
      forgetCookie(c, services, board, role)
    }
    // Cookies are left out: a browser would take those of the ward's whole domain.
    if (storage) c.header('Clear-Site-Data', '"cache", "storage"')
    return c.body(null, 204)
  })

  app.put('/api/boards/:id/mine/body', seated(services, 'staff'), async (c) => {
    const { actor } = await readBody(c, BodyBody)
    const known = await inRoom(services, c.get('board'), (room) =>
      snapshotOf(room).actors.some(({ id }) => id === actor),
    )
    if (actor !== null && !known) throw new Problem('no-such-actor')
    const [{ id }, body] = [c.get('seat'), actor ?? undefined]
    await store.roll.setBody(id, body)
    await inRoom(services, c.get('board'), (room) => room.audience.speakFor(id, body))
    return c.json({ body: actor } satisfies AnswerTo<'PUT /api/boards/:id/mine/body'>)
  })

  return app
}

const sharesTable = (scribe: SeatRecord, { table }: SeatRecord) =>
  table !== undefined && table === scribe.table
