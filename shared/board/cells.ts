import type { Matrix } from './field-types.ts'
import type { ActorId, GoalId } from './ids.ts'
import type { Actor, Note, Row, Snapshot } from './view.ts'

const cellsOf = new WeakMap<Snapshot['notes'], ReadonlyMap<GoalId, ReadonlyMap<ActorId, Note[]>>>()

/** Thousands of notes are gone through once, not once for each cell. */
function cells(notes: Snapshot['notes']) {
  const known = cellsOf.get(notes)
  if (known) return known
  const goals = new Map<GoalId, Map<ActorId, Note[]>>()
  for (const note of notes) {
    const goal = goals.get(note.goal) ?? new Map<ActorId, Note[]>()
    const cell = goal.get(note.actor)
    if (cell) cell.push(note)
    else goal.set(note.actor, [note])
    goals.set(note.goal, goal)
  }
  cellsOf.set(notes, goals)
  return goals
}

/** Notes of one matrix cell in board order. */
export const notesInCell = (board: Snapshot, goal: GoalId, actor: ActorId): readonly Note[] =>
  cells(board.notes).get(goal)?.get(actor) ?? []

/** How many notes a goal has; without one, the whole board. */
export const countNotes = (board: Snapshot, goal: GoalId | null): number => {
  if (goal === null) return board.notes.length
  let count = 0
  for (const notes of cells(board.notes).get(goal)?.values() ?? []) count += notes.length
  return count
}

/** The goal whose notes the hall is looking at; null while it looks at something else. */
export const goalInSight = ({ board: { focus }, goals }: Snapshot): GoalId | null =>
  focus?.view === 'notes' || focus?.view === 'groups'
    ? ((goals.find(({ id }) => id === focus.goal) ?? goals[0])?.id ?? null)
    : null

/** All notes of a goal, newest first. */
export const notesOfGoal = (board: Snapshot, goal: GoalId): readonly Note[] =>
  board.notes
    .filter((note) => note.goal === goal)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))

/** The rows of one matrix under one actor, in board order, without the removed ones. */
export const rowsInCell = (
  board: Snapshot,
  goal: GoalId,
  matrix: Matrix,
  actor: ActorId,
): readonly Row[] =>
  board.rows.filter(
    (row) => row.goal === goal && row.matrix === matrix && row.actor === actor && !row.removed,
  )

/** The actors whose cells stand in a matrix: of the matrix's own kind, or with a row in it. */
export const actorsInMatrix = (board: Snapshot, goal: GoalId, matrix: Matrix): readonly Actor[] =>
  board.actors.filter(
    (actor) =>
      (actor.kind === 'community') === (matrix === 'expected') ||
      rowsInCell(board, goal, matrix, actor.id).length > 0,
  )
