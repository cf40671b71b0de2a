import { rowsInCell } from '../../shared/board/cells.ts'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { rankAt, rankAtEnd } from '../../shared/board/ranks.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'
import { matrixOf } from './row-draft.ts'

const cellOf = (board: Snapshot, { goal, matrix, actor }: Row) =>
  rowsInCell(board, goal, matrix, actor)

/** Where a row stands among those of its cell, counted from 0; -1 where it is not there. */
export const positionOf = (board: Snapshot, row: Row): number =>
  cellOf(board, row).findIndex(({ id }) => id === row.id)

/** One place up or down within its cell; null at the end of the way. */
export function rowStepped(board: Snapshot, row: Row, step: -1 | 1): Operation | null {
  const all = cellOf(board, row)
  const at = positionOf(board, row)
  if (at < 0 || all[at + step] === undefined) return null
  const others = all.filter(({ id }) => id !== row.id)
  const { goal, actor, matrix, id } = row
  return { verb: 'rows.place', row: id, goal, actor, matrix, rank: rankAt(others, at + step) }
}

/** Whether moving a row to another 誰が takes it into a table where years are not usual: then it is asked. */
export const asksForYears = (board: Snapshot, row: Row, actor: ActorId): boolean =>
  matrixOf(board, actor) === 'expected' &&
  row.matrix !== 'expected' &&
  Object.keys(row.years).length > 0

/** To the end of another cell, in the table that its 誰が has. Its years go along or stay behind. */
export function rowMoved(
  board: Snapshot,
  row: Row,
  goal: GoalId,
  actor: ActorId,
  yearsStay: 'kept' | 'dropped' = 'kept',
): Operation {
  const matrix = matrixOf(board, actor)
  const rank = rankAtEnd(rowsInCell(board, goal, matrix, actor))
  const place = { verb: 'rows.place', row: row.id, goal, actor, matrix, rank } as const
  if (yearsStay === 'kept') return place
  return { ...place, years: Object.fromEntries(Object.keys(row.years).map((year) => [year, null])) }
}
