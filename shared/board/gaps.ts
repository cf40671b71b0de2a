import type { Matrix, Period } from './field-types.ts'
import type { ActorId, GoalId, RowId } from './ids.ts'
import { matrixFor } from './rows.ts'
import { isInPlan, isShown } from './standing.ts'
import type { Note, Row, Snapshot } from './view.ts'
import { isBlank } from './words.ts'

/** Goal × 誰が, and what its rows still lack. Ids in board order. */
export interface CellGaps {
  goal: GoalId
  actor: ActorId
  matrix: Matrix
  /** What is in the plan now: printed, agreed or asked for. What was put off or declined fills nothing. */
  rows: readonly RowId[]
  /** 目標なし. As 年度なし only of 計画期間中に取り組むこと: the other table has neither. */
  noTarget: readonly RowId[]
  /** 担い手なし: asked for, and nobody took it on. The plan's own rows are their 誰が's. */
  noTaker: readonly RowId[]
  noYear: readonly RowId[]
  /** Each year of the period with the rows that have a mark in it. Empty without years. */
  years: readonly { year: number; rows: readonly RowId[] }[]
}

const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id)

/** Every cell of the plan in board order: goal × 誰が × 年度. */
export function cellGaps(board: Pick<Snapshot, 'goals' | 'actors' | 'rows' | 'board'>) {
  const byCell = new Map<string, Row[]>()
  for (const row of board.rows) {
    if (!isInPlan(row)) continue
    const cell = `${row.goal} ${row.actor}`
    byCell.set(cell, [...(byCell.get(cell) ?? []), row])
  }
  return board.goals.flatMap((goal) =>
    board.actors.map((actor): CellGaps => {
      const rows = byCell.get(`${goal.id} ${actor.id}`) ?? []
      const planned = rows.filter((row) => row.matrix === 'planned')
      const matrix = matrixFor(actor.kind)
      const scheduled = matrix === 'planned' || planned.length > 0
      return {
        goal: goal.id,
        actor: actor.id,
        matrix,
        rows: idsOf(rows),
        noTarget: idsOf(planned.filter((row) => isBlank(row.target))),
        noTaker: idsOf(rows.filter(({ state }) => state === 'asked')),
        noYear: idsOf(planned.filter((row) => Object.keys(row.years).length === 0)),
        years: scheduled ? yearsIn(board.board.period, planned) : [],
      }
    }),
  )
}

function yearsIn(period: Period | undefined, rows: readonly Row[]): CellGaps['years'] {
  if (!period) return []
  return Array.from({ length: period.to - period.from + 1 }, (_, at) => {
    const year = period.from + at
    return { year, rows: idsOf(rows.filter((row) => row.years[year] !== undefined)) }
  })
}

/** How much is missing on the whole board. */
export const gapSums = (cells: readonly CellGaps[]) => ({
  noRow: cells.filter(({ rows }) => rows.length === 0).length,
  noTarget: cells.reduce((sum, { noTarget }) => sum + noTarget.length, 0),
  noTaker: cells.reduce((sum, { noTaker }) => sum + noTaker.length, 0),
  noYear: cells.reduce((sum, { noYear }) => sum + noYear.length, 0),
})

/** What is not decided, in board order: rows by their state, and notes that no row was made from. */
export interface Undecided {
  asked: readonly Row[]
  held: readonly Row[]
  declined: readonly Row[]
  notes: readonly Note[]
}

export function undecided(board: Pick<Snapshot, 'rows' | 'notes' | 'goals'>): Undecided {
  const goals = new Map(board.goals.map(({ id }, at) => [id, at]))
  const byGoal = (a: { goal: GoalId }, b: { goal: GoalId }) =>
    (goals.get(a.goal) ?? goals.size) - (goals.get(b.goal) ?? goals.size)
  const rows = board.rows.filter(isShown)
  const taken = new Set(rows.flatMap(({ from }) => from))
  const of = (state: Row['state']) => rows.filter((row) => row.state === state).sort(byGoal)
  return {
    asked: of('asked'),
    held: of('held'),
    declined: of('declined'),
    notes: board.notes.filter(({ id }) => !taken.has(id)).sort(byGoal),
  }
}
