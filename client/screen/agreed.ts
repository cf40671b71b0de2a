import type { GoalId } from '../../shared/board/ids.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'

/** What was agreed, the latest first; of one goal, or of all. */
export const agreedRows = (board: Snapshot, goal: GoalId | null): readonly Row[] =>
  board.rows
    .filter((row) => row.state === 'agreed' && !row.removed && (goal === null || row.goal === goal))
    .sort((a, b) => (b.decided?.at ?? 0) - (a.decided?.at ?? 0) || (a.id < b.id ? -1 : 1))

/** Who took it on, the first first; without a name of theirs, whose row it is. */
export function takersOf(board: Snapshot, row: Row): string[] {
  const names = new Map(
    board.actors.map((actor) => [actor.id as string, actor.plain || actor.name]),
  )
  const takers = Object.entries(row.takers)
    .sort(([a, at], [b, bt]) => at - bt || (a < b ? -1 : 1))
    .map(([id]) => id)
  const ids = takers.length > 0 ? takers : [row.decided?.by ?? row.actor]
  return ids.flatMap((id) => names.get(id) ?? [])
}

/** The fiscal year in which it starts: the first with any mark. */
export function firstYear(row: Row): number | undefined {
  const years = Object.keys(row.years).map(Number)
  return years.length > 0 ? Math.min(...years) : undefined
}
