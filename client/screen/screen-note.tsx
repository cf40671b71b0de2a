import { memo } from 'react'
import type { Note } from '../../shared/board/view.ts'
import { paperOf } from '../notes/note-card.tsx'
import { screenWords } from '../words/screen.ts'
import { isSpaced } from './spaced.ts'

/** Longer ones (UTF-16 units) are cut after seven lines, and the table stands below them. */
const LONG = 80

/** One note as the hall reads it. The table stands in words; the paper's colour only repeats it. */
export const ScreenNote = memo(function ScreenNote({
  note,
  arrived,
  measure,
}: {
  note: Note
  arrived: boolean
  measure?: boolean
}) {
  const long = note.text.length > LONG
  const said = (arrived || note.table !== undefined) && (
    <span className="screen-note-said">
      {arrived && <strong>{screenWords.arrived}</strong>}
      {note.table !== undefined && screenWords.table(note.table)}
    </span>
  )
  return (
    <li
      className={`screen-note ${paperOf(note.table)}`}
      data-arrived={arrived}
      data-measure={measure ? note.id : undefined}
    >
      <p className="screen-note-body">
        <span className="screen-note-text" data-spaced={isSpaced(note.text)} data-whole={!long}>
          {note.text}
        </span>
        {said}
      </p>
    </li>
  )
})
