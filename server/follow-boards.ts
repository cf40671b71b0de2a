import { boardFields } from '../shared/board/document.ts'
import type { Registry } from './store/registry.ts'
import type { Room } from './sync/room.ts'

/** Keeps title and tables of the register in step with the documents, where they are changed. */
export function followBoards(
  registry: Pick<Registry, 'follow'>,
  onError: (error: unknown) => void,
): (room: Room) => void {
  const known = new WeakMap<Room, string>()
  return (room) => {
    const board = boardFields(room.shownBoard)
    const title = board.get('title')
    const tables = board.get('tables')
    if (title === undefined || tables === undefined) return
    const shown = JSON.stringify([title, tables])
    if (known.get(room) === shown) return
    known.set(room, shown)
    registry.follow(room.board, { title, tables }).catch(onError)
  }
}
