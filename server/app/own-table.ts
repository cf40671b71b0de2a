import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { AnswerTo } from '../../shared/http.ts'
import { CLOSE, LIMITS } from '../../shared/wire.ts'
import { readBody } from './body.ts'
import type { OnBoard, Services } from './context.ts'
import { seated } from './guards.ts'
import { inRoom } from './in-room.ts'
import { Problem } from './problems.ts'
import { snapshotOf } from './snapshot-cache.ts'

const TableBody = z.strictObject({ table: z.int().check(z.gte(1), z.lte(LIMITS.maxTables)) })

/**
 * A scribe says at which table she really sits: her link may have seated her elsewhere. She may: the
 * same link gives a seat at any table. Notes that she has put up stay where they were said, and links of
 * return she gives at her first table alone.
 */
export function ownTableRoutes(services: Services): Hono<OnBoard> {
  const app = new Hono<OnBoard>()
  app.put('/api/boards/:id/mine/table', seated(services, 'scribe'), async (c) => {
    const { table } = await readBody(c, TableBody)
    const board = c.get('board')
    const seat = c.get('seat')
    if (seat.stopped) throw new Problem('stopped')
    const tables = await inRoom(
      services,
      board,
      (room) => snapshotOf(room).board.tables ?? board.tables,
    )
    if (table > tables) throw new Problem('no-such-table')
    await services.store.roll.setTable(seat.id, table)
    // The first table that she chooses is the one whose seats she may give back.
    await services.seats.comingBack.settle({ ...seat, table })
    // Its connections were opened at the old table; they come back at the new one.
    await inRoom(services, board, (room) =>
      room.audience.sendOut(seat.id, CLOSE.tryAgain, 'another table'),
    )
    return c.json({ table } satisfies AnswerTo<'PUT /api/boards/:id/mine/table'>)
  })
  return app
}
