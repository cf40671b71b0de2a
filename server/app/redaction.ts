import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { isId, type NoteId, newId, type RowId } from '../../shared/board/ids.ts'
import { denied, type Who } from '../../shared/board/policy.ts'
import { isRedactable, REDACTION_REASONS, type Redactable } from '../../shared/board/redaction.ts'
import type { AnswerTo } from '../../shared/http.ts'
import type { Room } from '../sync/room.ts'
import { readBody } from './body.ts'
import type { OnBoard, Services } from './context.ts'
import { idAt, reading } from './guards.ts'
import { inRoom } from './in-room.ts'
import { Problem } from './problems.ts'

const MOST_AT_ONCE = 100

const reason = z.optional(z.enum(REDACTION_REASONS))
const entry = z.pipe(
  z.string().check(z.refine(isRedactable)),
  z.transform((text) => text as Redactable),
)
const entries = z.optional(z.array(entry).check(z.maxLength(MOST_AT_ONCE)))
const Body = z.strictObject({ reason, also: entries })
const WholeBody = z.strictObject({ reason, entries })

/** Erasing for good: by the policy, and by whoever holds the admin key; also on a board that is closed. */
export function redactionRoutes(services: Services): Hono<OnBoard> {
  const app = new Hono<OnBoard>()

  app.post('/api/boards/:id/notes/:note/redact', reading(services), async (c) => {
    const note = idAt<NoteId>(c.req.param('note'), 'no-note')
    const { reason, also = [] } = await perhapsBody(c, Body)
    const done = await redact(c, services, [`notes/${note}`, ...also], reason)
    return c.json({ note, ...done } satisfies AnswerTo<'POST /api/boards/:id/notes/:note/redact'>)
  })

  app.post('/api/boards/:id/rows/:row/redact', reading(services), async (c) => {
    const row = idAt<RowId>(c.req.param('row'), 'no-row')
    const { reason, also = [] } = await perhapsBody(c, Body)
    const done = await redact(c, services, [`rows/${row}`, ...also], reason)
    return c.json({ row, ...done } satisfies AnswerTo<'POST /api/boards/:id/rows/:row/redact'>)
  })

  /** What was deleted or reworded before, too: of words in a title, a question or a row that were changed. */
  app.post('/api/boards/:id/redact', reading(services), async (c) => {
    const { reason, entries = [] } = await perhapsBody(c, WholeBody)
    return c.json(await redact(c, services, entries, reason))
  })

  return app
}

/** Nothing has to be said beyond what the address says. */
async function perhapsBody<T extends z.ZodMiniType>(
  c: Context,
  shape: T,
): Promise<Partial<z.infer<T>>> {
  return c.req.header('Content-Type') === undefined ? {} : readBody(c, shape)
}

/** `swept`: no byte is left in the data folder; otherwise that is tried again every hour and at the start. */
async function redact(
  c: Context<OnBoard>,
  { rooms, store, chance, clock, logger }: Services,
  entries: readonly Redactable[],
  reason: (typeof REDACTION_REASONS)[number] | undefined,
): Promise<AnswerTo<'POST /api/boards/:id/redact'>> {
  mayRedact(c, entries)
  const board = c.get('board').id
  const isDone = await inRoom({ rooms }, c.get('board'), (room) => {
    for (const one of entries) if (!isKnown(room, one)) throw new Problem(...missing(one))
    // Asked again, as after an answer that got lost, nobody is sent out once more.
    return entries.length > 0 && entries.every(room.isRedacted)
  })
  if (!isDone) {
    const at = clock.now()
    const redact = entries.map((one) => ({ entry: one, at, reason }))
    const rewriting = { epoch: newId<string>(chance), redact }
    if (!(await rooms.alone(board, () => store.log.rewrite(board, rewriting))))
      throw new Problem('no-board')
    logger.info({ board, entries, reason }, 'redacted')
  }
  try {
    return { swept: await store.log.sweep() }
  } catch (err) {
    logger.error({ err }, 'what was redacted is not swept from the files yet')
    return { swept: false }
  }
}

/** Who holds the admin key has no seat, and may what the facilitator may. */
function mayRedact(c: Context<OnBoard>, entries: readonly Redactable[]) {
  const who: Who = c.get('seat') ?? { role: 'facilitator' }
  const closed = c.get('board').state === 'closed'
  const settings = { closed, locked: false, groupingOpen: false, ownGrouping: false }
  const verbs = entries.map((one) => (one.startsWith('notes/') ? 'notes.redact' : 'rows.redact'))
  // Words of a title or a question, that were changed, are what leads the board.
  for (const verb of verbs.length > 0 ? verbs : (['notes.redact', 'rows.redact'] as const))
    if (denied(who, verb, { own: false }, settings)) throw new Problem('not-allowed')
}

/** Also one that was withdrawn, put away, or erased before. */
function isKnown(room: Room, one: Redactable): boolean {
  if (room.isRedacted(one)) return true
  const [root, id = ''] = one.split('/')
  if (root === 'rows') return room.shownBoard.root('rows').has(id)
  return (
    (isId<NoteId>(id) && room.ownerOf(id) !== undefined) || room.shownBoard.root('notes').has(id)
  )
}

const missing = (one: Redactable) => [one.startsWith('notes/') ? 'no-note' : 'no-row'] as const
