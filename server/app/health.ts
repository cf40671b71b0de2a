import { Hono } from 'hono'
import type { Services } from './context.ts'
import { holdsAdminKey } from './guards.ts'
import { Problem } from './problems.ts'

/** For whoever watches the server. */
export function health(services: Services): Hono {
  const { store, metrics, fromHere } = services
  const app = new Hono()
  app.get('/healthz', (c) => c.text('ok\n'))
  app.get('/readyz', async (c) =>
    (await store.ping()) ? c.text('ok\n') : c.text('nothing can be saved\n', 503),
  )
  app.get('/metrics', async (c) => {
    if (!holdsAdminKey(c, services) && !fromHere(c)) throw new Problem('no-admin-key')
    return c.text(await metrics.registry.metrics(), 200, {
      'Content-Type': metrics.registry.contentType,
    })
  })
  return app
}
