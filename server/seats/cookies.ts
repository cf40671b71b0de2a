import { parse } from 'hono/utils/cookie'
import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'

/** The longest that browsers keep one. A year later a resident still sees what became of her note. */
export const COOKIE_MAX_AGE_S = 400 * 24 * 60 * 60

/** One cookie per board and role: all surfaces of a board fit into one browser. */
export const cookieName = (board: BoardId, role: Role): string => `yoriai_${board}_${role}`

/** The tokens of all boards that this browser facilitates. */
export const facilitatorTokens = (header: string | null | undefined): string[] =>
  Object.entries(parse(header ?? ''))
    .filter(([name]) => /^yoriai_.+_facilitator$/.test(name))
    .map(([, token]) => token)

/** @param header the request's Cookie header */
export function tokenInCookies(
  header: string | null | undefined,
  board: BoardId,
  role: Role,
): string | undefined {
  const name = cookieName(board, role)
  return header ? parse(header, name)[name] : undefined
}
