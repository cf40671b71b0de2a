import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { routePath } from 'hono/route'
import type { Failure } from '../../shared/http.ts'
import { NoRoomNow } from '../seats/seats.ts'
import { NotLoaded, NotSaved, troubleWithDisk } from '../store/trouble.ts'
import { ballotRoutes } from './ballots.ts'
import { boards } from './boards.ts'
import { commandRoutes } from './commands.ts'
import type { Services } from './context.ts'
import { diaryRoutes } from './diary.ts'
import { exports } from './exports.ts'
import { changes } from './guards.ts'
import { securityHeaders } from './headers.ts'
import { health } from './health.ts'
import { join } from './join.ts'
import { ownHosts } from './own-hosts.ts'
import { ownTableRoutes } from './own-table.ts'
import { pages } from './pages.ts'
import { Problem } from './problems.ts'
import { putAwayRoutes } from './put-away.ts'
import { reads } from './reads.ts'
import { redactionRoutes } from './redaction.ts'
import { requestLog } from './request-log.ts'
import { returnRoutes } from './returns.ts'
import { scribeRoutes } from './scribes.ts'
import { seatRoutes } from './seats.ts'
import { placeRoutes } from './venue.ts'

const MAX_BODY_BYTES = 16_384
/** A disk that could not be written may have been given space by then. */
const RETRY_AFTER_S = 5

/** The whole HTTP side: Request in, Response out. Errors leave it in one place only. */
export function createApp(services: Services): Hono {
  const app = new Hono()
  app.use(requestLog(services))
  app.use(securityHeaders())
  app.use(ownHosts(services))
  const limited = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => tooLarge() })
  // Looking for a body has the adapter make a whole Request: half of what a read costs.
  app.use('/api/*', (c, next) => (changes(c) ? limited(c, next) : next()))
  app.use('/api/*', async (c, next) => {
    await next()
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })

  app.route('/', join(services))
  app.route('/', boards(services))
  app.route('/', reads(services))
  app.route('/', exports(services))
  app.route('/', commandRoutes(services))
  app.route('/', putAwayRoutes(services))
  app.route('/', diaryRoutes(services))
  app.route('/', ballotRoutes(services))
  app.route('/', redactionRoutes(services))
  app.route('/', seatRoutes(services))
  app.route('/', returnRoutes(services))
  app.route('/', ownTableRoutes(services))
  app.route('/', scribeRoutes(services))
  app.route('/', placeRoutes(services))
  app.route('/', health(services))
  if (services.client !== undefined) app.route('/', pages(services.client))

  app.notFound((c) => answer(c, new Problem('not-found')))
  app.onError((error, c) => {
    if (error instanceof Problem) return answer(c, error)
    if (error instanceof NoRoomNow)
      return answer(c, new Problem('too-many-joining', undefined, error.retryAfterS))
    if (error instanceof NotLoaded)
      return answer(c, new Problem('not-loaded', undefined, RETRY_AFTER_S))
    const trouble = troubleWithDisk(error)
    if (trouble) services.logger.error(`${trouble.ja} / ${trouble.en}`)
    if (trouble || error instanceof NotSaved)
      return answer(c, new Problem('not-saved', undefined, RETRY_AFTER_S))
    services.logger.error({ err: error, method: c.req.method, route: routePath(c) }, 'failed')
    return answer(c, new Problem('server-error'))
  })
  return app
}

function tooLarge(): never {
  throw new Problem('too-large')
}

function answer(c: Context, problem: Problem) {
  if (problem.retryAfterS !== undefined) c.header('Retry-After', String(problem.retryAfterS))
  const { code, message, ja, en, challenge } = problem
  const failure: Failure = { error: { code, message, ja, en }, ...(challenge && { challenge }) }
  return c.json(failure, problem.status)
}
