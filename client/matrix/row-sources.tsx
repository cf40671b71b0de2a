import type { Row, Snapshot } from '../../shared/board/view.ts'
import { paperOf } from '../notes/note-card.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { matrixWords } from '../words/matrix.ts'
import { sourcesOf } from './in-place.ts'
import { placeName } from './places.ts'

const words = matrixWords.row

interface RowSourcesProps {
  board: Snapshot
  row: Row
  onClose: () => void
}

/** The way back: a row's notes, word for word. */
export function RowSources({ board, row, onClose }: RowSourcesProps) {
  return (
    <Dialog title={words.fromTitle} onClose={onClose}>
      <p className="form-quote">{row.text}</p>
      <ul className="panel-notes">
        {sourcesOf(board, row).map(({ id, note }) => (
          <li key={id} className={`panel-note paper-note ${note ? paperOf(note.table) : ''}`}>
            {note ? (
              <>
                <p>{note.text}</p>
                <p className="note-foot">
                  {note.table !== undefined && <span>{matrixWords.table(note.table)}</span>}
                  <span>{matrixWords.heard[note.heard]}</span>
                  <span>{placeName(board, note.goal, note.actor)}</span>
                </p>
              </>
            ) : (
              <p>{words.withdrawn}</p>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
