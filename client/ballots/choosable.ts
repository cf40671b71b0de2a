import type { Ballot } from '../../shared/board/ballots.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { paperOf } from '../seat/note-card.tsx'

/** One thing that may be chosen: a note, an island, an answer. */
export interface Choosable {
  id: string
  name: string
  /** Class of its paper. */
  paper: string
  /** Notes of an island. */
  notes?: number
}

/** What may be chosen in a ballot as the board stands, in the board's order. */
export function choosable(
  { notes, groups }: Pick<Snapshot, 'notes' | 'groups'>,
  { kind, goal, on, options = [] }: Ballot,
): readonly Choosable[] {
  if (kind !== 'stickers')
    return options.map((name, at) => ({ id: String(at + 1), name, paper: 'bg-paper' }))
  if (on === 'notes')
    return notes
      .filter((note) => note.goal === goal)
      .map(({ id, text, table }) => ({ id, name: text, paper: paperOf(table) }))
  return groups
    .filter((group) => group.goal === goal && !group.removed)
    .map(({ id, title }) => ({
      ...{ id, name: title, paper: 'bg-paper' },
      notes: notes.filter((note) => note.group === id && note.goal === goal).length,
    }))
}
