import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { BoardInfo } from '../../shared/http.ts'
import { backoff } from './backoff.ts'
import { browserWorld } from './browser.ts'
import type { Device } from './device.ts'
import type { DocumentsOf } from './documents.ts'
import { getBoard, getState, HttpError } from './http.ts'
import { listening, listens } from './listening.ts'
import { openDevice } from './open-device.ts'
import { COPY_OF } from './seat-shelf.ts'
import type { World } from './world.ts'

/** Phones and the wall only listen: they need not load how a plan is written and taken back. */
const documentsFor = async (role: Role): Promise<DocumentsOf> =>
  listens(role) ? listening : (await import('./co-writing.ts')).coWriting

/** The way from an address to an open board. */
export type Opening =
  | { state: 'asking' }
  /** No answer yet; it goes on asking. `said`: the server's own words, if it had any. */
  | { state: 'away'; said: string | undefined }
  /** `ended`: it was deleted, so long after the workshop. */
  | { state: 'no-seat'; ended: boolean }
  | { state: 'no-board' }
  | { state: 'open'; device: Device; info: BoardInfo }

/** Asks who we are here and opens the device; returns its own undo. */
export function openSession(
  board: BoardId,
  role: Role,
  tell: (opening: Opening) => void,
): () => void {
  let over = false
  let device: Device | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  const world = browserWorld()
  /** The first call gets what was asked for already; later ones ask again. */
  const first = (state: ReturnType<World['fetchState']> | undefined): World['fetchState'] => {
    let waiting = state
    return (session) => {
      const found = waiting ?? world.fetchState(session)
      waiting = undefined
      return found
    }
  }

  const hasCopy = () =>
    world.shelf.entries(`yoriai.${board}.${role}.`).some(([key]) => key.includes(`.${COPY_OF}`))

  const ask = async () => {
    try {
      // Asked for together: the first screen waits for the slower of both, not for their sum.
      // What is stored here need not come again.
      const state = hasCopy() ? undefined : getState(board, role).catch(() => undefined)
      const [info, documents] = await Promise.all([getBoard(board, role), documentsFor(role)])
      if (over) return
      const { id, table, body, stopped, notesEnded } = info.seat
      const seat = { id, role, table: table ?? undefined, body: body ?? undefined, stopped }
      device = openDevice({ board, seat, epoch: info.epoch, notesEnded }, documents, {
        ...world,
        fetchState: first(state),
      })
      tell({ state: 'open', device, info })
    } catch (error) {
      if (over) return
      if (!(error instanceof HttpError)) throw error
      if (error.status === 401 || error.status === 403)
        return tell({ state: 'no-seat', ended: error.code === 'seat-ended' })
      if (error.status === 404) return tell({ state: 'no-board' })
      tell({ state: 'away', said: error.message || undefined })
      timer = setTimeout(ask, 500 + backoff(failures++, Math.random))
    }
  }

  tell({ state: 'asking' })
  void ask()
  return () => {
    over = true
    clearTimeout(timer)
    device?.destroy()
  }
}
