import type { Snapshot } from '../../shared/board/view.ts'
import { exactMoment } from '../../shared/tokyo.ts'
import { guarded } from './csv-guard.ts'
import {
  FACT_COLUMNS,
  factsOf,
  GOAL_COLUMNS,
  goalLines,
  isMoment,
  type Value,
  valuesOf,
} from './facts.ts'

/**
 * plan.csv: the lines of データ, by RFC 4180, and at their end one for each goal without 取組: this
 * file has no other sheet where it could stand. With BOM and CRLF, as Excel in Japan wants it. What
 * people wrote is guarded: no spreadsheet takes it for something else, and it can be read back exactly.
 */
export function planCsv(board: Snapshot): string {
  const facts = factsOf(board)
  const withRows = new Set(facts.map(({ row }) => row.goal))
  const bare = goalLines(board).filter(({ goal }) => !withRows.has(goal.id))
  return csvOf([
    FACT_COLUMNS.map(({ head }) => head),
    ...valuesOf(FACT_COLUMNS, facts),
    ...bare.map((line) => FACT_COLUMNS.map(({ head }) => valueAt(head, line))),
  ])
}

const valueAt = (head: string, line: ReturnType<typeof goalLines>[number]): Value =>
  GOAL_COLUMNS.find((column) => column.head === head)?.value(line) ?? null

export const csvOf = (lines: readonly (readonly Value[])[]): string =>
  `\ufeff${lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')}`

function field(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (isMoment(value)) return exactMoment(value.at)
  const text = guarded(value)
  // Quoted also where some reader would part it: it may take ; or a tab for the separator, or trim.
  return /[",;\t\r\n\v\f\u0085\u2028\u2029]|^\s|\s$/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text
}
