import { Hono } from 'hono'
import * as z from 'zod/mini'
import { CLOSE } from '../../shared/wire.ts'
import { tokenInCookies } from '../seats/cookies.ts'
import { readJoinCode } from '../seats/join-code.ts'
import type { SeatRecord } from '../store/registry.ts'
import { readBody } from './body.ts'
import type { Services } from './context.ts'
import { fromOwnPage } from './guards.ts'
import { inRoom } from './in-room.ts'
import { keepCookie } from './keep-cookie.ts'
import { Problem } from './problems.ts'

const table = z.optional(z.int().check(z.gte(1), z.lte(99)))
const JoinBody = z.union([
  z.strictObject({ code: z.string().check(z.maxLength(40)), table }),
  z.strictObject({ key: z.string().check(z.minLength(1), z.maxLength(300)), table }),
])

/** Retry-After of refusals that time may heal. */
const RETRY_S = { 'too-many-joining': 1, full: 60 } as const

/** POST /api/join: a code or a link's secret becomes a seat, or hands one over. */
export function join(services: Services): Hono {
  return new Hono().post('/api/join', async (c) => {
    if (c.req.header('Origin') !== undefined && !fromOwnPage(c, services))
      throw new Problem('wrong-origin')
    const body = await readBody(c, JoinBody)
    const found =
      'code' in body ? await byCode(services, body.code) : await byKey(services, body.key)
    if (found.kind === 'return') {
      const { seat, token } = found
      // Whoever had it before is sent out; a phone that was lost writes no more.
      await inRoom(services, { id: seat.board }, (room) =>
        room.audience.sendOut(seat.id, CLOSE.noSeat, 'handed over'),
      )
      keepCookie(c, seat.board, seat.role, token)
      return c.json(joined(seat, token))
    }
    const { board, role } = found
    const admission = await services.seats.admit(board, {
      role,
      table: body.table,
      token: tokenInCookies(c.req.header('Cookie'), board.id, role),
    })
    if (admission.kind === 'refused') {
      const { why } = admission
      const wait = why === 'too-many-joining' || why === 'full' ? RETRY_S[why] : undefined
      throw new Problem(why, undefined, wait)
    }
    const { seat, token, fresh } = admission
    if (fresh) services.metrics.seats.inc({ role })
    keepCookie(c, board.id, role, token)
    return c.json(joined(seat, token))
  })
}

const joined = ({ id, board, role, table }: SeatRecord, token: string) => ({
  ...{ board, seat: id, role, token, table: table ?? null },
})

async function byCode({ seats, metrics }: Services, typed: string) {
  const code = readJoinCode(typed)
  if (code === undefined) throw new Problem('bad-code')
  const search = await seats.boardByCode(code)
  switch (search.kind) {
    case 'found':
      return { kind: 'link', board: search.board, role: 'participant' } as const
    case 'unknown':
      metrics.wrongCodes.inc()
      throw new Problem('unknown-code')
    case 'busy':
      throw new Problem('too-many-guesses', undefined, Math.ceil(search.retryAfterMs / 1000))
  }
}

/** A link's secret, or the whole link as somebody copied it; a link of return works once. */
async function byKey({ seats, store }: Services, key: string) {
  const secret = /^(?:.*\/[kr]\/)?([\w-]+)(?:[?#].*)?$/.exec(key.trim())?.[1]
  if (secret === undefined) throw new Problem('unknown-link')
  const found = await store.registry.byLink(secret)
  if (found) return { kind: 'link', ...found } as const
  const back = await seats.takeReturn(secret)
  if (!back) throw new Problem('unknown-link')
  return { kind: 'return', ...back } as const
}
