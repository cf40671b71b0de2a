import type { ReactNode } from 'react'
import type { Footnotes } from '../../shared/board/footnotes.ts'
import type { Matrix } from '../../shared/board/schema.ts'
import { isDated, shownTable } from '../../shared/board/standing.ts'
import type { Goal, Row, Snapshot } from '../../shared/board/view.ts'
import { yearsOf } from '../../shared/plan/years.ts'
import { PrintedChange } from '../plan/change-note.tsx'
import { YearMarks } from '../schedule/year-cells.tsx'
import { YearHeads } from '../schedule/year-heads.tsx'
import { printWords as words } from '../words/print.ts'
import { pieces } from './pieces.ts'
import { RowStateWords } from './row-state.tsx'

/** One of a goal's two tables as the plan prints it; its heads stand on every page again. */
export function PlanTable({
  board,
  goal,
  matrix,
  withState,
  footnotes,
}: {
  board: Snapshot
  goal: Goal
  matrix: Matrix
  withState: boolean
  footnotes: Footnotes
}) {
  const groups = shownTable(board, goal.id, matrix)
  const { period } = board.board
  const dated = isDated(
    matrix,
    groups.flatMap(({ rows }) => rows),
    period,
  )
  const years = dated && period ? yearsOf(period) : []
  return (
    <TableFrame goal={goal} matrix={matrix} years={years} withState={withState}>
      {groups.length === 0 && (
        <tbody>
          <tr>
            <th scope="row" />
            <td colSpan={1 + years.length + (withState ? 1 : 0)}>{words.noRows}</td>
          </tr>
        </tbody>
      )}
      {groups.map(({ actor, rows }) =>
        pieces(rows).map((piece, at) => (
          <tbody key={`${actor.id} ${piece[0]?.id}`}>
            {piece.map((row, line) => (
              <tr key={row.id}>
                {line === 0 && (
                  <th scope="rowgroup" rowSpan={piece.length}>
                    {actor.name}
                    {at > 0 && <small>{words.continued}</small>}
                  </th>
                )}
                <RowCells
                  board={board}
                  row={row}
                  years={years}
                  withState={withState}
                  asks={footnotes.numberOf(row)}
                />
              </tr>
            ))}
          </tbody>
        )),
      )}
    </TableFrame>
  )
}

/** The heads of a table, with rows or without. */
export function TableFrame({
  goal,
  matrix,
  years,
  withState,
  children,
}: {
  goal: Goal
  matrix: Matrix
  /** Empty where the table has no schedule. */
  years: readonly number[]
  withState: boolean
  children: ReactNode
}) {
  const dated = years.length > 0
  const down = dated ? 2 : 1
  return (
    <table className="print-table" aria-label={words.matrix[matrix]}>
      <colgroup>
        <col className="print-col-who" />
        <col />
        {years.map((year) => (
          <col key={year} className="print-col-year" />
        ))}
        {withState && <col className="print-col-state" />}
      </colgroup>
      <thead>
        <tr className="print-over">
          <td colSpan={2 + years.length + (withState ? 1 : 0)}>
            <span>
              {goal.number} {goal.title}
            </span>
            {dated && <span className="print-legend">{words.legend}</span>}
          </td>
        </tr>
        <tr>
          <th scope="col" rowSpan={down}>
            {words.who}
          </th>
          <th scope="col" rowSpan={down}>
            {words.matrix[matrix]}
          </th>
          {dated && (
            <th scope="colgroup" colSpan={years.length}>
              {words.schedule}
            </th>
          )}
          {withState && (
            <th scope="col" rowSpan={down}>
              {words.newState}
            </th>
          )}
        </tr>
        {dated && (
          <tr>
            <YearHeads period={years} />
          </tr>
        )}
      </thead>
      {children}
    </table>
  )
}

function RowCells({
  board,
  row,
  years,
  withState,
  asks,
}: {
  board: Snapshot
  row: Row
  years: readonly number[]
  withState: boolean
  asks: number | undefined
}) {
  return (
    <>
      <td className="print-what">
        {words.marked('・', row.text)}
        {row.target !== '' && <b>{words.target(row.target)}</b>}
        {asks !== undefined && <sup>{words.footMark(asks)}</sup>}
        <PrintedChange board={board} row={row} from={board.board.period?.from} />
      </td>
      {years.length > 0 && <YearMarks years={row.years} period={years} />}
      {withState && (
        <td className="print-state">
          <RowStateWords board={board} row={row} />
        </td>
      )}
    </>
  )
}
