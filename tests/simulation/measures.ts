import type { NoteId } from '../../shared/board/ids.ts'
import type { Measure } from './moderation.ts'
import { rewritten } from './people.ts'
import type { Tab } from './tab.ts'
import type { Workshop } from './workshop.ts'

const leadOf = ({ tabs }: Workshop): Tab | undefined =>
  tabs.find(({ seat, phone }) => seat.role === 'facilitator' && phone.network.online)

/** The facilitator asks for something about a note that is on her screen, or on her list. */
export function ask(hall: Workshop, measure: Measure, about?: NoteId) {
  const { luck, moderation, house } = hall
  const lead = leadOf(hall)
  if (!lead || !house.open) return
  const goes = measure === 'putAway' || measure === 'stopSeat'
  const listed = measure === 'startSeat' ? moderation.ofStopped : [...moderation.away]
  const notes = goes ? lead.state.board.notes.map(({ id }) => id) : listed
  const note = about ?? luck.pick(notes)
  if (!note) return
  hall.clock.later(lead.phone.network.delay(), () => void moderation.ask(measure, note))
}

/** A note is put away, and perhaps laid back, while its author's edit is on its way. */
export async function putAwayInFlight(hall: Workshop, tab: Tab) {
  const note = hall.luck.pick(tab.ownNotes)
  if (!note || !tab.live) return
  const { network } = tab.phone
  if (hall.luck.happens(0.5)) network.hold(hall.luck.between(200, 6_000))
  else {
    network.online = false
    network.cut(true)
  }
  hall.act(tab, (person) => {
    if (!tab.can('notes.edit', { own: true, table: note.table })) return
    return { verb: 'notes.edit', note: note.id, text: rewritten(note.text, person) }
  })
  ask(hall, 'putAway', note.id)
  await hall.clock.pass(hall.luck.between(100, 3_000))
  if (hall.luck.happens(0.5)) ask(hall, 'layBack', note.id)
}
