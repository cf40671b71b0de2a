import { rowsInCell } from './cells.ts'
import type { Matrix } from './field-types.ts'
import type { ActorId, GoalId, NoteId, RowId } from './ids.ts'
import { agreementOf } from './took-on.ts'
import type { Row, Snapshot } from './view.ts'
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

/** Which rows were made from a note: the way back, read from the note's side. */
export const rowsFromNote = ({ rows }: Pick<Snapshot, 'rows'>, note: NoteId): readonly RowId[] =>
  rows.filter((row) => isShown(row) && row.from.includes(note)).map((row) => row.id)
