import { Hono } from 'hono'
import * as z from 'zod/mini'
import { boardFields } from '../../shared/board/document.ts'
import { isRole } from '../../shared/board/roles.ts'
import { ROOM } from '../../shared/board/words.ts'
import type { AnswerTo, ListedBoard } from '../../shared/http.ts'
import { FiscalYear } from '../../shared/plan/pieces.ts'
import { summarize } from '../../shared/plan/templates.ts'
import { LIMITS } from '../../shared/wire.ts'
import { endEvening } from '../commands/phases.ts'
import { createBoard } from '../create-board.ts'
import { newSecret } from '../seats/tokens.ts'
import type { BoardRecord } from '../store/registry.ts'
import { sweepSoon } from '../sweeping.ts'
import { tellAsking } from '../sync/attendance.ts'
import type { Room } from '../sync/room.ts'
import { setHidden } from '../vault/reveal.ts'
import { linkOf, linksOut } from './addresses.ts'
import { perhapsTyped, readBody, typed } from './body.ts'
import type { OnBoard, Services } from './context.ts'
import { admin, leading } from './guards.ts'
import { inRoom } from './in-room.ts'
import { Problem } from './problems.ts'

const period = z
  .strictObject({ from: FiscalYear, to: FiscalYear })
  .check(z.refine(({ from, to }) => from <= to && to - from < LIMITS.maxYears))
/** Ids of the template's goals, each once; which ones there are only the template says. */
const goals = z
  .array(z.string())
  .check(z.minLength(1), z.maxLength(100))
  .check(z.refine((ids) => new Set(ids).size === ids.length))
const title = typed({ ja: '題名', en: 'title' }, ROOM.title)

const privacy = perhapsTyped({ ja: '個人情報の取扱い', en: 'privacy notice' }, ROOM.privacy)

const NewBoardBody = z.strictObject({
  template: z.string(),
  title,
  heldOn: z.optional(z.iso.date()),
  period: z.optional(period),
  goals: z.optional(goals),
  privacy: z.optional(privacy),
  tables: z.optional(z.int().check(z.gte(1), z.lte(LIMITS.maxTables))),
})

const CloseBody = z.strictObject({ unrevealed: z.optional(z.enum(['reveal', 'keep'])) })

const DeleteBody = z.strictObject({ title: z.string() })

/** Making, listing, ending and removing boards. */
export function boards(services: Services): Hono<OnBoard> {
  const { store, rooms, templates } = services
  const app = new Hono<OnBoard>()

  app.get('/api/templates', (c) => {
    // The form reckons "today" and the coming years by this clock: a laptop's own may be wrong.
    c.header('Date', new Date(services.clock.now()).toUTCString())
    return c.json([...templates.values()].map(summarize) satisfies AnswerTo<'GET /api/templates'>)
  })

  app.post('/api/boards', admin(services), async (c) => {
    const { template, privacy = '', ...wanted } = await readBody(c, NewBoardBody)
    const plan = templates.get(template)
    if (!plan) throw new Problem('no-template', template.slice(0, 40))
    const unknown = wanted.goals?.find((id) => plan.goals.every((goal) => goal.id !== id))
    if (unknown !== undefined) throw new Problem('no-such-goal', unknown.slice(0, 40))
    const { clock, chance, seats } = services
    const codesInUse = () => seats.codesInUse()
    const made = await createBoard(
      { registry: store.registry, clock, chance, codesInUse },
      { plan, ...wanted },
    )
    const { id, joinCode } = made.board
    if (privacy !== '') await store.registry.setPrivacy(id, privacy)
    const links = linksOut(made.links)
    const answer: AnswerTo<'POST /api/boards'> = { id, joinCode, links, years: made.years }
    return c.json(answer, 201)
  })

  app.get('/api/boards', admin(services), async (c) => {
    const all = await store.registry.boards()
    return c.json(await Promise.all(all.map((board) => listed(services, board))))
  })

  app.post('/api/boards/:id/open', leading(services), async (c) => {
    const { id } = c.get('board')
    await rooms.write(id, (board) => boardFields(board).set({ state: 'open' }))
    return c.json({ id, state: 'open' } satisfies AnswerTo<'POST /api/boards/:id/open'>)
  })

  app.post('/api/boards/:id/close', leading(services), async (c) => {
    const { id } = c.get('board')
    // Nothing has to be said.
    const isSaid = (await c.req.text()) !== ''
    const { unrevealed } = isSaid ? await readBody(c, CloseBody) : {}
    const left = await inRoom(services, c.get('board'), (room) => close(room, unrevealed))
    if (left > 0) throw new Problem('unrevealed', askFor(left))
    return c.json({ id, state: 'closed' } satisfies AnswerTo<'POST /api/boards/:id/close'>)
  })

  app.get('/api/boards/:id/privacy', leading(services), async (c) => {
    const privacy = await store.registry.privacy(c.get('board').id)
    return c.json({ privacy } satisfies AnswerTo<'GET /api/boards/:id/privacy'>)
  })

  app.put('/api/boards/:id/privacy', leading(services), async (c) => {
    const body = await readBody(c, z.strictObject({ privacy }))
    await store.registry.setPrivacy(c.get('board').id, body.privacy)
    return c.json(body satisfies AnswerTo<'PUT /api/boards/:id/privacy'>)
  })

  app.post('/api/boards/:id/reception', leading(services), async (c) => {
    const { open } = await readBody(c, z.strictObject({ open: z.boolean() }))
    const reception = open ? 'open' : 'closed'
    await store.registry.setReception(c.get('board').id, reception)
    await inRoom(services, c.get('board'), ({ sessions, readyTables }) =>
      tellAsking(sessions, readyTables()),
    )
    return c.json({ reception } satisfies AnswerTo<'POST /api/boards/:id/reception'>)
  })

  app.post('/api/boards/:id/links/:role/rotate', leading(services), async (c) => {
    const role = c.req.param('role')
    if (!isRole(role)) throw new Problem('not-found')
    const secret = newSecret(services.chance)
    await store.registry.setLink(c.get('board').id, role, secret)
    const answer: AnswerTo<'POST /api/boards/:id/links/:role/rotate'> = {
      role,
      link: linkOf(secret),
    }
    return c.json(answer)
  })

  app.delete('/api/boards/:id', admin(services), leading(services), async (c) => {
    const board = c.get('board')
    const { title } = await readBody(c, DeleteBody)
    if (title !== board.title && title !== (await shownTitle(services, board)))
      throw new Problem('wrong-title')
    await store.registry.removeBoard(board.id)
    await rooms.drop(board.id)
    sweepSoon(store.log, services.logger)
    return c.body(null, 204)
  })

  return app
}

/**
 * 終える. What waits to be revealed is revealed in the same step, or stays where it is, as it was
 * chosen; where nobody chose nothing is done. @returns how many notes ask for it
 */
async function close(room: Room, unrevealed: 'reveal' | 'keep' | undefined): Promise<number> {
  const isOpen = boardFields(room.shownBoard).get('state') !== 'closed'
  if (isOpen && room.unrevealed > 0 && unrevealed === undefined) return room.unrevealed
  await room.write((board, moment) => {
    // Whoever ends it, and wherever: おわりのあいさつ stands on the wall.
    const focus = { goal: null, view: 'thanks' } as const
    boardFields(board).set({ state: 'closed', focus })
    const { showing } = moment
    const isKept = showing.vault.unrevealedCount > 0 && unrevealed !== 'reveal'
    if (!isKept) moment.vaulting(setHidden({}, showing))
    endEvening(board, moment)
  })
  return 0
}

const askFor = (left: number) => ({
  ja: `伏せたままの付箋が${left}枚あります。ひらいて終えるか、伏せたまま終えるかを選んでください。`,
  en: `${left} notes are not revealed yet. Say whether to reveal or to keep them.`,
})

async function shownTitle({ rooms }: Services, { id }: BoardRecord) {
  return rooms.use(id, (room) => boardFields(room.shownBoard).get('title'))
}

async function listed({ store }: Services, board: BoardRecord): Promise<ListedBoard> {
  const { id, template, title, heldOn, state, reception, tables, joinCode, createdAt } = board
  const counts = await store.registry.seatCounts(id)
  const links = await store.registry.links(id)
  return {
    id,
    template,
    title,
    heldOn,
    state,
    reception,
    tables,
    joinCode,
    createdAt: new Date(createdAt).toISOString(),
    counts: {
      seats: counts.reduce((sum, { seats }) => sum + seats, 0),
      // The team also comes to read when it is over; only residents' devices say how many took part.
      participants: counts
        .filter(({ role }) => role === 'participant')
        .reduce((sum, { seats }) => sum + seats, 0),
      notes: await store.registry.notesPosted(id),
    },
    links: links && linksOut(links),
  }
}
