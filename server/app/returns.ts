import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { SeatId } from '../../shared/board/ids.ts'
import type { AnswerTo, Returned, ReturnLink } from '../../shared/http.ts'
import { PICTURES, SIGN_LENGTH } from '../../shared/sign.ts'
import { CLOSE } from '../../shared/wire.ts'
import type { SeatRecord } from '../store/registry.ts'
import { readBody } from './body.ts'
import type { OnBoard, Services } from './context.ts'
import { idAt, seated } from './guards.ts'
import { inRoom } from './in-room.ts'
import { Problem } from './problems.ts'

const sign = z.array(z.enum(PICTURES)).check(
  z.length(SIGN_LENGTH),
  z.refine((chosen) => new Set(chosen).size === SIGN_LENGTH),
)
const SignBody = z.strictObject({ sign: z.nullable(sign) })
const GuessBody = z.strictObject({ sign })
const WhoseBody = z.strictObject({ since: z.int(), mine: z.boolean() })

/**
 * A seat goes on on another device. Who gives the link could take it herself: the device writes at
 * once, and what the person wrote before is opened by her alone (I4).
 */
export function returnRoutes(services: Services): Hono<OnBoard> {
  const { seats, store, metrics } = services
  const { comingBack, signs } = seats
  const app = new Hono<OnBoard>()

  app.post(
    '/api/boards/:id/seats/:seat/return',
    seated(services, 'scribe', 'facilitator'),
    async (c) => {
      const asking = c.get('seat')
      if (asking.stopped) throw new Problem('stopped')
      // Nobody writes any more: what is left to see are earlier words, and they are not the finder's.
      if (c.get('board').state === 'closed') throw new Problem('closed')
      const seat = await store.roll.seat(idAt<SeatId>(c.req.param('seat'), 'no-such-seat'))
      if (!seat || seat.board !== c.get('board').id) throw new Problem('no-such-seat')
      if (!mayReturn(asking, seat)) throw new Problem('not-allowed')
      if (asking.role === 'scribe' && !(await comingBack.gives(asking)))
        throw new Problem('gives-no-links')
      const waits = comingBack.mayOffer(asking)
      if (waits > 0) throw new Problem('too-many-links', undefined, Math.ceil(waits / 1_000))
      if (asking.role === 'scribe') await comingBack.settle(asking)
      const by = { role: asking.role, table: asking.table }
      const { secret, expiresAt } = await comingBack.offer(seat.id, by)
      const until = new Date(expiresAt).toISOString()
      return c.json({ link: `/r/${secret}`, expiresAt: until } satisfies ReturnLink, 201)
    },
  )

  app.get('/api/boards/:id/seats/returned', seated(services, 'facilitator'), async (c) => {
    const { by, waiting, denied } = await store.returns.counted(c.get('board').id)
    const given = by.flatMap(({ role, table = null, times }) =>
      role === 'facilitator' || role === 'scribe' ? [{ role, table, times }] : [],
    )
    return c.json({ by: given, waiting, denied } satisfies Returned)
  })

  app.put('/api/boards/:id/mine/sign', seated(services), async (c) => {
    const { sign: chosen } = await readBody(c, SignBody)
    const seat = c.get('seat')
    await signs.choose(seat, chosen)
    await tellDevices(services, seat)
    return c.json({ chosen: chosen !== null } satisfies AnswerTo<'PUT /api/boards/:id/mine/sign'>)
  })

  app.get('/api/boards/:id/mine/earlier', seated(services), async (c) => {
    const seat = c.get('seat')
    const [closed, guesses] = [seat.continues !== undefined, await signs.left(seat)]
    return c.json({ closed, guesses } satisfies AnswerTo<'GET /api/boards/:id/mine/earlier'>)
  })

  app.post('/api/boards/:id/mine/earlier', seated(services), async (c) => {
    const { sign: guess } = await readBody(c, GuessBody)
    const { id, board } = c.get('seat')
    await seats.alone(board, async () => {
      // Another guess may have been right meanwhile.
      const seat = await store.roll.seat(id)
      if (!seat?.continues) throw new Problem('no-sign')
      const guessed = await signs.guess(seat, guess)
      if (guessed.kind === 'right') return joinSeats(services, seat, guessed.earlier)
      if (guessed.kind === 'none') throw new Problem('no-sign')
      metrics.wrongSigns.inc()
      throw new Problem('wrong-sign', {
        ja: `絵か、絵の順が違います。あと${guessed.left}回試せます。`,
        en: `These are not the pictures, or not their order. ${guessed.left} more tries.`,
      })
    })
    return c.json({ opened: true } satisfies AnswerTo<'POST /api/boards/:id/mine/earlier'>)
  })

  /** The earlier device says whose the other one is. */
  app.post('/api/boards/:id/mine/other-device', seated(services), async (c) => {
    const { since, mine } = await readBody(c, WhoseBody)
    const seat = c.get('seat')
    await seats.alone(seat.board, async () => {
      const other = await store.returns.waitingFor(seat.id)
      // Yet another one came: she has seen nothing of that.
      if (other?.since !== since) throw new Problem('other-device')
      if (mine) return joinSeats(services, other.seat, seat.id)
      await comingBack.deny(other.seat)
      await inRoom(services, { id: seat.board }, (room) =>
        room.audience.sendOut(other.seat.id, CLOSE.noSeat, 'another person'),
      )
      await tellDevices(services, seat)
    })
    return c.json({ mine } satisfies AnswerTo<'POST /api/boards/:id/mine/other-device'>)
  })

  return app
}

/** What a seat's devices are told of each other, as it is now. */
export async function tellDevices({ store, ...services }: Services, { id }: { id: SeatId }) {
  const seat = await store.roll.seat(id)
  if (!seat) return
  await inRoom(services, { id: seat.board }, (room) => room.own.tellDevices(seat, room.sessions))
}

/** Both are one person's: the later device holds the earlier seat, with all that either wrote. */
async function joinSeats(services: Services, from: SeatRecord, to: SeatId) {
  const { returns, roll } = services.store
  await inRoom(services, { id: from.board }, async (room) => {
    await returns.takeToken(from.id, to)
    room.audience.sendOut(from.id, CLOSE.tryAgain, 'the same seat')
    room.audience.sendOut(to, CLOSE.noSeat, 'handed over')
    // What it said until now is known by its name of before.
    await room.settled()
    await returns.join(from.id, to)
    room.join(from.id, to)
    const seat = await roll.seat(to)
    if (seat) room.own.tellDevices(seat, room.sessions)
  })
}

/** The team's seats come back by the team's own links; a scribe gives back residents' of her table. */
const mayReturn = (asking: SeatRecord, seat: SeatRecord) =>
  asking.role === 'facilitator'
    ? seat.role === 'participant' || seat.role === 'scribe' || seat.role === 'staff'
    : seat.role === 'participant' && seat.table !== undefined && seat.table === asking.table
