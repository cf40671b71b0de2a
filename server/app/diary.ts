import { Hono } from 'hono'
import type { AnswerTo } from '../../shared/http.ts'
import type { OnBoard, Services } from './context.ts'
import { leading } from './guards.ts'

/** What began and ended when: for those who lead. */
export function diaryRoutes(services: Services): Hono<OnBoard> {
  const app = new Hono<OnBoard>()
  app.get('/api/boards/:id/diary', leading(services), async (c) => {
    const diary = await services.store.diaries.of(c.get('board').id)
    return c.json(diary satisfies AnswerTo<'GET /api/boards/:id/diary'>)
  })
  return app
}
