import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'

const YEAR_S = 365 * 24 * 60 * 60

const cached =
  (how: string): MiddlewareHandler =>
  async (c, next) => {
    await next()
    if (c.res.ok) c.header('Cache-Control', how)
  }

/** Names of assets carry their content's hash. */
const forGood = cached(`public, max-age=${YEAR_S}, immutable`)
const askEachTime = cached('no-cache')

/** Every address that shows the client's page. GET changes nothing. */
const PAGES = [
  '/',
  '/k/:secret',
  '/r/:secret',
  '/b/:board/:surface',
  '/b/:board/print/:sheet',
] as const

/** The built client, compressed beforehand. */
export function pages(root: string): Hono {
  const app = new Hono()
  const files = serveStatic({ root, precompressed: true })
  const page = serveStatic({ root, path: 'index.html', precompressed: true })
  app.get('/assets/*', forGood, files)
  app.get('/:file{[\\w-]+\\.(?:svg|png|ico|txt|webmanifest)}', askEachTime, files)
  for (const path of PAGES) app.get(path, askEachTime, page)
  return app
}
