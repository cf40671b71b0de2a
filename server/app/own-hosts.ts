import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Services } from './context.ts'
import { hostOf } from './guards.ts'
import { PROBLEMS, Problem } from './problems.ts'

/** Load balancers ask by whatever name they know, and are told nothing but that it lives. */
const FOR_ANYBODY = /^\/(?:healthz|readyz)$/

/** Under a name that is none of ours nothing is answered: no page, no cookie, no number. */
export const ownHosts = ({ knowsHost }: Pick<Services, 'knowsHost'>): MiddlewareHandler =>
  createMiddleware(async (c, next) => {
    if (knowsHost(hostOf(c)) || FOR_ANYBODY.test(c.req.path)) return next()
    if (!/\btext\/html\b/.test(c.req.header('Accept') ?? '')) throw new Problem('wrong-host')
    const [status, ja, en] = PROBLEMS['wrong-host']
    return c.html(
      `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>よりあいボード</title><h1>よりあいボード</h1><p>${ja}</p><p lang="en">${en}</p></html>`,
      status,
    )
  })
