import { Hono } from 'hono'
import * as z from 'zod/mini'
import { type Answer, CLOSE, type CommandReason, REFUSALS } from '../../shared/wire.ts'
import { parseCommand } from '../commands/parse.ts'
import { readBody } from './body.ts'
import type { OnBoard, Services } from './context.ts'
import { seated } from './guards.ts'
import { inRoom } from './in-room.ts'
import { Problem } from './problems.ts'

function statusOf(reason: CommandReason) {
  switch (reason) {
    case 'no-note':
      return 404
    case 'no-place':
    case 'blank':
    case 'too-long':
    case 'put-away':
      return 422
    case 'id-reused':
      return 409
    default:
      return REFUSALS[reason] === CLOSE.tooLarge ? 429 : 403
  }
}

/** Notes said over HTTP: the same commands as on the socket, answered when they are durable. */
export function commandRoutes(services: Services): Hono<OnBoard> {
  const app = new Hono<OnBoard>()
  app.post('/api/boards/:id/commands', seated(services), async (c) => {
    const command = parseCommand(await readBody(c, z.unknown()))
    if (!command) throw new Problem('bad-input', 'command')
    const answer = await inRoom(services, c.get('board'), async (room) => {
      const answered = new Promise<Answer>((resolve) =>
        room.command(command, c.get('seat'), resolve),
      )
      // A room that closes answers nobody: what is not saved is said by its promise.
      return Promise.race([answered, room.settled().then(() => answered)])
    })
    return c.json(answer, answer.done ? 200 : statusOf(answer.reason))
  })
  return app
}
