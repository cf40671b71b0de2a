import { stringify } from 'csv-stringify/sync'
import type { Snapshot } from '../../shared/board/view.ts'
import { FACT_COLUMNS, factsOf, valuesOf } from './facts.ts'

/**
 * plan.csv: the lines of データ. With BOM and CRLF, as Excel in Japan wants it. Text that a
 * spreadsheet would take for a formula begins with an apostrophe.
 */
export const planCsv = (board: Snapshot): string =>
  stringify([FACT_COLUMNS.map(({ head }) => head), ...valuesOf(FACT_COLUMNS, factsOf(board))], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  })
