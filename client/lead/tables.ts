import { isHidden } from '../../shared/board/hidden.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import type { Here, Waiting } from '../../shared/wire.ts'

/** One 班 as the facilitator watches it. */
export interface TableState {
  /** null: notes that belong to no table. */
  table: number | null
  /** Phones and scribes connected now. */
  people: number
  notes: number
  byGoal: readonly { goal: GoalId; notes: number }[]
  /** silent: people are there, and nothing was put up yet; not where what lies face down is not counted by itself. */
  mood: 'writing' | 'silent' | 'empty'
}

/** All tables of the board, and any other at which somebody sits or wrote; what lies face down counts. */
export function tablesOf(
  { board, goals, notes }: Snapshot,
  here: Here,
  waiting: Waiting = {},
): TableState[] {
  const planned = Array.from({ length: board.tables ?? 0 }, (_, at) => at + 1)
  const present = Object.entries(here.tables)
    .filter(([, people]) => people > 0)
    .map(([table]) => Number(table))
  const wrote = notes.flatMap((note) => note.table ?? [])
  const numbers = [...new Set([...planned, ...present, ...wrote])].sort((a, b) => a - b)
  const homeless = notes.some((note) => note.table === undefined)

  return [...numbers, ...(homeless ? [null] : [])].map((table) => {
    const own = notes.filter((note) => (note.table ?? null) === table)
    const people = table === null ? 0 : (here.tables[String(table)] ?? 0)
    const faceDown = (goal: GoalId) => waiting[goal]?.tables[String(table)]
    const byGoal = goals.map(({ id }) => ({
      goal: id,
      notes: own.filter((note) => note.goal === id).length + (faceDown(id) ?? 0),
    }))
    const count = byGoal.reduce((sum, { notes }) => sum + notes, 0)
    const isUncounted = goals.some(
      ({ id }) =>
        table !== null && isHidden(board.hidden ?? {}, id, table) && faceDown(id) === undefined,
    )
    return {
      table,
      people,
      notes: count,
      byGoal,
      mood: count > 0 || (isUncounted && people > 0) ? 'writing' : people > 0 ? 'silent' : 'empty',
    }
  })
}
