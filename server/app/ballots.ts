import { Hono } from 'hono'
import type { BallotId } from '../../shared/board/ids.ts'
import type { AnswerTo } from '../../shared/http.ts'
import type { OnBoard, Services } from './context.ts'
import { leading } from './guards.ts'
import { inRoom } from './in-room.ts'

/** Free lines of the questions at the end: for those who write the minutes, and in no document. */
export function ballotRoutes(services: Services): Hono<OnBoard> {
  const app = new Hono<OnBoard>()
  app.get('/api/boards/:id/ballots/:ballot/lines', leading(services, 'staff'), async (c) => {
    const ballot = c.req.param('ballot') as BallotId
    const lines = await inRoom(services, c.get('board'), ({ ballots }) => ballots.linesOf(ballot))
    const answer: AnswerTo<'GET /api/boards/:id/ballots/:ballot/lines'> = lines.map(
      ({ line, text, away }) => ({ line, text, away }),
    )
    return c.json(answer)
  })
  return app
}
