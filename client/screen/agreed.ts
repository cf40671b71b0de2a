import { takersOf } from '../../shared/board/agreement.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'

/** Who took it on, by the short names of phones and wall. */
export const takerNames = (board: Snapshot, row: Row): readonly string[] =>
  takersOf(board, row).map(({ actor }) => actor.plain || actor.name)

/** The fiscal year in which it starts: the first with any mark. */
export function firstYear(row: Row): number | undefined {
  const years = Object.keys(row.years).map(Number)
  return years.length > 0 ? Math.min(...years) : undefined
}
