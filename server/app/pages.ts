import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { ROLES, surfaceOf } from '../../shared/board/roles.ts'
import { readWayIn } from '../../shared/way-in.ts'

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
/** Their addresses have secrets in them, and a cache keeps what it has under its address. */
const notKept = cached('no-store')

/** Every address that shows the client's page. GET changes nothing. */
const PAGES = [
  '/',
  '/k/:secret',
  '/r/:secret',
  `/b/:board/:surface{${ROLES.map(surfaceOf).join('|')}}`,
  '/b/:board/print/:sheet',
]

/** What programs ask, and files by their names: no person reads a page there. */
const NO_PAGE = /^\/(api|sync|assets)(\/|$)|\.(?:js|css|map|json|svg|png|ico|txt|xml|webmanifest)$/i

/** The built client, compressed beforehand. */
export function pages(root: string): Hono {
  const app = new Hono()
  const files = serveStatic({ root, precompressed: true })
  const page = serveStatic({ root, path: 'index.html', precompressed: true })
  app.get('/assets/*', forGood, files)
  app.get('/:file{[\\w-]+\\.(?:js|svg|png|ico|txt|webmanifest)}', askEachTime, files)
  for (const path of PAGES) app.get(path, notKept, page)
  app.get('*', mistyped(page))
  return app
}

/**
 * An address typed by hand or cut by a mail program: the page finds the number or the link in it,
 * and otherwise asks for the number.
 */
const mistyped = (page: MiddlewareHandler): MiddlewareHandler =>
  createMiddleware(async (c, next) => {
    const path = pathOf(c)
    if (NO_PAGE.test(path)) return next()
    const shown = await page(c, next)
    if (!(shown instanceof Response) || !shown.ok) return shown
    const { kind } = readWayIn(path)
    const leads = kind === 'code' || kind === 'link' || kind === 'page'
    const answer = new Response(shown.body, { status: leads ? 200 : 404, headers: shown.headers })
    answer.headers.set('Cache-Control', 'no-store')
    return answer
  })

/** As it was typed; what is no UTF-8 stays as it was sent. */
function pathOf(c: Context): string {
  const { pathname } = new URL(c.req.url)
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}
