import { rowsInCell } from '../../shared/board/cells.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import { MATRICES } from '../../shared/board/schema.ts'
import type { Actor, Goal, Snapshot } from '../../shared/board/view.ts'
import { useBoard } from '../sync/hooks.tsx'
import { DownIcon } from '../ui/icons.tsx'
import { planWords } from '../words/plan.ts'
import { RowLine } from './row-line.tsx'

const rowsOf = (board: Snapshot, goal: GoalId, actor: Actor) =>
  MATRICES.map((matrix) => ({ matrix, rows: rowsInCell(board, goal, matrix, actor.id) })).filter(
    ({ rows }) => rows.length > 0,
  )

/** いまの計画, folded: what one of the five is to do for one goal, changing as staff change it. */
export function PlanOfActor({ goal, actor }: { goal: Goal; actor: Actor }) {
  const matrices = rowsOf(useBoard(), goal.id, actor)
  const count = matrices.reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <details className="group rounded-8 border border-edge bg-paper">
      <summary className="flex min-h-12 items-center justify-between gap-2 rounded-8 px-3 py-1 font-bold text-act hover:bg-act-soft">
        {/* One line whoever is chosen: what is below stays where it is. */}
        <span className="flex min-w-0 flex-1 gap-2">
          <span className="truncate">{planWords.nowOf(actor.plain)}</span>{' '}
          <span className="figures shrink-0">{planWords.rows(count)}</span>
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
            <ul className="grid grid-cols-1 gap-2">
              {rows.map((row) => (
                <li key={row.id} data-place className="border-hair border-t pt-2">
                  <RowLine row={row} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  )
}
