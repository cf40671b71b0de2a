import { memo } from 'react'
import type { Note } from '../../shared/board/view.ts'
import { screenWords } from '../words/screen.ts'
import { isSpaced } from './spaced.ts'

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
  return (
    <li
      className="screen-note"
      data-paper={note.table === undefined ? undefined : note.table % 5}
      data-arrived={arrived}
      data-measure={measure ? note.id : undefined}
    >
      <p className="screen-note-text" data-spaced={isSpaced(note.text)}>
        {note.text}
      </p>
      {note.table !== undefined && (
        <p className="screen-note-table">{screenWords.table(note.table)}</p>
      )}
      {arrived && <p className="screen-note-arrived">{screenWords.arrived}</p>}
    </li>
  )
})
