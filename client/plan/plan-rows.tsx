import type { Actor, Goal, Row, Snapshot } from '../../shared/board/view.ts'
import { useBoard } from '../sync/hooks.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { PLAN } from '../words/plan.ts'
import { useWords } from '../words/provided.ts'
import { planOf } from './plan-of.ts'
import { RowLine } from './row-line.tsx'

/** いまの計画 of one 誰が for one goal, unfolded. */
export default function PlanRows({ goal, actor }: { goal: Goal; actor: Actor }) {
  const planWords = useWords(PLAN)
  const board = useBoard()
  const { matrices, count, others } = planOf(board, goal.id, actor.id)
  return (
    <>
      {goal.measure && (
        <p>
          <span className="text-sub">
            <Ruby>{planWords.measure}</Ruby>：
          </span>
          {goal.measure}
        </p>
      )}
      {count === 0 && <p>{planWords.none}</p>}
      {matrices.map(({ matrix, rows }) => (
        <section key={matrix}>
          <h2 className="mb-1 font-bold text-std-18B-160">
            <Ruby>{planWords.matrices[matrix]}</Ruby>
          </h2>
          <Rows board={board} rows={rows} />
        </section>
      ))}
      {others.length > 0 && (
        <section>
          <h2 className="mb-1 font-bold text-std-18B-160">
            <Phrases>{planWords.notInPlan}</Phrases>
          </h2>
          <Rows board={board} rows={others} />
        </section>
      )}
    </>
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
