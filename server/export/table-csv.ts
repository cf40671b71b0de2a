import type { Snapshot } from '../../shared/board/view.ts'
import { exactMoment } from '../../shared/tokyo.ts'
import { guarded } from './csv-guard.ts'
import { FACT_COLUMNS, factsOf, isMoment, type Value, valuesOf } from './facts.ts'

/**
 * plan.csv: the lines of データ, by RFC 4180. With BOM and CRLF, as Excel in Japan wants it. What
 * people wrote is guarded: no spreadsheet takes it for something else, and it can be read back exactly.
 */
export const planCsv = (board: Snapshot): string =>
  csvOf([FACT_COLUMNS.map(({ head }) => head), ...valuesOf(FACT_COLUMNS, factsOf(board))])

export const csvOf = (lines: readonly (readonly Value[])[]): string =>
  `\ufeff${lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')}`

function field(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (isMoment(value)) return exactMoment(value.at)
  const text = guarded(value)
  // Quoted also where some reader would part it: it may take ; or a tab for the separator, or trim.
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
