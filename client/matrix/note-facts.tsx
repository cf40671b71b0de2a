import type { RowId } from '../../shared/board/ids.ts'
import type { Note, Snapshot } from '../../shared/board/view.ts'
import { matrixWords } from '../words/matrix.ts'
import { useOnDesk } from './desk-context.tsx'
import { placeName } from './places.ts'

const words = matrixWords.panel

interface NoteFactsProps {
  board: Snapshot
  note: Note
  rows: readonly RowId[]
}

/** Which table, how it was heard, when, where it lies, what became of it. */
export function NoteFacts({ board, note, rows }: NoteFactsProps) {
  const onDesk = useOnDesk()
  return (
    <dl className="panel-facts">
      <dt>{words.table}</dt>
      <dd>{note.table === undefined ? matrixWords.noTable : matrixWords.table(note.table)}</dd>
      <dt>{words.heard}</dt>
      <dd>{matrixWords.heard[note.heard]}</dd>
      <dt>{words.at}</dt>
      <dd>{note.at > 0 ? matrixWords.moment(note.at) : '―'}</dd>
      <dt>{words.place}</dt>
      <dd>{placeName(board, note.goal, note.actor)}</dd>
      <dt>{words.became}</dt>
      <dd>
        {rows.length === 0 && words.notYet}
        {rows.map((id) => {
          const row = board.rows.find((one) => one.id === id)
          if (!row) return null
          return (
            <button
              key={id}
              type="button"
              className="panel-row"
              onClick={() => onDesk({ do: 'go', goal: row.goal, row: id })}
            >
              <b>{matrixWords.state[row.state]}</b>
              {row.text}
            </button>
          )
        })}
      </dd>
    </dl>
  )
}
