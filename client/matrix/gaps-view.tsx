import { useMemo } from 'react'
import { type CellGaps, cellGaps, gapSums } from '../../shared/board/gaps.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { Goal, Snapshot } from '../../shared/board/view.ts'
import { yearsOf } from '../../shared/plan/years.ts'
import { YearHeads } from '../schedule/year-heads.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { gapsWords as words } from '../words/gaps.ts'
import { BrokenHead, Gap, NoGap } from './gap-parts.tsx'

/** すきまを見る: goal × 誰が × 年度, what is missing where. Every gap leads to its place. */
export function GapsView({ board }: { board: Snapshot }) {
  const cells = useMemo(() => cellGaps(board), [board])
  const sums = gapSums(cells)
  const { from = 0, to = -1 } = board.board.period ?? {}
  const period = useMemo(() => yearsOf({ from, to }), [from, to])
  return (
    <>
      <h1 className="goal-title">
        <Phrases>{words.title}</Phrases>
      </h1>
      <p className="list-intro">{words.intro}</p>
      <ul className="gap-sums figures">
        {(['noRow', 'noTarget', 'noTaker', 'noYear'] as const).map((what) => (
          <li key={what} data-none={sums[what] === 0}>
            <b>{sums[what]}</b>
            {words.sums[what]}
          </li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="matrix-region" aria-label={words.table} tabIndex={0}>
        <table className="matrix gaps" aria-label={words.table}>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className="who">
                {words.who}
              </th>
              {(['rows', 'noTarget', 'noTaker', 'noYear'] as const).map((column) => (
                <th key={column} scope="col" rowSpan={2} className="gap-head">
                  <BrokenHead text={words.columns[column]} />
                </th>
              ))}
              <th scope="colgroup" colSpan={period.length} className="schedule-head">
                {words.years}
              </th>
            </tr>
            <tr>
              <YearHeads period={period} />
            </tr>
          </thead>
          {board.goals.map((goal) => (
            <GoalGaps
              key={goal.id}
              board={board}
              goal={goal}
              cells={cells.filter((cell) => cell.goal === goal.id)}
              period={period}
            />
          ))}
        </table>
      </section>
      <p className="list-intro">{words.note}</p>
    </>
  )
}

interface GoalGapsProps {
  board: Snapshot
  goal: Goal
  cells: readonly CellGaps[]
  period: readonly number[]
}

function GoalGaps({ board, goal, cells, period }: GoalGapsProps) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={5 + period.length} className="gap-goal">
          <b>{goalNumber(board.goals, goal.id)}</b> {goal.title}
        </th>
      </tr>
      {cells.map((cell) => (
        <tr key={cell.actor}>
          <th scope="row" className="who">
            {board.actors.find(({ id }) => id === cell.actor)?.name}
          </th>
          <td>
            {cell.rows.length === 0 ? (
              <Gap board={board} cell={cell} what={words.columns.rows} text={words.none} />
            ) : (
              <span className="gap-none figures">{words.rowCount(cell.rows.length)}</span>
            )}
          </td>
          <Count board={board} cell={cell} what="noTarget" />
          <Count board={board} cell={cell} what="noTaker" />
          <Count board={board} cell={cell} what="noYear" />
          <Years board={board} cell={cell} period={period} />
        </tr>
      ))}
    </tbody>
  )
}

function Count({
  board,
  cell,
  what,
}: {
  board: Snapshot
  cell: CellGaps
  what: 'noTarget' | 'noTaker' | 'noYear'
}) {
  const rows = cell[what]
  const asked = what === 'noTaker' ? cell.rows.length > 0 : cell.years.length > 0
  return (
    <td>
      {rows.length > 0 ? (
        <Gap
          board={board}
          cell={cell}
          what={words.columns[what]}
          text={words.count(rows.length)}
          row={rows[0]}
        />
      ) : (
        <NoGap count={asked && cell.rows.length > 0 ? 0 : null} />
      )}
    </td>
  )
}

/** A year in which none of the cell's rows has anything to do. */
function Years({
  board,
  cell,
  period,
}: {
  board: Snapshot
  cell: CellGaps
  period: readonly number[]
}) {
  if (cell.years.length === 0 || cell.rows.length === 0)
    return (
      <td colSpan={period.length} className="gap-no-years">
        {cell.years.length === 0 ? (
          <span className="gap-none">{words.noYears}</span>
        ) : (
          <NoGap count={null} />
        )}
      </td>
    )
  return cell.years.map(({ year, rows }) => (
    <td key={year} className="gap-year">
      {rows.length > 0 ? (
        <span className="gap-none figures">{words.inYear(rows.length)}</span>
      ) : (
        <Gap
          board={board}
          cell={cell}
          what={words.yearOf(year)}
          text={words.emptyYear}
          row={cell.rows[0]}
          year={year}
        />
      )}
    </td>
  ))
}
