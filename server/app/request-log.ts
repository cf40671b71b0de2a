import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Services } from './context.ts'

/** Every request by its route: an address could hold a link's secret. */
export const requestLog = ({
  clock,
  logger,
  metrics,
}: Pick<Services, 'clock' | 'logger' | 'metrics'>): MiddlewareHandler =>
  async function log(c, next) {
    const start = clock.elapsed()
    await next()
    const ms = clock.elapsed() - start
    const { method } = c.req
    const { status } = c.res
    const route = routePath(c)
    metrics.requests.observe({ method, route, status }, ms / 1000)
    logger.debug({ method, route, status, ms }, 'request')
  }
