import { type Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import * as z from 'zod/mini'
import type { Role } from '../../shared/board/roles.ts'
import { COOKIE_MAX_AGE_S, cookieName, tokenInCookies } from '../seats/cookies.ts'
import { readJoinCode } from '../seats/join-code.ts'
import type { BoardRecord } from '../store/registry.ts'
import { isHttps } from './addresses.ts'
import { readBody } from './body.ts'
import type { Services } from './context.ts'
import { fromOwnPage } from './guards.ts'
import { Problem } from './problems.ts'

const table = z.optional(z.int().check(z.gte(1), z.lte(99)))
const JoinBody = z.union([
  z.strictObject({ code: z.string().check(z.maxLength(40)), table }),
  z.strictObject({ key: z.string().check(z.minLength(1), z.maxLength(300)), table }),
])

/** Retry-After of refusals that time may heal. */
const RETRY_S = { 'too-many-joining': 1, full: 60 } as const

/** POST /api/join: a code or a link's secret becomes a seat. */
export function join(services: Services): Hono {
  return new Hono().post('/api/join', async (c) => {
    if (c.req.header('Origin') !== undefined && !fromOwnPage(c, services))
      throw new Problem('wrong-origin')
    const body = await readBody(c, JoinBody)
    const { board, role } =
      'code' in body ? await byCode(services, body.code) : await byLink(services, body.key)
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
    keepCookie(c, board, role, token)
    return c.json({ board: board.id, seat: seat.id, role, token, table: seat.table ?? null })
  })
}

async function byCode({ seats, metrics }: Services, typed: string) {
  const code = readJoinCode(typed)
  if (code === undefined) throw new Problem('bad-code')
  const search = await seats.boardByCode(code)
  switch (search.kind) {
    case 'found':
      return { board: search.board, role: 'participant' } as const
    case 'unknown':
      metrics.wrongCodes.inc()
      throw new Problem('unknown-code')
    case 'busy':
      throw new Problem('too-many-guesses', undefined, Math.ceil(search.retryAfterMs / 1000))
  }
}

/** A link's secret, or the whole link as somebody copied it. */
async function byLink({ store }: Services, key: string) {
  const secret = /^(?:.*\/k\/)?([\w-]+)(?:[?#].*)?$/.exec(key.trim())?.[1]
  const found = secret === undefined ? undefined : await store.registry.byLink(secret)
  if (!found) throw new Problem('unknown-link')
  return found
}

function keepCookie(c: Context, board: BoardRecord, role: Role, token: string) {
  setCookie(c, cookieName(board.id, role), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isHttps(c),
    maxAge: COOKIE_MAX_AGE_S,
  })
}
