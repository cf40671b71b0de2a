import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import type { Command } from '../../shared/board/commands.ts'
import type { AnswerTo } from '../../shared/http.ts'
import type { Answer } from '../../shared/wire.ts'
import { parseCommand } from '../commands/parse.ts'
import type { BoardRecord, SeatRecord } from '../store/registry.ts'
import { COST } from '../sync/allowance.ts'
import { readBody } from './body.ts'
import type { OnBoard, Services } from './context.ts'
import { speaking } from './guards.ts'
import { inRoom } from './in-room.ts'
import { Problem } from './problems.ts'
import { refusedOut, saidOf, statusOf } from './refusals.ts'

/** Notes said over HTTP: the same commands as on the socket, answered when they are durable. */
export function commandRoutes(services: Services): Hono<OnBoard> {
  const app = new Hono<OnBoard>()
  app.post('/api/boards/:id/commands', speaking(services), async (c) => {
    pay(c, services, 1)
    const command = parseCommand(await readBody(c, z.unknown()))
    if (!command) {
      services.metrics.refusals.inc({ reason: 'malformed', role: c.get('seat').role })
      throw new Problem('bad-input', 'command')
    }
    const { answer, work } = await said(services, c.get('board'), command, c.get('seat'))
    allowanceOf(c, services).spend(services.clock.elapsed(), work)
    if (!answer.done) return c.json(refusedOut(answer), statusOf(answer.reason))
    return c.json(answer satisfies AnswerTo<'POST /api/boards/:id/commands'>)
  })
  return app
}

/** Says a command in its board's room. @returns its answer, and what it cost beyond being a message */
export const said = (
  services: Pick<Services, 'rooms'>,
  board: BoardRecord,
  command: Command,
  by: SeatRecord,
) =>
  inRoom(services, board, async (room) => {
    let work = 0
    const answered = new Promise<Answer>((resolve) => {
      work = room.command(command, by, resolve)
    })
    // A room that closes answers nobody: what is not saved is said by its promise.
    return { answer: await Promise.race([answered, room.settled().then(() => answered)]), work }
  })

const allowanceOf = (c: Context<OnBoard>, { rooms }: Services) =>
  rooms.allowances.of(c.get('seat').id)

/**
 * Takes a message's worth off what the seat may do by any door. Who owes is told when to come again;
 * coming sooner is counted, too.
 * @throws Problem 'too-fast'
 */
function pay(c: Context<OnBoard>, services: Services, cost: number) {
  const allowance = allowanceOf(c, services)
  const now = services.clock.elapsed()
  const waits = Math.max(allowance.spend(now, 0), allowance.waits(now))
  const bytes = Number(c.req.header('Content-Length') ?? 0) || 0
  const owes = allowance.spend(now, cost + bytes * COST.receivedByte)
  if (waits <= 0) return
  services.metrics.refusals.inc({ reason: 'too-fast', role: c.get('seat').role })
  throw new Problem('too-fast', saidOf('too-fast'), Math.ceil(Math.max(waits, owes) / 1_000))
}
