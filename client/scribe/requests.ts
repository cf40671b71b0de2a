import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { ask } from '../sync/http.ts'

/** A seat of the scribe's table, as the list has it: never whose it is, nor which notes are its own. */
export interface TableSeat {
  seat: string
  role: Role
  table: number | null
  connected: boolean
  /** ISO 8601. */
  since: string
}

const at = (board: BoardId, rest: string) => `/api/boards/${board}${rest}?as=scribe`

/** Residents' seats of this table: those that are gone first, then who came first. */
export async function listSeats(board: BoardId): Promise<readonly TableSeat[]> {
  const seats = (await (await ask(at(board, '/seats'))).json()) as TableSeat[]
  return seats
    .filter(({ role }) => role === 'participant')
    .sort((a, b) => Number(a.connected) - Number(b.connected) || (a.since < b.since ? -1 : 1))
}

/** A link that gives a seat to another device, once and for ten minutes. */
export async function returnLink(board: BoardId, seat: string) {
  const answer = await ask(at(board, `/seats/${seat}/return`), { method: 'POST' })
  return (await answer.json()) as { link: string; expiresAt: string }
}

/** Where this scribe really sits. The page has to begin anew after it. */
export const setTable = async (board: BoardId, table: number) => {
  await ask(at(board, '/mine/table'), { method: 'PUT', body: { table } })
}
