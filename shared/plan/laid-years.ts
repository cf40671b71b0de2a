/**
 * What a board's period makes of the years that a plan prints. The first printed column becomes the
 * period's first year, and so on; nothing is laid outside the period. Whatever that does to a year
 * is said, and asked for confirmation.
 */
import type { Mark, Period } from '../board/field-types.ts'
import type { Plan, PlanRow } from './format.ts'
import { yearsInWords } from './year-names.ts'
import { yearsOf } from './years.ts'

/** What is said of a plan's years takes no more than this on the board, in UTF-16 units. */
export const MOST_SAID = 1_000

export interface LaidYears {
  /** What a row plans, by fiscal year. */
  marksOf: (row: PlanRow) => [year: string, mark: Mark][]
  /** What became of the printed years, to be confirmed; nothing where they are laid as printed. */
  questions: readonly string[]
}

/** @param goals those of the plan's goals that are laid */
export function layYears(plan: Plan, period: Period, goals: Plan['goals'] = plan.goals): LaidYears {
  const columns = columnsOf(plan)
  const length = yearsOf(period).length
  const marksOf = (row: PlanRow): [string, Mark][] => {
    const printed = Object.entries(row.years ?? {})
    const within = printed
      .filter(([column]) => Number(column) < length)
      .map(([column, mark]): [string, Mark] => [String(period.from + Number(column)), mark])
    return runsOn(row, columns)
      ? [
          ...within,
          ...yearsFrom(period, columns).map((year): [string, Mark] => [String(year), 'do']),
        ]
      : within
  }
  const rows = goals.flatMap((goal) => goal.rows).filter((row) => columnsIn(row).length > 0)
  const asPrinted =
    plan.period?.from === period.from && (plan.period.to === period.to || columns === 0)
  return { marksOf, questions: asPrinted || rows.length === 0 ? [] : said(plan, period, rows) }
}

const columnsOf = ({ yearColumns, period }: Plan): number =>
  yearColumns?.labels.length ?? (period ? yearsOf(period).length : 0)

const columnsIn = (row: PlanRow) => Object.keys(row.years ?? {}).map(Number)

/** Whether a row goes on to the end of the printed columns: then it goes on to the period's end. */
const runsOn = (row: PlanRow, columns: number) => row.years?.[String(columns - 1)] === 'do'

/** The period's years behind its first ones. */
const yearsFrom = (period: Period, first: number) => yearsOf(period).slice(first)

function said(plan: Plan, period: Period, rows: readonly PlanRow[]): string[] {
  const columns = columnsOf(plan)
  const length = yearsOf(period).length
  const shared = Math.min(columns, length)
  const printed = (from: number, to: number) => columnsInWords(plan, from, to)
  const moved = yearsInWords(yearsOf(period).slice(0, shared))
  const outside = rows.filter((row) => columnsIn(row).some((column) => column >= length))
  const longer = yearsInWords(yearsFrom(period, columns))
  const extended = rows.filter((row) => runsOn(row, columns)).length
  const lines: string[] = []
  const shifted = rows.filter((row) => columnsIn(row).some((column) => column < length)).length
  if (plan.period?.from !== period.from && shifted > 0)
    lines.push(
      `計画書の${printed(0, shared - 1)}の列は、この表では${moved}に移しました（予定のある取組${shifted}件）。これでよいか、確かめてください。`,
    )
  if (outside.length > 0)
    lines.push(
      `計画書の${printed(length, columns - 1)}の予定は、この表の期間に入らないので、載せていません（取組${outside.length}件）。載せなくてよいか、確かめてください。`,
    )
  if (length > columns && extended > 0)
    lines.push(
      `計画書の最後の年度まで続く実施は、この表の最後の年度まで延ばしました（${longer}、取組${extended}件）。いつまで続くか、確かめてください。`,
    )
  if (length > columns && extended < rows.length)
    lines.push(
      `${longer}は計画書に列がないので、予定を入れていません（取組${rows.length - extended}件）。予定があるか、確かめてください。`,
    )
  return lines
}

/** 平成22～24年度; as the columns are headed where the plan names no years. */
function columnsInWords({ period, yearColumns }: Plan, from: number, to: number): string {
  if (period) return yearsInWords(yearsOf(period).slice(from, to + 1))
  const labels = yearColumns?.labels.slice(from, to + 1) ?? []
  const [first = ''] = labels
  return labels.length > 1 ? `「${first}」～「${labels.at(-1)}」` : `「${first}」`
}
