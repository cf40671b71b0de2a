import { Hono } from 'hono'
import type { AnswerTo } from '../../shared/http.ts'
import { CLOSE, LIMITS } from '../../shared/wire.ts'
import { tableSecret } from '../seats/table-links.ts'
import { tableLinkOf } from './addresses.ts'
import type { OnBoard, Services } from './context.ts'
import { seated } from './guards.ts'
import { inRoom } from './in-room.ts'
import { Problem } from './problems.ts'

/** The one scribe of each table: the link for her, and her change. */
export function scribeRoutes(services: Services): Hono<OnBoard> {
  const { seats, store } = services
  const app = new Hono<OnBoard>()

  app.get('/api/boards/:id/tables/:table/scribe', seated(services, 'facilitator'), async (c) => {
    const { id, tables } = c.get('board')
    const table = tableIn(c.req.param('table'), tables)
    const links = await store.registry.links(id)
    if (!links?.scribe) throw new Problem('unknown-link')
    const link = tableLinkOf(tableSecret(links.scribe, table), table, id)
    const taken = await seats.comingBack.isTaken(id, table)
    return c.json({ link, taken } satisfies AnswerTo<'GET /api/boards/:id/tables/:table/scribe'>)
  })

  // Her device is known by her seat no more: otherwise she, or whoever found it, would take the table
  // again before the next one comes.
  app.post(
    '/api/boards/:id/tables/:table/scribe/change',
    seated(services, 'facilitator'),
    async (c) => {
      const board = c.get('board')
      const table = tableIn(c.req.param('table'), board.tables)
      const before = await seats.changeScribe(board.id, table)
      if (before)
        await inRoom(services, board, (room) =>
          room.audience.sendOut(before, CLOSE.noSeat, 'another scribe'),
        )
      return c.json({
        freed: before !== undefined,
      } satisfies AnswerTo<'POST /api/boards/:id/tables/:table/scribe/change'>)
    },
  )

  return app
}

function tableIn(text: string, tables: number): number {
  const table = /^\d{1,2}$/.test(text) ? Number(text) : 0
  if (table < 1 || table > Math.min(tables, LIMITS.maxTables)) throw new Problem('no-such-table')
  return table
}
