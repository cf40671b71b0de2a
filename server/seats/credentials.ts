import type { BoardId } from '../../shared/board/ids.ts'
import { isRole, type Role } from '../../shared/board/roles.ts'
import type { SeatRecord } from '../store/registry.ts'
import { tokenInCookies } from './cookies.ts'
import type { Seats } from './seats.ts'

/** How a request says whose it is: a token of its own, or a cookie and `as=<role>`. */
export interface Credentials {
  token: string | undefined
  cookies: string | null | undefined
  as: string | null | undefined
}

/** A token without a cookie cannot have been sent by somebody else's page. */
export interface Proven {
  seat: SeatRecord
  by: 'token' | 'cookie'
}

/** "Bearer abc" → "abc" */
export const bearerOf = (header: string | null | undefined): string | undefined =>
  /^Bearer +(\S+)$/i.exec(header ?? '')?.[1]

export async function seatOf(
  seats: Pick<Seats, 'byToken'>,
  board: BoardId,
  { token, cookies, as }: Credentials,
): Promise<Proven | undefined> {
  if (token !== undefined) {
    const seat = await seats.byToken(token)
    return seat && { seat, by: 'token' }
  }
  if (!isRole(as)) return undefined
  const held = tokenInCookies(cookies, board, as satisfies Role)
  const seat = held === undefined ? undefined : await seats.byToken(held)
  return seat && seat.board === board && seat.role === as ? { seat, by: 'cookie' } : undefined
}
