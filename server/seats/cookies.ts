import { parse } from 'hono/utils/cookie'
import { type BoardId, isId } from '../../shared/board/ids.ts'
import { isRole, type Role } from '../../shared/board/roles.ts'

/** The longest that browsers keep one. A year later a resident still sees what became of her note. */
export const COOKIE_MAX_AGE_S = 400 * 24 * 60 * 60

/** One cookie per board and role: all surfaces of a board fit into one browser. */
export const cookieName = (board: BoardId, role: Role): string => `yoriai_${board}_${role}`

/** All seats of this browser. */
export const seatCookies = (header: string | null | undefined) =>
  Object.entries(parse(header ?? '')).flatMap(([name, token]) => {
    const [, board, role] = /^yoriai_(.+)_([a-z]+)$/.exec(name) ?? []
    return isId<BoardId>(board) && isRole(role) ? [{ board, role, token }] : []
  })

/** The tokens of all boards that this browser facilitates. */
export const facilitatorTokens = (header: string | null | undefined): string[] =>
  seatCookies(header).flatMap(({ role, token }) => (role === 'facilitator' ? token : []))

/** @param header the request's Cookie header */
export function tokenInCookies(
  header: string | null | undefined,
  board: BoardId,
  role: Role,
): string | undefined {
  const name = cookieName(board, role)
  return header ? parse(header, name)[name] : undefined
}
