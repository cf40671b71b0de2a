import { MATRICES } from '../../shared/board/field-types.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import { isInPlan, shownInCell } from '../../shared/board/standing.ts'
import type { Actor, Snapshot } from '../../shared/board/view.ts'

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
