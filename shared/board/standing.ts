import { rowsInCell } from './cells.ts'
import type { ActorId, GoalId, NoteId, RowId } from './ids.ts'
import { MATRICES, type Matrix, type Period } from './schema.ts'
import { agreementOf } from './took-on.ts'
import type { Actor, Row, Snapshot } from './view.ts'
import { isBlank } from './words.ts'

/** An added row in which nothing is written, and nothing was that the plan prints or that was agreed. */
export const isEmptyRow = (row: Row): boolean =>
  [row, row.asPrinted, agreementOf(row)].every(
    (one) => one === undefined || (isBlank(one.text) && isBlank(one.target)),
  )

/**
 * The rows that everybody sees: on the wall, on paper, on phones, in lists and numbers. 記録 has the
 * empty ones as well, so that they can be written.
 */
export const isShown = (row: Row): boolean => !row.removed && !isEmptyRow(row)

/**
 * いまの計画: what the plan has, what was agreed, and what is asked for. What was put off or declined
 * is shown with its answer and its reason, and counts nowhere.
 */
export const isInPlan = (row: Row): boolean =>
  isShown(row) && row.state !== 'held' && row.state !== 'declined'

/** The rows of one matrix under one actor that everybody sees, in board order. */
export const shownInCell = (
  board: Snapshot,
  goal: GoalId,
  matrix: Matrix,
  actor: ActorId,
): readonly Row[] => rowsInCell(board, goal, matrix, actor).filter(isShown)

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

/** Which rows were made from a note: the way back, read from the note's side. */
export const rowsFromNote = ({ rows }: Pick<Snapshot, 'rows'>, note: NoteId): readonly RowId[] =>
  rows.filter((row) => isShown(row) && row.from.includes(note)).map((row) => row.id)

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
