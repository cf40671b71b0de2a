import type { BoardId } from '../../shared/board/ids.ts'
import type { ListedSeat } from '../../shared/http.ts'
import { request } from '../sync/http.ts'

const as = 'scribe'

/** Residents' seats of this table: those that are gone first, then who came first. */
export async function listSeats(id: BoardId): Promise<readonly ListedSeat[]> {
  const seats = await request('GET /api/boards/:id/seats', { at: { id }, as })
  return seats
    .filter(({ role }) => role === 'participant')
    .sort((a, b) => Number(a.connected) - Number(b.connected) || (a.since < b.since ? -1 : 1))
}

/** Where this scribe really sits. The page has to begin anew after it. */
export const setTable = (id: BoardId, table: number) =>
  request('PUT /api/boards/:id/mine/table', { at: { id }, as, body: { table } })
