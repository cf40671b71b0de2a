import type { Note } from '../../shared/board/view.ts'
import { paperOf } from '../seat/note-card.tsx'
import { useBoard } from '../sync/hooks.tsx'
import { matrixWords } from '../words/matrix.ts'
import { noteNow } from './in-place.ts'

/** The note that is being carried; it says so when others take it from the board meanwhile. */
export function NoteInAir({ note }: { note: Note }) {
  const { lost } = noteNow(useBoard(), note)
  return (
    <p className={`note-in-air paper-note ${paperOf(note.table)}`}>
      <span className="folded whitespace-pre-wrap">{note.text}</span>
      {lost && <strong className="block">{matrixWords.note.ghost}</strong>}
    </p>
  )
}
