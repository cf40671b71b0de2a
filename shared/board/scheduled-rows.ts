import type { Row } from './view.ts'

/** Rows that plan something for a year: a shift of the period takes them along. */
export const scheduledRows = (board: {
  rows: readonly Pick<Row, 'removed' | 'years' | 'outside'>[]
}): number =>
  board.rows.filter(
    ({ removed, years, outside }) =>
      !removed && Object.keys(years).length + Object.keys(outside ?? {}).length > 0,
  ).length
