import { useId, useMemo } from 'react'
import { actorsInMatrix, rowsInCell } from '../../shared/board/cells.ts'
import type { Matrix } from '../../shared/board/field-types.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import { isDated } from '../../shared/board/tables.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { yearsOf } from '../../shared/plan/years.ts'
import { YearHeads } from '../schedule/year-heads.tsx'
import { useCan } from '../sync/hooks.tsx'
import { matrixWords } from '../words/matrix.ts'
import { scheduleWords } from '../words/schedule.ts'
import { ActorPart } from './actor-part.tsx'

const words = matrixWords.goal

/** One of a goal's two tables, as the plan prints it. It scrolls sideways within its own region. */
export function MatrixTable({
  board,
  goal,
  matrix,
}: {
  board: Snapshot
  goal: GoalId
  matrix: Matrix
}) {
  const caption = useId()
  const mayWrite = useCan()('rows.write', { own: false })
  const { from = 0, to = -1 } = board.board.period ?? {}
  const actors = actorsInMatrix(board, goal, matrix)
  const years = useMemo(() => yearsOf({ from, to }), [from, to])
  const dated = isDated(
    matrix,
    actors.flatMap((actor) => rowsInCell(board, goal, matrix, actor.id)),
    board.board.period,
  )
  const period = dated ? years : null
  const grid = period !== null && mayWrite

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="matrix-region" aria-labelledby={caption} tabIndex={0}>
      <table
        className="matrix"
        data-matrix={matrix}
        {...(grid ? { role: 'grid', 'aria-describedby': `${caption}-help` } : {})}
        aria-labelledby={caption}
      >
        <caption>
          <span id={caption} className="matrix-caption">
            {matrixWords.matrix[matrix]}
          </span>
          {period && <span className="matrix-legend">{scheduleWords.legend}</span>}
          {grid && (
            <span id={`${caption}-help`} className="sr-only">
              {scheduleWords.help}
            </span>
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={period ? 2 : 1} className="who">
              {words.who}
            </th>
            <th scope="col" rowSpan={period ? 2 : 1} className="what-head">
              {words.what[matrix]}
            </th>
            {period && (
              <th scope="colgroup" colSpan={period.length} className="schedule-head">
                {scheduleWords.heading}
                {grid && <span className="schedule-howto">{scheduleWords.howto}</span>}
              </th>
            )}
          </tr>
          {period && (
            <tr>
              <YearHeads period={period} />
            </tr>
          )}
        </thead>
        {actors.map((actor) => (
          <ActorPart
            key={actor.id}
            board={board}
            goal={goal}
            matrix={matrix}
            actor={actor}
            period={period}
          />
        ))}
      </table>
    </section>
  )
}
