import { memo } from 'react'
import type { Note } from '../../shared/board/view.ts'
import { paperOf } from '../seat/note-card.tsx'
import { useFold } from '../ui/folded-text.tsx'
import { screenWords } from '../words/screen.ts'
import { isSpaced } from './spaced.ts'

/** At least so many letters (UTF-16 units) stand in a line, and at most so many lines in a note. */
const LINE = 10
const LINES = 6
/** The hall does not wait for the last card of a long page. */
const MOST_TURNS = 24
const BETWEEN_MS = 60

/** One note as the hall reads it. The table stands in words; the paper's colour only repeats it. */
export const ScreenNote = memo(function ScreenNote({
  note,
  arrived,
  turn,
  measure,
}: {
  note: Note
  arrived: boolean
  /** It is turned over just now, as the so-manieth. */
  turn?: number | undefined
  measure?: boolean
}) {
  const long = mayFold(note.text)
  const [text, fold] = useFold<HTMLSpanElement>(note.id, note.text)
  const said = (arrived || note.table !== undefined || fold.long) && (
    <span className="screen-note-said">
      {fold.long && <span className="screen-note-more">{screenWords.readOnDesk}</span>}
      {arrived && <strong>{screenWords.arrived}</strong>}
      {note.table !== undefined && screenWords.table(note.table)}
    </span>
  )
  return (
    <li
      className={`screen-note ${paperOf(note.table)}`}
      data-arrived={arrived}
      data-turning={turn !== undefined}
      style={
        turn === undefined
          ? undefined
          : { animationDelay: `${Math.min(turn, MOST_TURNS) * BETWEEN_MS}ms` }
      }
      data-measure={measure ? note.id : undefined}
    >
      <p className="screen-note-body">
        <span
          ref={text}
          className="screen-note-text"
          data-spaced={isSpaced(note.text)}
          data-whole={!long}
        >
          {note.text}
        </span>
        {said}
      </p>
    </li>
  )
})

/** A note that may be longer has its table below its words, whether or not it is. */
const mayFold = (text: string) =>
  text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / LINE)), 0) >
  LINES
