import { type Context, Hono } from 'hono'
import type { Services } from './context.ts'
import { holdsAdminKey, refuseKey } from './guards.ts'
import { ownHosts } from './own-hosts.ts'
import { Problem } from './problems.ts'

/** For whoever watches the server. */
export function health(services: Services): Hono {
  const { store, metrics } = services
  const app = new Hono()
  app.get('/healthz', (c) => c.text('ok\n'))
  app.get('/readyz', async (c) =>
    (await store.ping()) ? c.text('ok\n') : c.text('nothing can be saved\n', 503),
  )
  app.get('/metrics', async (c) => {
    if (!holdsAdminKey(c, services)) {
      refuseKey(c, services)
      throw new Problem('no-admin-key')
    }
    return numbers(c, metrics)
  })
  return app
}

/** /metrics without a key, on an address of its own that only whoever watches can reach. */
export function metricsAlone({
  metrics,
  knowsHost,
}: Pick<Services, 'metrics' | 'knowsHost'>): Hono {
  const app = new Hono()
  app.use(ownHosts({ knowsHost }))
  app.get('/metrics', (c) => numbers(c, metrics))
  app.onError((_, c) => c.text('not by this name\n', 421))
  return app
}

const numbers = async (c: Context, { registry }: Services['metrics']) =>
  c.text(await registry.metrics(), 200, { 'Content-Type': registry.contentType })
