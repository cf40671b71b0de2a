import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { COOKIE_MAX_AGE_S, cookieName } from '../seats/cookies.ts'
import { isHttps } from './addresses.ts'

const attributes = (c: Context) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(c) }) as const

/** By it the device is known as its seat when it comes again. */
export const keepCookie = (c: Context, board: BoardId, role: Role, token: string) =>
  setCookie(c, cookieName(board, role), token, { ...attributes(c), maxAge: COOKIE_MAX_AGE_S })

export const forgetCookie = (c: Context, board: BoardId, role: Role) =>
  setCookie(c, cookieName(board, role), '', { ...attributes(c), maxAge: 0 })
