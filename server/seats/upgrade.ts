import type { IncomingMessage } from 'node:http'
import { type BoardId, isId } from '../../shared/board/ids.ts'
import type { SeatRecord } from '../store/registry.ts'
import { seatOf } from './credentials.ts'
import type { KnowsHost } from './known-hosts.ts'
import { isOwnOrigin } from './origin.ts'
import type { Seats } from './seats.ts'

/** Finds the seat that a WebSocket's upgrade of `/sync/<board>` stands for. */
export const seatOfUpgrade =
  (seats: Pick<Seats, 'byToken'>, publicUrl: string | undefined, knowsHost: KnowsHost) =>
  async (request: IncomingMessage): Promise<SeatRecord | undefined> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const board = pathname.slice('/sync/'.length)
    const { cookie, origin, host } = request.headers
    if (!isId<BoardId>(board) || !knowsHost(host)) return undefined
    const proven = await seatOf(seats, board, {
      token: searchParams.get('token') ?? undefined,
      cookies: cookie,
      as: searchParams.get('as'),
    })
    if (proven?.by === 'cookie' && !isOwnOrigin(origin, host, publicUrl)) return undefined
    return proven?.seat
  }
