import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { AnswerTo, Joined, Looked } from '../../shared/http.ts'
import { type JoinProof, ROUNDS } from '../../shared/join-proof.ts'
import { secretIn, tableOfScribesIn } from '../../shared/way-in.ts'
import { LIMITS } from '../../shared/wire.ts'
import { seatCookies, tokenInCookies } from '../seats/cookies.ts'
import { readJoinCode } from '../seats/join-code.ts'
import { isTableSecret } from '../seats/table-links.ts'
import { type BoardRecord, nameOf, type SeatRecord } from '../store/registry.ts'
import { readBody } from './body.ts'
import type { Services } from './context.ts'
import { fromOwnPage } from './guards.ts'
import { keepCookie } from './keep-cookie.ts'
import { Problem } from './problems.ts'
import { tellDevices } from './returns.ts'

const table = z.optional(z.int().check(z.gte(1), z.lte(LIMITS.maxTables)))
const key = z.string().check(z.minLength(1), z.maxLength(300))
const uint32 = z.int().check(z.gte(0), z.lte(0xffff_ffff))
const proof = z.optional(
  z.strictObject({
    challenge: z.string().check(z.maxLength(200)),
    answer: z.array(uint32).check(z.maxLength(ROUNDS)),
  }),
)
const JoinBody = z.union([
  z.strictObject({ code: z.string().check(z.maxLength(40)), table, proof }),
  z.strictObject({ key, table }),
])
const LookBody = z.union([
  z.strictObject({ key }),
  z.strictObject({ code: z.string().check(z.maxLength(40)), proof }),
])

/** A browser may have seats on many boards; it types the number of a late one. */
const MOST_HELD = 50

/** POST /api/join: a code or a link's secret becomes a seat, or hands one over. */
export function join(services: Services): Hono {
  const app = new Hono()
  app.post('/api/join/look', async (c) => {
    const body = await readBody(c, LookBody)
    if ('key' in body) return c.json(await lookAt(services, body.key, c.req.header('Cookie')))
    // As dear to guessers as coming in: what they would be told of, they could then see.
    const { board } = await byCode(c, services, body)
    const privacy = await services.store.registry.privacy(board.id)
    return c.json({ privacy } satisfies AnswerTo<'POST /api/join/look'>)
  })
  app.post('/api/join', async (c) => {
    if (c.req.header('Origin') !== undefined && !fromOwnPage(c, services))
      throw new Problem('wrong-origin')
    const body = await readBody(c, JoinBody)
    const found =
      'code' in body
        ? await byCode(c, services, body)
        : await byKey(services, body.key, c.req.header('Cookie'))
    if (found.kind === 'return') {
      const { seat, token, by } = found
      services.metrics.returns.inc({ role: by.role })
      const { board } = seat
      services.logger.info({ board, by: by.role, table: by.table }, 'a seat goes on elsewhere')
      if (seat.continues) await tellDevices(services, { id: seat.continues })
      keepCookie(c, services, seat.board, seat.role, token)
      return c.json(joined(seat, token))
    }
    const { board, role, door, table = body.table } = found
    const admission = await services.seats.admit(board, {
      role,
      table,
      isTables: found.table !== undefined,
      token: tokenInCookies(c.req.header('Cookie'), board.id, role),
      door,
    })
    if (admission.kind === 'refused') {
      const wait = 'retryAfterS' in admission ? admission.retryAfterS : undefined
      throw new Problem(admission.why, undefined, wait)
    }
    const { seat, token, fresh } = admission
    if (fresh) services.metrics.seats.inc({ role })
    keepCookie(c, services, board.id, role, token)
    return c.json(joined(seat, token))
  })
  return app
}

/**
 * What a link leads to, for whoever holds it: by POST, so that its secret stands in no address.
 * Nothing is made and nothing used up; of a number only the privacy notice is told.
 */
async function lookAt(
  { store, seats }: Services,
  key: string,
  cookies: string | undefined,
): Promise<Looked> {
  const secret = secretIn(key)
  if (secret === undefined) throw new Problem('unknown-link')
  const link = await linkBy(store, secret, key)
  if (link) {
    const token = tokenInCookies(cookies, link.board.id, link.role)
    const held = token === undefined ? undefined : await seats.byToken(token)
    const known = held?.board === link.board.id && held.role === link.role
    const privacy = await store.registry.privacy(link.board.id)
    return { ...looked(link.board, link.role, link.table), known, privacy }
  }
  const seat = await seats.comingBack.seatOf(secret)
  const board = seat && (await store.registry.board(seat.board))
  if (!seat || !board) throw new Problem('unknown-link')
  const privacy = await store.registry.privacy(board.id)
  return { ...looked(board, seat.role, seat.table), known: true, privacy }
}

const looked = (board: BoardRecord, role: Role, table?: number) => ({
  title: board.title,
  heldOn: board.heldOn ?? null,
  state: board.state,
  reception: board.reception,
  role,
  table: table ?? null,
})

const joined = ({ board, role, table, ...seat }: SeatRecord, token: string): Joined => ({
  ...{ board, seat: nameOf(seat), role, token, table: table ?? null },
})

async function byCode(
  c: Context,
  { seats, metrics }: Services,
  { code: typed, proof }: { code: string; proof?: JoinProof | undefined },
) {
  const code = readJoinCode(typed)
  if (code === undefined) throw new Problem('bad-code')
  const held = seatCookies(c.req.header('Cookie'))
    .flatMap(({ role, token }) => (role === 'participant' ? token : []))
    .slice(0, MOST_HELD)
  const search = await seats.boardByCode(code, proof, held)
  switch (search.kind) {
    case 'found':
      return {
        kind: 'link',
        board: search.board,
        role: 'participant',
        table: undefined,
        door: 'number',
      } as const
    case 'unknown':
      metrics.wrongCodes.inc()
      throw new Problem('unknown-code')
    case 'work':
      metrics.codesAskedWork.inc()
      throw new Problem('proof-needed', undefined, 1, search.challenge)
    case 'busy':
      metrics.codesAskedWork.inc()
      throw new Problem(
        'too-many-guesses',
        undefined,
        Math.ceil(search.retryAfterMs / 1000),
        search.challenge,
      )
  }
}

/** A role's link, or the one that a table's scribe comes in by. */
async function linkBy({ registry }: Services['store'], secret: string, key: string) {
  const found = await registry.byLink(secret)
  if (found) return { ...found, table: undefined }
  const of = tableOfScribesIn(key)
  if (!of) return undefined
  const board = await registry.board(of.board as BoardId)
  const links = board && (await registry.links(board.id))
  if (!board || !links?.scribe) return undefined
  if (!isTableSecret(secret, links.scribe, of.table)) return undefined
  return { board, role: 'scribe' as const, table: of.table }
}

/** A link's secret, or the whole link as somebody copied it; a link of return works once. */
async function byKey({ seats, store }: Services, key: string, cookies: string | undefined) {
  const secret = secretIn(key)
  if (secret === undefined) throw new Problem('unknown-link')
  const found = await linkBy(store, secret, key)
  if (found) return { kind: 'link', ...found, door: `link ${secret}` } as const
  const { comingBack } = seats
  const whose = await comingBack.seatOf(secret)
  const board = whose && (await store.registry.board(whose.board))
  if (board?.state === 'closed') throw new Problem('closed')
  if (whose && !(await comingBack.hasRoom(whose))) throw new Problem('full')
  const held = whose && tokenInCookies(cookies, whose.board, whose.role)
  const back = await comingBack.take(secret, held)
  if (!back) throw new Problem('unknown-link')
  return { kind: 'return', ...back } as const
}
