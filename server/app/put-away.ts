import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { NoteId } from '../../shared/board/ids.ts'
import { ROOM } from '../../shared/board/words.ts'
import type { Room } from '../sync/room.ts'
import { layNoteBack, putNoteAway, startSeat, stopSeat } from '../vault/moderation.ts'
import type { PutAway } from '../vault/vault.ts'
import { perhapsTyped, readBody } from './body.ts'
import type { OnBoard, Services } from './context.ts'
import { leading } from './guards.ts'
import { inRoom } from './in-room.ts'
import { Problem } from './problems.ts'

const ReasonBody = z.strictObject({
  reason: z._default(perhapsTyped({ ja: 'わけ', en: 'reason' }, ROOM.putAwayReason), ''),
})

/** Putting notes away and taking them back: the facilitator's, also on a board that is closed. */
export function putAwayRoutes(services: Services): Hono<OnBoard> {
  const { clock, store } = services
  const app = new Hono<OnBoard>()
  const at = '/api/boards/:id/notes/:note'

  app.get('/api/boards/:id/put-away', leading(services), async (c) =>
    c.json(await inRoom(services, c.get('board'), (room) => room.vault.all.map(listed))),
  )

  app.post(`${at}/put-away`, leading(services), async (c) => {
    const note = c.req.param('note') as NoteId
    const { reason } = await readBody(c, ReasonBody)
    const why = { reason, at: clock.now() }
    const state = await inRoom(services, c.get('board'), (room) => putNoteAway(room, note, why))
    if (!state) throw new Problem('no-note')
    return c.json({ note, state })
  })

  app.post(`${at}/restore`, leading(services), async (c) => {
    const note = c.req.param('note') as NoteId
    const state = await inRoom(services, c.get('board'), (room) => layNoteBack(room, note))
    if (!state) throw new Problem('no-note')
    return c.json({ note, state })
  })

  app.post(`${at}/stop-seat`, leading(services), async (c) => {
    const note = c.req.param('note') as NoteId
    const { reason } = await readBody(c, ReasonBody)
    const notes = await inRoom(services, c.get('board'), async (room) => {
      const seat = await writerOf(services, room, note)
      // First of all, so that nobody comes back in between with what the seat could do before.
      await store.roll.setStopped(seat.id, true)
      return stopSeat(room, seat.id, { reason, at: clock.now() })
    })
    return c.json({ note, notes })
  })

  app.post(`${at}/start-seat`, leading(services), async (c) => {
    const note = c.req.param('note') as NoteId
    const notes = await inRoom(services, c.get('board'), async (room) => {
      const seat = await writerOf(services, room, note)
      // Nothing moves where it was never stopped: what moves tells whose note it was.
      if (!seat.stopped) return 0
      await store.roll.setStopped(seat.id, false)
      return startSeat(room, seat.id)
    })
    return c.json({ note, notes })
  })

  return app
}

/** Whose a note is stays here: no answer says it (I4). */
async function writerOf({ store }: Services, room: Room, note: NoteId) {
  const owner = room.ownerOf(note)
  const seat = owner && (await store.roll.seat(owner))
  if (!seat) throw new Problem('no-note')
  if (seat.role !== 'participant' && seat.role !== 'scribe') throw new Problem('team-seat')
  return seat
}

const listed = ({ note, reason, withSeat, at }: PutAway) => ({
  note: note.id,
  text: note.text,
  goal: note.goal,
  actor: note.actor,
  table: note.table ?? null,
  reason,
  withSeat,
  at: new Date(at).toISOString(),
})
