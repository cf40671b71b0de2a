import type { GoalId } from '../../shared/board/ids.ts'
import { MATRICES } from '../../shared/board/schema.ts'
import { isInPlan, shownInCell } from '../../shared/board/standing.ts'
import type { Actor, Goal, Row, Snapshot } from '../../shared/board/view.ts'
import { useBoard } from '../sync/hooks.tsx'
import { DownIcon } from '../ui/icons.tsx'
import { planWords } from '../words/plan.ts'
import { RowLine } from './row-line.tsx'

/** What one 誰が is to do for a goal by the plan now; and what was put off or declined, which is no part of it. */
export function planOf(board: Snapshot, goal: GoalId, actor: Actor['id']) {
  const all = MATRICES.map((matrix) => ({
    matrix,
    rows: shownInCell(board, goal, matrix, actor),
  }))
  const matrices = all
    .map(({ matrix, rows }) => ({ matrix, rows: rows.filter(isInPlan) }))
    .filter(({ rows }) => rows.length > 0)
  return {
    matrices,
    count: matrices.reduce((sum, { rows }) => sum + rows.length, 0),
    others: all.flatMap(({ rows }) => rows.filter((row) => !isInPlan(row))),
  }
}

/** Hardly any 誰が has more rows for one goal. */
const MANY = 99

/** いまの計画, folded: what one of the five is to do for one goal, changing as staff change it. */
export function PlanOfActor({ goal, actor }: { goal: Goal; actor: Actor }) {
  const board = useBoard()
  const { matrices, count, others } = planOf(board, goal.id, actor.id)
  return (
    <details className="group rounded-8 border border-edge bg-paper">
      <summary className="flex min-h-12 items-center justify-between gap-2 rounded-8 px-3 py-1 font-bold text-act hover:bg-act-soft">
        {/* As high as the longest name needs, whoever is chosen: what is below stays where it is. */}
        <span className="grid min-w-0">
          <span className="[grid-area:1/1]">{planWords.nowOf(actor.plain, count)}</span>
          {board.actors.map(({ id, plain }) => (
            <span
              key={id}
              aria-hidden="true"
              data-words={planWords.nowOf(plain, MANY)}
              className="invisible [grid-area:1/1] before:content-[attr(data-words)]"
            />
          ))}
        </span>
        <DownIcon className="group-open:rotate-180" />
      </summary>
      <div className="grid grid-cols-1 gap-3 px-3 pt-1 pb-3">
        {goal.measure && (
          <p>
            <span className="text-sub">{planWords.measure}：</span>
            {goal.measure}
          </p>
        )}
        {count === 0 && <p>{planWords.none}</p>}
        {matrices.map(({ matrix, rows }) => (
          <section key={matrix}>
            <h2 className="mb-1 font-bold text-std-18B-160">{planWords.matrices[matrix]}</h2>
            <Rows board={board} rows={rows} />
          </section>
        ))}
        {others.length > 0 && (
          <section>
            <h2 className="mb-1 font-bold text-std-18B-160">{planWords.notInPlan}</h2>
            <Rows board={board} rows={others} />
          </section>
        )}
      </div>
    </details>
  )
}

function Rows({ board, rows }: { board: Snapshot; rows: readonly Row[] }) {
  return (
    <ul className="grid grid-cols-1 gap-2">
      {rows.map((row) => (
        <li key={row.id} data-place data-row={row.id} className="border-hair border-t pt-2">
          <RowLine row={row} goals={board.goals} actors={board.actors} />
        </li>
      ))}
    </ul>
  )
}
