import { boardFields } from '../../shared/board/document.ts'
import type { Hidden } from '../../shared/board/field-types.ts'
import { alsoHidden, hiddenAfter, hiddenOn, isHidden } from '../../shared/board/hidden.ts'
import type { GroupId, NoteId } from '../../shared/board/ids.ts'
import { mergeText } from '../../shared/board/merge-text.ts'
import { groupAfter } from '../../shared/board/notes.ts'
import { denied } from '../../shared/board/policy.ts'
import { wellFormed } from '../../shared/board/words.ts'
import { layOut, setHidden, uncovered } from '../vault/reveal.ts'
import { NEVER_SHOWN, type PutAway } from '../vault/vault.ts'
import { type CommandCase, type Doing, nothing, type Of, type Refusing } from './case.ts'

/** A seat's own note that nobody else has seen; of somebody else's nothing is known. */
export function ownUnrevealed(note: NoteId, on: CommandCase): PutAway | undefined {
  return on.ownerOf(note) === on.seat ? on.vault.unrevealed(note) : undefined
}

/** From now on what is written there goes aside. What stands there stays: it was seen. */
export function hide({ goal, tables }: Of<'notes.hide'>, on: CommandCase): Doing | Refusing {
  const reason = mayNotLead(on)
  if (reason) return { reason }
  if (!on.board.root('goals').has(goal)) return { reason: 'no-place' }
  return becomes(alsoHidden(hiddenOn(on.board), goal, tables), on)
}

/** All at once, and for good. */
export function reveal(said: Of<'notes.reveal'>, on: CommandCase): Doing | Refusing {
  const reason = mayNotLead(on)
  if (reason) return { reason }
  if (said.goal !== undefined && !on.board.root('goals').has(said.goal))
    return { reason: 'no-place' }
  const tables = boardFields(on.board).get('tables') ?? 0
  return becomes(hiddenAfter(hiddenOn(on.board), said, tables), on)
}

function becomes(hidden: Hidden, on: CommandCase): Doing {
  const told = { notes: uncovered(hidden, on.vault).length }
  const isSame = JSON.stringify(hidden) === JSON.stringify(hiddenOn(on.board))
  if (isSame && told.notes === 0) return { ...nothing, told }
  return { ...nothing, vault: () => setHidden(hidden, on), told }
}

/** A note that is written where notes lie face down goes aside, whole. */
export function postAside(
  said: Of<'notes.post'>,
  group: GroupId | null,
  table: number | undefined,
  on: CommandCase,
) {
  const { note: id, goal, actor, heard, signature } = said
  const note = {
    ...{ id, goal, actor, group, heard, text: wellFormed(said.text), rank: NEVER_SHOWN, at: on.at },
    ...(table === undefined ? {} : { table }),
    ...(signature === undefined ? {} : { signature }),
  }
  const kept = { note, reason: '', withSeat: false, at: on.at, unrevealed: true }
  return {
    ...{ change: undefined, vault: () => ({ away: [kept], back: [] }), posted: [id] },
    told: { to: { goal, actor, group } },
  }
}

/** Her words until they are seen: that they were changed is not told later. */
export function editAside(
  { before, text }: Pick<Of<'notes.edit'>, 'before' | 'text'>,
  kept: PutAway,
  on: CommandCase,
): { merged: string; doing: Doing } {
  const now = kept.note.text
  const merged = wellFormed(mergeText(before, text, now, on.steps))
  const told = { from: { text: now }, to: { text: merged } }
  const note = { ...kept.note, text: merged }
  const vault = () => ({ away: [{ ...kept, note }], back: [] })
  return { merged, doing: merged === now ? { ...nothing, told } : { ...nothing, vault, told } }
}

/** Where it comes to lie says whether it is seen: what was seen is not hidden again by moving it. */
export function moveAside(said: Of<'notes.move'>, kept: PutAway, on: CommandCase): Doing {
  const { goal, actor } = said
  const { note } = kept
  const from = { goal: note.goal, actor: note.actor, group: note.group }
  const to = { goal, actor, group: groupAfter(note, said) }
  const moved = { ...kept, note: { ...note, ...to } }
  const vault = isHidden(hiddenOn(on.board), goal, note.table)
    ? () => ({ away: [moved], back: [] })
    : () => ({ away: [], back: layOut([moved], on) })
  return { ...nothing, vault, told: { from, to } }
}

export function withdrawAside({ note }: PutAway): Doing {
  const { id, goal, actor, group } = note
  const vault = () => ({ away: [], back: [id] })
  return { ...nothing, vault, told: { from: { goal, actor, group } } }
}

const mayNotLead = ({ who, settings }: CommandCase) =>
  denied(who, 'board.lead', { own: false }, settings)
