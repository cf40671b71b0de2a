import { Hono } from 'hono'
import { type BoardId, type NoteId, newId, type RowId } from '../../shared/board/ids.ts'
import type { Redactable } from '../../shared/board/redaction.ts'
import type { Room } from '../sync/room.ts'
import type { OnBoard, Services } from './context.ts'
import { leading } from './guards.ts'
import { inRoom } from './in-room.ts'
import { Problem } from './problems.ts'

/** Erasing for good: the facilitator's and the organiser's, also on a board that is closed. */
export function redactionRoutes(services: Services): Hono<OnBoard> {
  const app = new Hono<OnBoard>()

  app.post('/api/boards/:id/notes/:note/redact', leading(services), async (c) => {
    const note = c.req.param('note') as NoteId
    const board = c.get('board')
    // Also one that was withdrawn, or put away.
    const isKnown = (room: Room) =>
      room.ownerOf(note) !== undefined || room.shownBoard.root('notes').has(note)
    if (!(await inRoom(services, board, isKnown))) throw new Problem('no-note')
    return c.json({ note, ...(await redact(services, board.id, [`notes/${note}`])) })
  })

  app.post('/api/boards/:id/rows/:row/redact', leading(services), async (c) => {
    const row = c.req.param('row') as RowId
    const board = c.get('board')
    const isKnown = (room: Room) =>
      room.shownBoard.root('rows').has(row) || room.isRedacted(`rows/${row}`)
    if (!(await inRoom(services, board, isKnown))) throw new Problem('no-row')
    return c.json({ row, ...(await redact(services, board.id, [`rows/${row}`])) })
  })

  /** What was deleted or reworded before: of words in a title, a question or a row that were changed. */
  app.post('/api/boards/:id/redact', leading(services), async (c) =>
    c.json(await redact(services, c.get('board').id, [])),
  )

  return app
}

/** `swept`: no byte is left in the data folder; otherwise the rest goes at the next start. */
async function redact(
  { rooms, store, chance, clock, logger }: Services,
  board: BoardId,
  entries: readonly Redactable[],
): Promise<{ swept: boolean }> {
  const rewriting = { epoch: newId(chance), redact: entries, at: clock.now() }
  const done = await rooms.alone(board, () => store.log.rewrite(board, rewriting))
  if (!done) throw new Problem('no-board')
  logger.info({ board, entries }, 'redacted')
  try {
    return { swept: await store.log.sweep() }
  } catch (err) {
    logger.error({ err }, 'what was redacted is not swept from the files yet')
    return { swept: false }
  }
}
