import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Device } from './device.ts'
import { ask, getBoard, HttpError } from './http.ts'

/** A browser that holds its database open for longer will have dropped it when its pages are gone. */
const DROP_MS = 2_000

/**
 * この端末から けす, for lent tablets: the server does not know this device as the seat any more, and
 * nothing of this board and role is left here. What is on the board stays there. The page must be
 * left afterwards: what it has in memory goes only then.
 * @throws HttpError when the server could not be asked; then all is as it was
 */
export async function forgetDevice(device: Device, board: BoardId): Promise<void> {
  const { role, id } = device.seat
  const copies = await copyNames(board, role, id)
  await leave(board, role)
  device.destroy()
  removeTexts(() => localStorage, board, role)
  await Promise.all(copies.map(dropDatabase))
}

async function leave(board: BoardId, role: Role) {
  try {
    await ask(`/api/boards/${board}/leave?as=${role}`, { method: 'POST' })
  } catch (error) {
    // A seat or a board that is no more is left already.
    if (!(error instanceof HttpError) || error.passing || error.status === 403) throw error
  }
}

/** Everything that this board and role keep as text. */
export function removeTexts(open: () => Storage, board: BoardId, role: Role) {
  const ours = [`yoriai.${board}.${role}.`, `yoriai/${board}/${role}/`, `yoriai/${board}/rules`]
  try {
    const storage = open()
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
    for (const key of keys) if (ours.some((one) => key.startsWith(one))) storage.removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to remove.
  }
}

/** The stored copies of this board and role; where a browser cannot list them, the seat's own. */
async function copyNames(board: BoardId, role: Role, seat: string): Promise<string[]> {
  try {
    const all = await indexedDB.databases()
    return all.flatMap(({ name }) => (name?.startsWith(`yoriai.${board}.${role}.`) ? name : []))
  } catch {
    const { epoch } = await getBoard(board, role)
    return [`yoriai.${board}.${role}.${seat}.${epoch}.0`]
  }
}

const dropDatabase = (name: string) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, DROP_MS)
    try {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = () => resolve()
      request.onerror = () => resolve()
    } catch {
      resolve()
    }
  })
