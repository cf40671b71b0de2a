import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { COOKIE_MAX_AGE_S, cookieName, tokenInCookies } from '../seats/cookies.ts'
import { isHttps, isHttpsUrl } from './addresses.ts'
import type { Services } from './context.ts'

/** Where the world comes by https, also what a proxy hands on as plain http came so. */
const attributes = (c: Context, { publicUrl }: Public) =>
  ({
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isHttps(c) || isHttpsUrl(publicUrl),
  }) as const

type Public = Pick<Services, 'publicUrl'>

/** By it the device is known as its seat when it comes again. */
export const keepCookie = (c: Context, to: Public, board: BoardId, role: Role, token: string) =>
  setCookie(c, cookieName(board, role), token, { ...attributes(c, to), maxAge: COOKIE_MAX_AGE_S })

export const forgetCookie = (c: Context, to: Public, board: BoardId, role: Role) =>
  setCookie(c, cookieName(board, role), '', { ...attributes(c, to), maxAge: 0 })

/** A device that has sat here before gets its cookie as cookies are now. */
export function renewCookie(c: Context, to: Public, board: BoardId, role: Role) {
  const token = tokenInCookies(c.req.header('Cookie'), board, role)
  if (token !== undefined && c.req.query('as') === role) keepCookie(c, to, board, role, token)
}
