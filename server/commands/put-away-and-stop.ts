import type { NotePosition } from '../../shared/board/commands.ts'
import { noteFields } from '../../shared/board/document.ts'
import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import { isBlank, ROOM, tooLongBy } from '../../shared/board/words.ts'
import { layBack, putAway } from '../vault/put-away.ts'
import type { PutAway } from '../vault/vault.ts'
import {
  type CommandCase,
  type Doing,
  mayNot,
  nothing,
  type Of,
  positionOf,
  type Refusing,
} from './case.ts'

/** The answer says where it was, never its words or why. */
export function putNoteAway({ note, reason: why }: Of<'notes.putAway'>, on: CommandCase) {
  const reason = mayNot('notes.putAway', note, on)
  if (reason) return { reason }
  const hidden = on.vault.unrevealed(note)
  if (!hidden && on.vault.has(note)) return nothing
  if (!hidden && !noteFields(on.board, note)) return { reason: 'no-note' } as const
  const wrong = wrongReason(why)
  if (wrong) return wrong
  const from = hidden ? positionIn(hidden) : positionOf(note, on)
  const vault = () => putAway(on, [note], { ...keptWhy(why, on), withSeat: false })
  return { change: undefined, vault, posted: [], told: { from } }
}

export function restore({ note }: Of<'notes.restore'>, on: CommandCase): Doing | Refusing {
  const reason = mayNot('notes.restore', note, on)
  if (reason) return { reason }
  const kept = on.vault.get(note)
  if (kept?.unrevealed) return nothing
  if (!kept) return noteFields(on.board, note) ? nothing : { reason: 'no-note' }
  const vault = () => layBack(on, [note])
  return { change: undefined, vault, posted: [], told: { to: positionIn(kept) } }
}

/** Whoever wrote the note writes no more, and all her notes go along with her. */
export function stop({ note, reason: why }: Of<'seats.stop'>, on: CommandCase): Doing | Refusing {
  const seat = writerOf(note, 'seats.stop', on)
  if (typeof seat === 'object') return seat
  const wrong = wrongReason(why)
  if (wrong) return wrong
  // Those that wait to be revealed go along, too: otherwise they would come with the others.
  const stand = [...on.notesOf(seat)].filter(
    (one) => on.board.root('notes').has(one) || on.vault.unrevealed(one),
  )
  const told = { notes: stand.length }
  if (on.stops.has(seat) && stand.length === 0) return { ...nothing, told }
  const vault = () => putAway(on, stand, { ...keptWhy(why, on), withSeat: true })
  return { ...nothing, vault, stopping: { seat, stopped: true }, told }
}

/** What went along comes back. Nothing moves where it was never stopped: what moves tells whose it was. */
export function start({ note }: Of<'seats.start'>, on: CommandCase): Doing | Refusing {
  const seat = writerOf(note, 'seats.start', on)
  if (typeof seat === 'object') return seat
  if (!on.stops.has(seat)) return { ...nothing, told: { notes: 0 } }
  const went = [...on.notesOf(seat)].filter((one) => on.vault.get(one)?.withSeat)
  const vault = () => layBack(on, went)
  return { ...nothing, vault, stopping: { seat, stopped: false }, told: { notes: went.length } }
}

/** A note of the team's is answered as one that nobody knows. */
function writerOf(
  note: NoteId,
  verb: 'seats.stop' | 'seats.start',
  on: CommandCase,
): SeatId | Refusing {
  const reason = mayNot(verb, note, on)
  if (reason) return { reason }
  // '': nobody knows any more whose it was (server/retention/). Its others would all go along.
  const seat = on.ownerOf(note) || undefined
  return seat !== undefined && on.stops.mayStop(seat) ? seat : { reason: 'no-note' }
}

const positionIn = ({ note: { goal, actor, group } }: PutAway): NotePosition => ({
  ...{ goal, actor, group },
})

function wrongReason(why: string): Refusing | undefined {
  const by = tooLongBy(why, ROOM.putAwayReason)
  return by > 0 ? { reason: 'too-long', by } : undefined
}

const keptWhy = (why: string, { at }: CommandCase) => ({
  ...{ reason: isBlank(why) ? '' : why.trim(), at },
})
