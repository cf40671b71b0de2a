import type { BoardId } from '../../shared/board/ids.ts'
import { ask, type Links } from '../sync/http.ts'

/** One line of GET /api/boards. */
export interface ListedBoard {
  id: BoardId
  title: string
  heldOn?: string | null
  state: 'open' | 'closed'
  joinCode: string
  counts: { participants: number; notes: number }
  links?: Links | null
}

/** @throws HttpError 401 where the key is not the right one */
export async function listBoards(key: string): Promise<ListedBoard[]> {
  const answer = await ask('/api/boards', { bearer: key })
  return (await answer.json()) as ListedBoard[]
}

export const closeBy = async (key: string, board: BoardId) => {
  await ask(`/api/boards/${board}/close`, { method: 'POST', bearer: key })
}

export const reopenBy = async (key: string, board: BoardId) => {
  await ask(`/api/boards/${board}/open`, { method: 'POST', bearer: key })
}

/** For good; the server wants the title once more. */
export const deleteBy = async (key: string, { id, title }: ListedBoard) => {
  await ask(`/api/boards/${id}`, { method: 'DELETE', bearer: key, body: { title } })
}
