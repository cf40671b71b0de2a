/** The plan's tables and their order: what walls, papers and 記録 read of it, and phones do not. */

import { MATRICES, type Matrix, type Period } from './field-types.ts'
import type { GoalId } from './ids.ts'
import { isEmptyRow, isShown, shownInCell } from './standing.ts'
import type { Actor, Row, Snapshot } from './view.ts'

/** A goal's table as it is shown: 誰が in the plan's order with their rows; without those who have none. */
export const shownTable = (
  board: Snapshot,
  goal: GoalId,
  matrix: Matrix,
): readonly { actor: Actor; rows: readonly Row[] }[] =>
  board.actors
    .map((actor) => ({ actor, rows: shownInCell(board, goal, matrix, actor.id) }))
    .filter(({ rows }) => rows.length > 0)

/** Whether a table has year columns: 計画期間中に取り組むこと always, the other where a row has years. */
export const isDated = (
  matrix: Matrix,
  rows: readonly Pick<Row, 'years'>[],
  period: Period | undefined,
): boolean =>
  matrix === 'planned' ||
  rows.some(({ years }) =>
    Object.keys(years).some(
      (year) => period !== undefined && Number(year) >= period.from && Number(year) <= period.to,
    ),
  )

/** Where each entry stands; what is not on the board comes last. */
export function placeIn(entries: readonly { id: string }[]) {
  const places = new Map(entries.map(({ id }, at) => [id, at]))
  return (id: string) => places.get(id) ?? entries.length
}

/** The rows that are shown, as the plan prints them: by goal, table, 誰が and board order. */
export function inPlanOrder({
  goals,
  actors,
  rows,
}: Pick<Snapshot, 'goals' | 'actors' | 'rows'>): readonly Row[] {
  const goal = placeIn(goals)
  const actor = placeIn(actors)
  return rows
    .filter(isShown)
    .sort(
      (a, b) =>
        goal(a.goal) - goal(b.goal) ||
        MATRICES.indexOf(a.matrix) - MATRICES.indexOf(b.matrix) ||
        actor(a.actor) - actor(b.actor),
    )
}

/** Rows that were removed and can be restored, the last first; those of unknown time at the end. */
export const removedRows = ({ rows }: Pick<Snapshot, 'rows'>): readonly Row[] =>
  rows
    .filter((row) => row.removed && !isEmptyRow(row))
    .sort((a, b) => (b.removedAt ?? 0) - (a.removedAt ?? 0))
