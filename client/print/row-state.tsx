import { answersOf, reasonOf } from '../../shared/board/agreement.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'
import { AgreedChange } from '../plan/change-note.tsx'
import { printWords as words } from '../words/print.ts'

/** Who said so and when: those who took the row on, or whoever put it off or declined it. */
export const saidBy = (board: Pick<Snapshot, 'actors'>, row: Row): readonly string[] =>
  answersOf(board, row).map(({ actor, at }) => words.moment(actor.name, at))

/** What became of a new row; a row of the plan says nothing. */
export function RowStateWords({ board, row }: { board: Snapshot; row: Row }) {
  if (row.state === 'plan') return null
  const reason = reasonOf(row)
  return (
    <>
      <b>{words.states[row.state]}</b>
      {saidBy(board, row).map((said) => (
        <span key={said} className="print-said">
          {said}
        </span>
      ))}
      {reason !== '' && <span>{words.reason(reason)}</span>}
      <AgreedChange board={board} row={row} />
    </>
  )
}
