import type { Group, Note } from '../../shared/board/view.ts'
import { paperOf } from '../seat/note-card.tsx'
import { useBoard } from '../sync/hooks.tsx'
import { groupsWords } from '../words/groups.ts'
import { matrixWords } from '../words/matrix.ts'

/** The note that is being carried; it says so when others take it from the board meanwhile. */
export function NoteInAir({ note }: { note: Note }) {
  const lost = !useBoard().notes.some(({ id }) => id === note.id)
  return (
    <p className={`note-in-air paper-note ${paperOf(note.table)}`}>
      <span className="folded whitespace-pre-wrap">{note.text}</span>
      {lost && <strong className="block">{matrixWords.note.ghost}</strong>}
    </p>
  )
}

/** The island that is being carried, by its name. */
export function GroupInAir({ group }: { group: Group }) {
  const board = useBoard()
  const lost = !board.groups.some(({ id, removed }) => id === group.id && !removed)
  const count = board.notes.filter((note) => note.group === group.id).length
  return (
    <p className="note-in-air paper-note bg-paper">
      <strong>{groupsWords.called(group.title)}</strong>
      <span className="figures">{groupsWords.sheets(count)}</span>
      {lost && <strong className="block">{groupsWords.gone}</strong>}
    </p>
  )
}
