import type { CellStyle } from 'hucre/xlsx'
import type { Actor, Goal, Row, Snapshot } from '../../shared/board/view.ts'
import { parseTarget } from '../../shared/plan/targets.ts'
import { eraYear } from '../../shared/plan/years.ts'
import { exactMoment } from '../../shared/tokyo.ts'
import { inPlanOrder } from './order.ts'
import { comparisonName, MARK_NAMES, MATRIX_NAMES, NO_ROWS, PER_NAMES, STATES } from './words.ts'

export type Value = string | number | null

/** A plain table: what stands above each column, how wide it is, and what stands in it. */
export interface Columns<Line> {
  head: string
  /** In characters of half width. */
  width: number
  /** How its cells look; plain where it is left out. */
  style?: CellStyle
  value: (line: Line) => Value
}

/** One fact: what a row plans for one year. A row without any year is one fact, too. */
interface Fact {
  row: Row
  year: number | undefined
  goal: Goal | undefined
  actor: Actor | undefined
  decidedBy: Actor | undefined
  target: ReturnType<typeof parseTarget>
}

const counted = ({ target }: Fact) => (target.measurable ? target : undefined)

/** Everything that a row of the plan is, so that it can be read back whole. */
const ROW_COLUMNS: readonly Columns<Fact>[] = [
  { head: '行ID', width: 19, value: ({ row }) => row.id },
  { head: '基本目標の番号', width: 15, value: ({ goal }) => goal?.number ?? null },
  { head: '基本目標', width: 36, value: ({ goal }) => goal?.title ?? null },
  { head: '表', width: 25, value: ({ row }) => MATRIX_NAMES[row.matrix] },
  { head: '誰が', width: 22, value: ({ actor }) => actor?.name ?? null },
  { head: '取組', width: 60, value: ({ row }) => row.text },
  { head: '目標', width: 14, value: ({ row }) => row.target || null },
  { head: '年度（西暦）', width: 13, value: ({ year }) => year ?? null },
  {
    head: '年度（和暦）',
    width: 13,
    value: ({ year }) => (year === undefined ? null : eraYear(year)),
  },
  {
    head: '予定',
    width: 8,
    value: ({ row, year }) => {
      const mark = year === undefined ? undefined : row.years[year]
      return mark ? MARK_NAMES[mark] : null
    },
  },
  { head: '状態', width: 11, value: ({ row }) => STATES[row.state] },
  { head: '決めたところ', width: 15, value: ({ decidedBy }) => decidedBy?.name ?? null },
  {
    head: '決めた日時',
    width: 31,
    value: ({ row }) => (row.decided ? exactMoment(row.decided.at) : null),
  },
  { head: '理由', width: 30, value: ({ row }) => row.reason || null },
  {
    head: '目標の比べ方',
    width: 13,
    value: (fact) => {
      const target = counted(fact)
      return target ? comparisonName(target) : null
    },
  },
  { head: '目標の数', width: 10, value: (fact) => counted(fact)?.amount ?? null },
  { head: '目標の単位', width: 11, value: (fact) => counted(fact)?.unit || null },
  {
    head: '目標の周期',
    width: 11,
    value: (fact) => {
      const per = counted(fact)?.per
      return per ? PER_NAMES[per] : null
    },
  },
  { head: '目標はおよそ', width: 13, value: (fact) => (counted(fact)?.about ? '約' : null) },
  { head: '引き受けたところ', width: 40, value: ({ row }) => takersOf(row) || null },
  { head: '具体的な取組', width: 30, value: ({ goal }) => goal?.measure || null },
  { head: '出典', width: 24, value: ({ row }) => row.printed?.document ?? null },
  { head: '出典の行', width: 10, value: ({ row }) => row.printed?.line ?? null },
  { head: '原文の確認', width: 30, value: ({ row }) => row.question ?? null },
  { head: '基本目標ID', width: 12, value: ({ row }) => row.goal },
  { head: '誰がID', width: 13, value: ({ row }) => row.actor },
  { head: '決めたところID', width: 15, value: ({ row }) => row.decided?.by ?? null },
  { head: 'もとの付箋ID', width: 24, value: ({ row }) => row.from.join(' ') || null },
  { head: '並び順', width: 10, value: ({ row }) => row.rank },
]

/** A goal that has no 取組 yet is a line, too: without an id, so that it is not read as a row. */
interface BareGoal {
  row: undefined
  goal: Goal
}

const OF_A_BARE_GOAL: Readonly<Record<string, (goal: Goal) => Value>> = {
  基本目標の番号: ({ number }) => number ?? null,
  基本目標: ({ title }) => title,
  状態: () => NO_ROWS,
  具体的な取組: ({ measure }) => measure || null,
  原文の確認: ({ question }) => question ?? null,
  基本目標ID: ({ id }) => id,
}

/** データ and plan.csv. */
export const FACT_COLUMNS: readonly Columns<Fact | BareGoal>[] = ROW_COLUMNS.map((column) => ({
  ...column,
  value: (line) =>
    line.row ? column.value(line) : (OF_A_BARE_GOAL[column.head]?.(line.goal) ?? null),
}))

/** The columns up to 理由 go onto paper; the others are for counting and for reading back. */
export const FACTS_PRINTED = 14

/** "ward 2026-11-20T20:15:03.123+09:00", one after the other with a semicolon. */
const takersOf = (row: Row) =>
  Object.entries(row.takers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([actor, at]) => `${actor} ${exactMoment(at)}`)
    .join('; ')

/** Every goal with its rows, year by year, always in the same order; rows of no goal come last. */
export function factsOf(board: Snapshot): readonly (Fact | BareGoal)[] {
  const goals = new Map(board.goals.map((goal) => [goal.id, goal]))
  const actors = new Map(board.actors.map((actor) => [actor.id, actor]))
  const rows = inPlanOrder(board)
  const facts = (row: Row): Fact[] => {
    const of = {
      row,
      goal: goals.get(row.goal),
      actor: actors.get(row.actor),
      decidedBy: row.decided && actors.get(row.decided.by),
      target: parseTarget(row.target),
    }
    const years = Object.keys(row.years)
      .map(Number)
      .sort((a, b) => a - b)
    if (years.length === 0) return [{ ...of, year: undefined }]
    return years.map((year) => ({ ...of, year }))
  }
  const ofGoals = board.goals.flatMap((goal): (Fact | BareGoal)[] => {
    const own = rows.filter((row) => row.goal === goal.id)
    return own.length === 0 ? [{ row: undefined, goal }] : own.flatMap(facts)
  })
  return [...ofGoals, ...rows.filter((row) => !goals.has(row.goal)).flatMap(facts)]
}

export const valuesOf = <Line>(columns: readonly Columns<Line>[], lines: readonly Line[]) =>
  lines.map((line) => columns.map(({ value }) => value(line)))
