import type { BoardId } from '../../shared/board/ids.ts'
import type { Room } from '../sync/room.ts'
import type { Services } from './context.ts'
import { Problem } from './problems.ts'

/** Does something in a board's room. @throws Problem where there is no such board */
export async function inRoom<T>(
  { rooms }: Pick<Services, 'rooms'>,
  { id }: { id: BoardId },
  work: (room: Room) => T | Promise<T>,
): Promise<T> {
  const found = await rooms.use(id, async (room) => ({ value: await work(room) }))
  if (!found) throw new Problem('no-board')
  return found.value
}
