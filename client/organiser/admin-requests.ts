import type { BoardId } from '../../shared/board/ids.ts'
import type { ListedBoard } from '../../shared/http.ts'
import { request } from '../sync/http.ts'

/** @throws HttpError 401 where the key is not the right one */
export const listBoards = (bearer: string) => request('GET /api/boards', { bearer })

export const closeBy = (bearer: string, id: BoardId, unrevealed?: 'reveal' | 'keep') =>
  request('POST /api/boards/:id/close', {
    ...{ at: { id }, bearer },
    body: unrevealed ? { unrevealed } : {},
  })

export const reopenBy = (bearer: string, id: BoardId) =>
  request('POST /api/boards/:id/open', { at: { id }, bearer })

/** For good; the server wants the title once more. */
export const deleteBy = (bearer: string, { id, title }: Pick<ListedBoard, 'id' | 'title'>) =>
  request('DELETE /api/boards/:id', { at: { id }, bearer, body: { title } })
