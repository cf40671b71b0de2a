import { timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type BoardId, isId } from '../../shared/board/ids.ts'
import { isRole, ROLES, type Role } from '../../shared/board/roles.ts'
import { tokenInCookies } from '../seats/cookies.ts'
import { bearerOf, seatOf } from '../seats/credentials.ts'
import { isOwnOrigin } from '../seats/origin.ts'
import { hashOf } from '../seats/tokens.ts'
import type { SeatRecord } from '../store/registry.ts'
import type { OnBoard, Services } from './context.ts'
import { Problem, type ProblemCode } from './problems.ts'

const bearer = (c: Context) => bearerOf(c.req.header('Authorization'))

/** Hashed first, so that the comparison takes the same time whatever was sent. */
const same = (a: string, b: string) =>
  timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)))

type Keys = Pick<Services, 'adminKey' | 'wrongKeys'>

export function holdsAdminKey(c: Context, { adminKey, wrongKeys }: Keys): boolean {
  const sent = bearer(c)
  return sent !== undefined && wrongKeys.mayCompare(adminKey) && same(sent, adminKey)
}

/** What was sent as a key is neither ours nor a seat's: counted, told, and held to a pace. */
export function refuseKey(
  c: Context,
  { wrongKeys, metrics }: Pick<Services, 'wrongKeys' | 'metrics'>,
) {
  if (bearer(c) === undefined) return
  metrics.wrongAdminKeys.inc()
  if (!wrongKeys.wrong()) throw new Problem('too-many-wrong-keys', undefined, 1)
}

export const admin = (services: Services): MiddlewareHandler =>
  createMiddleware(async (c, next) => {
    if (!holdsAdminKey(c, services)) {
      refuseKey(c, services)
      throw new Problem('no-admin-key')
    }
    await next()
  })

/** A seat on the board of `:id`, of one of these roles where any are named. */
export const seated = (services: Services, ...roles: readonly Role[]) =>
  createMiddleware<OnBoard>(async (c, next) => {
    c.set('board', await boardOf(c, services))
    await takeSeat(c, services, roles)
    await next()
  })

/** Any seat that says something: what it may say is counted with what it says by the socket. */
export const speaking = (services: Services) =>
  createMiddleware<OnBoard>(async (c, next) => {
    c.set('board', await boardOf(c, services))
    c.set('seat', await provenSeat(c, services))
    await next()
  })

/** Any seat of the board, or the admin key. */
export const reading = (services: Services) => leading(services, ...ROLES)

/** The board's facilitator, or the admin key, or a seat of the other roles named. */
export const leading = (services: Services, ...also: readonly Role[]) =>
  createMiddleware<OnBoard>(async (c, next) => {
    c.set('board', await boardOf(c, services))
    if (!holdsAdminKey(c, services))
      // A seat's token comes by the same header; what is neither was a guess.
      await takeSeat(c, services, ['facilitator', ...also], () => refuseKey(c, services))
    await next()
  })

/** An id in the address. @throws Problem of what is then not there */
export function idAt<T extends string>(text: string | undefined, missing: ProblemCode): T {
  if (!isId<T>(text)) throw new Problem(missing)
  return text
}

async function boardOf(c: Context, { store }: Services) {
  const id = c.req.param('id')
  const board = isId<BoardId>(id) && (await store.registry.board(id))
  if (!board) throw new Problem('no-board')
  return board
}

async function takeSeat(
  c: Context<OnBoard>,
  services: Services,
  roles: readonly Role[],
  onNobodys?: () => void,
) {
  const seat = await provenSeat(c, services, roles, onNobodys)
  if (!services.seats.mayAsk(seat.id)) throw new Problem('too-fast', undefined, 1)
  c.set('seat', seat)
}

/** @param onNobodys what was sent is no seat's, of whatever board */
async function provenSeat(
  c: Context<OnBoard>,
  services: Services,
  roles: readonly Role[] = [],
  onNobodys = () => {},
): Promise<SeatRecord> {
  const board = c.get('board').id
  const proven = await seatOf(services.seats, board, {
    token: bearer(c),
    cookies: c.req.header('Cookie'),
    as: c.req.query('as'),
  })
  if (!proven) onNobodys()
  if (proven?.seat.board !== board) throw await noSeat(c, services)
  if (roles.length > 0 && !roles.includes(proven.seat.role)) throw new Problem('not-allowed')
  if (proven.by === 'cookie' && changes(c) && !fromOwnPage(c, services))
    throw new Problem('wrong-origin')
  return proven.seat
}

/** Who brings the key of a seat that was deleted by its age is told so. */
async function noSeat(c: Context<OnBoard>, { store }: Services): Promise<Problem> {
  const { id } = c.get('board')
  const as = c.req.query('as')
  const held =
    bearer(c) ?? (isRole(as) ? tokenInCookies(c.req.header('Cookie'), id, as) : undefined)
  const isEnded = held !== undefined && (await store.ageing.endedAt(id, 'seats')) !== undefined
  return new Problem(isEnded ? 'seat-ended' : 'no-seat')
}

export const changes = (c: Context) => c.req.method !== 'GET' && c.req.method !== 'HEAD'

export const fromOwnPage = (c: Context, { publicUrl }: Pick<Services, 'publicUrl'>) =>
  isOwnOrigin(c.req.header('Origin'), hostOf(c), publicUrl)

export const hostOf = (c: Context): string => c.req.header('Host') ?? new URL(c.req.url).host
