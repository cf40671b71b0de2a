import { type Board, boardFields, groupFields } from '../../shared/board/document.ts'
import type { Hidden } from '../../shared/board/field-types.ts'
import { isHidden } from '../../shared/board/hidden.ts'
import type { Chance, GroupId, NoteId } from '../../shared/board/ids.ts'
import { apply } from '../../shared/board/notes.ts'
import type { PutAway, Vault, Vaulting } from './vault.ts'

/** What showing notes that nobody has seen yet needs of a board. */
export interface Showing {
  board: Board
  vault: Vault
  /** A rank behind all notes of the board. */
  rankAtEnd: () => string
  chance: Chance
  /** When it is done, ms since 1970: the date that they are shown with. */
  at: number
}

/**
 * From now on this is hidden, and nothing else: whatever waits that it does not cover any more is shown
 * in the same step. The only way in which the set changes.
 */
export function setHidden(hidden: Hidden, on: Showing): Vaulting {
  const fields = boardFields(on.board)
  if (Object.keys(hidden).length > 0) fields.set({ hidden })
  else if (fields.get('hidden') !== undefined) fields.remove('hidden')
  return { away: [], back: layOut(shuffled(uncovered(hidden, on.vault), on.chance), on) }
}

/** What would be shown if only this were hidden. */
export const uncovered = (hidden: Hidden, vault: Vault): readonly PutAway[] =>
  vault.allUnrevealed.filter(({ note }) => !isHidden(hidden, note.goal, note.table))

/** Shows notes in this order, with ranks and the date of now: nothing is left of when each was written (I4). */
export function layOut(notes: readonly PutAway[], on: Showing): readonly NoteId[] {
  for (const { note } of notes) {
    const { id, ...fields } = note
    const group = groupStands(note.group, note.goal, on.board) ? note.group : null
    const place = { group, rank: on.rankAtEnd(), at: on.at }
    apply(on.board, { verb: 'notes.post', note: id, ...fields, ...place })
  }
  return notes.map(({ note }) => note.id)
}

function groupStands(group: GroupId | null, goal: string, board: Board): boolean {
  const fields = group === null ? undefined : groupFields(board, group)
  return fields !== undefined && fields.get('goal') === goal && fields.get('removed') !== true
}

/** In an order by chance: nobody can foresee it, or tell from it who wrote what when. */
export function shuffled<T>(all: readonly T[], chance: Chance): readonly T[] {
  const numbers = new Uint32Array(all.length)
  chance(new Uint8Array(numbers.buffer))
  return all
    .map((one, at) => ({ one, by: numbers[at] ?? 0 }))
    .sort((a, b) => a.by - b.by)
    .map(({ one }) => one)
}
