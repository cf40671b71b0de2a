import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import type { CommandId, SeatCommand, VaultCommand } from '../../shared/board/commands.ts'
import { type NoteId, newId, type SeatId } from '../../shared/board/ids.ts'
import { ROOM } from '../../shared/board/words.ts'
import type { AnswerTo, PutAway as Listed, Unrevealed } from '../../shared/http.ts'
import type { BoardRecord, SeatRecord } from '../store/registry.ts'
import { shuffled } from '../vault/reveal.ts'
import type { PutAway } from '../vault/vault.ts'
import { perhapsTyped, readBody } from './body.ts'
import { said } from './commands.ts'
import type { OnBoard, Services } from './context.ts'
import { idAt, leading } from './guards.ts'
import { inRoom } from './in-room.ts'
import { refusedOut, statusOf } from './refusals.ts'

const ReasonBody = z.strictObject({
  reason: z._default(perhapsTyped({ ja: 'わけ', en: 'reason' }, ROOM.putAwayReason), ''),
})

/** Commands of the facilitator's by an address of their own, for programs that know no others. */
export function putAwayRoutes(services: Services): Hono<OnBoard> {
  const app = new Hono<OnBoard>()
  const at = '/api/boards/:id/notes/:note'

  app.get('/api/boards/:id/put-away', leading(services), async (c) =>
    c.json(await inRoom(services, c.get('board'), (room) => room.vault.all.map(listed))),
  )

  // 下見: asked for by those who lead alone, in an order that tells nothing of who wrote when.
  app.get('/api/boards/:id/unrevealed', leading(services), async (c) =>
    c.json(
      await inRoom(services, c.get('board'), (room) =>
        shuffled(room.vault.allUnrevealed, services.chance).map(previewed),
      ),
    ),
  )

  /** @param told what the answer says beside which note it was */
  const say = async (
    c: Context<OnBoard>,
    command: VaultCommand | SeatCommand,
    told: (notes: number) => { state: 'putAway' | 'shown' } | { notes: number },
  ) => {
    const id = newId<CommandId>(services.chance)
    const by = c.get('seat') ?? organiser(c.get('board'))
    const { answer } = await said(services, c.get('board'), { id, ...command }, by)
    if (!answer.done) {
      const { error } = refusedOut(answer)
      return c.json({ error }, statusOf(answer.reason))
    }
    return c.json({ note: command.note, ...told(answer.notes ?? 0) } satisfies AnswerTo<
      | 'POST /api/boards/:id/notes/:note/put-away'
      | 'POST /api/boards/:id/notes/:note/restore'
      | 'POST /api/boards/:id/notes/:note/stop-seat'
    >)
  }
  const noteIn = (c: Context<OnBoard>) => idAt<NoteId>(c.req.param('note'), 'no-note')

  app.post(`${at}/put-away`, leading(services), async (c) => {
    const { reason } = await readBody(c, ReasonBody)
    const command = { verb: 'notes.putAway', note: noteIn(c), reason } as const
    return say(c, command, () => ({ state: 'putAway' }))
  })

  app.post(`${at}/restore`, leading(services), (c) =>
    say(c, { verb: 'notes.restore', note: noteIn(c) }, () => ({ state: 'shown' })),
  )

  app.post(`${at}/stop-seat`, leading(services), async (c) => {
    const { reason } = await readBody(c, ReasonBody)
    return say(c, { verb: 'seats.stop', note: noteIn(c), reason }, (notes) => ({ notes }))
  })

  app.post(`${at}/start-seat`, leading(services), (c) =>
    say(c, { verb: 'seats.start', note: noteIn(c) }, (notes) => ({ notes })),
  )

  return app
}

/** Who holds the admin key has no seat, and may do what the facilitator may. */
const organiser = ({ id }: BoardRecord): SeatRecord => ({
  ...{ id: 'organiser' as SeatId, board: id, role: 'facilitator', table: undefined },
})

const previewed = ({ note }: PutAway): Unrevealed => ({
  ...{ note: note.id, text: note.text, goal: note.goal, actor: note.actor },
  table: note.table ?? null,
})

const listed = ({ note, reason, withSeat, at }: PutAway): Listed => ({
  note: note.id,
  text: note.text,
  goal: note.goal,
  actor: note.actor,
  table: note.table ?? null,
  reason,
  withSeat,
  at: new Date(at).toISOString(),
})
