import type { ActorId, GoalId } from './ids.ts'
import type { Mark, Matrix } from './schema.ts'
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
  focus?.view === 'notes'
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

/** One year's cell of a row: `do` is drawn ◎ 実施 at the first of a run, then a line, its head at the last. */
export type Stroke =
  | { kind: 'empty' }
  | { kind: 'prepare' | 'review' }
  | { kind: 'do'; first: boolean; last: boolean }

/** How each year of the period is drawn for a row: the one drawing rule of screen, print and Excel. */
export const strokes = (years: Row['years'], period: readonly number[]): readonly Stroke[] =>
  period.map((year, at) => {
    const mark = years[year]
    if (mark === undefined) return { kind: 'empty' }
    if (mark !== 'do') return { kind: mark }
    return {
      kind: 'do',
      first: at === 0 || years[year - 1] !== 'do',
      last: at === period.length - 1 || years[year + 1] !== 'do',
    }
  })

/** A row's years, run by run of the same mark, in their order. */
export function runsOf(years: Row['years']): readonly { mark: Mark; from: number; to: number }[] {
  const runs: { mark: Mark; from: number; to: number }[] = []
  for (const year of Object.keys(years)
    .map(Number)
    .sort((a, b) => a - b)) {
    const mark = years[year]
    const last = runs.at(-1)
    if (mark === undefined) continue
    if (last && last.mark === mark && last.to === year - 1) last.to = year
    else runs.push({ mark, from: year, to: year })
  }
  return runs
}
