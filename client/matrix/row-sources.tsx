import type { Row, Snapshot } from '../../shared/board/view.ts'
import { paperOf } from '../seat/note-card.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { matrixWords } from '../words/matrix.ts'
import { leftBehind, sourcesOf } from './in-place.ts'
import { placeName } from './places.ts'
import { textOf } from './row-text.ts'

const words = matrixWords.row

interface RowSourcesProps {
  board: Snapshot
  row: Row
  onClose: () => void
}

/** The way back: a row's notes, word for word. */
export function RowSources({ board, row: last, onClose }: RowSourcesProps) {
  const row = board.rows.find(({ id }) => id === last.id) ?? last
  return (
    <Dialog title={words.fromTitle} onClose={onClose}>
      <h3 className="source-head">
        <Phrases>{words.rowNow}</Phrases>
      </h3>
      <div className="form-quote">
        <FoldedText id={row.id} text={textOf(row)} className="bg-paper" />
      </div>
      <h3 className="source-head">
        <Phrases>{words.notesNow}</Phrases>
      </h3>
      <SourceNotes board={board} row={row} />
    </Dialog>
  )
}

/** The notes behind a row as they are now; what is gone or says something else is said so. */
export function SourceNotes({ board, row }: { board: Snapshot; row: Row }) {
  return (
    <ul className="panel-notes">
      {sourcesOf(board, row).map(({ id, note }) => (
        <li key={id} className={`panel-note paper-note ${note ? paperOf(note.table) : ''}`}>
          {note ? (
            <>
              <FoldedText id={note.id} text={note.text} />
              <p className="note-foot">
                {note.table !== undefined && <span>{matrixWords.table(note.table)}</span>}
                <span>{matrixWords.heard[note.heard]}</span>
                <span>{placeName(board, note.goal, note.actor)}</span>
              </p>
              {leftBehind(row, note) && <p className="source-edited">{words.edited}</p>}
            </>
          ) : (
            <p>{words.withdrawn}</p>
          )}
        </li>
      ))}
    </ul>
  )
}
