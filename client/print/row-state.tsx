import type { Row, Snapshot } from '../../shared/board/view.ts'
import { printWords as words } from '../words/print.ts'

/** Who said so and when: those who took the row on, or whoever settled it. */
export function saidBy(board: Snapshot, { state, takers, decided }: Row): readonly string[] {
  const names = new Map<string, string>(board.actors.map(({ id, name }) => [id, name]))
  const moment = (actor: string, at: number) => words.moment(names.get(actor) ?? actor, at)
  const took = Object.entries(takers).sort(([a, at], [b, bt]) => at - bt || (a < b ? -1 : 1))
  if (state === 'agreed' && took.length > 0) return took.map(([actor, at]) => moment(actor, at))
  return decided ? [moment(decided.by, decided.at)] : []
}

/** What became of a new row; a row of the plan says nothing. */
export function RowStateWords({ board, row }: { board: Snapshot; row: Row }) {
  if (row.state === 'plan') return null
  return (
    <>
      <b>{words.states[row.state]}</b>
      {saidBy(board, row).map((said) => (
        <span key={said} className="print-said">
          {said}
        </span>
      ))}
      {row.reason !== '' && <span>{words.reason(row.reason)}</span>}
    </>
  )
}
