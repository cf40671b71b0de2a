import type { CellStyle } from 'hucre/xlsx'
import {
  type Change,
  changedFromPrint,
  changedSinceAgreed,
  reasonOf,
  takersOf,
} from '../../shared/board/agreement.ts'
import { aboutOf, confirmedQuestions } from '../../shared/board/asked.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import { isInPlan } from '../../shared/board/standing.ts'
import { inPlanOrder } from '../../shared/board/tables.ts'
import type { Actor, Goal, Row, Snapshot } from '../../shared/board/view.ts'
import { isBlank } from '../../shared/board/words.ts'
import { parseTarget } from '../../shared/plan/targets.ts'
import { eraYear } from '../../shared/plan/year-names.ts'
import { dayIn, exactMoment } from '../../shared/tokyo.ts'
import { partsSaid } from './change-said.ts'
import { comparisonName, MARK_NAMES, MATRIX_NAMES, PER_NAMES, STATES } from './words.ts'

/** ms since 1970; a date to a spreadsheet. */
export interface Moment {
  at: number
}

export type Value = string | number | Moment | null

export const isMoment = (value: Value): value is Moment =>
  typeof value === 'object' && value !== null

/** A plain table: what stands above each column, how wide it is at least, and what stands in it. */
export interface Columns<Line> {
  head: string
  /** In figures of the file's standard font. */
  width: number
  /** How its cells look; as words are read where it is left out. */
  style?: CellStyle
  value: (line: Line) => Value
}

/** One fact: what a row plans for one year. A row without any year is one fact, too. */
interface Fact {
  board: Snapshot
  row: Row
  year: number | undefined
  /** The first of its row's lines. */
  first: boolean
  goal: Goal | undefined
  actor: Actor | undefined
  nameOf: (actor: string) => string
  target: ReturnType<typeof parseTarget>
  confirmed: string | undefined
}

/** What was confirmed about rows and goals: the question, by whom, on which day. */
function confirmedByPlace(board: Snapshot): ReadonlyMap<string, string> {
  const byPlace = new Map<string, string>()
  for (const one of confirmedQuestions(board)) {
    const { by, at, found } = one.latest
    const name = board.actors.find(({ id }) => id === by)?.name
    const who = [name, dayIn(at)].filter(Boolean).join('・')
    const before = byPlace.get(aboutOf(one))
    const said = [one.text, who, found].filter(Boolean).join('　')
    byPlace.set(aboutOf(one), before === undefined ? said : `${before}\n${said}`)
  }
  return byPlace
}

const changed = (board: Snapshot, change: Change | null) =>
  change ? partsSaid(board, change).join('\n') : null

/** On one line of each row alone, so that a sum over the column is the sum over the rows. */
const counted = ({ target, first }: Fact) => (first && target.measurable ? target : undefined)

/** データ and plan.csv: what people look for first, what is for reading back last. */
export const FACT_COLUMNS: readonly Columns<Fact>[] = [
  {
    head: '基本目標の番号',
    width: 16,
    value: ({ board, goal }) => goalNumber(board.goals, goal?.id) || null,
  },
  { head: '基本目標', width: 30, value: ({ goal }) => goal?.title ?? null },
  { head: '表', width: 25, value: ({ row }) => MATRIX_NAMES[row.matrix] },
  { head: '誰が', width: 22, value: ({ actor }) => actor?.name ?? null },
  { head: '取組', width: 54, value: ({ row }) => row.text },
  { head: '目標', width: 14, value: ({ row }) => (isBlank(row.target) ? null : row.target) },
  {
    head: '年度（和暦）',
    width: 13,
    value: ({ year }) => (year === undefined ? null : eraYear(year)),
  },
  { head: '年度（西暦）', width: 13, value: ({ year }) => year ?? null },
  {
    head: '予定',
    width: 9,
    value: ({ row, year }) => {
      const mark = year === undefined ? undefined : row.years[year]
      return mark ? MARK_NAMES[mark] : null
    },
  },
  { head: '状態', width: 12, value: ({ row }) => STATES[row.state] },
  {
    head: '引き受けたところ',
    width: 20,
    value: ({ board, row }) =>
      takersOf(board, row)
        .map(({ actor }) => actor.name)
        .join('、') || null,
  },
  {
    head: '決めたところ',
    width: 16,
    value: ({ row, nameOf }) => (row.decided ? nameOf(row.decided.by) : null),
  },
  {
    head: '決めた日時',
    width: 19,
    value: ({ row }) => (row.decided ? { at: row.decided.at } : null),
  },
  { head: '理由', width: 26, value: ({ row }) => reasonOf(row) || null },
  {
    head: '目標の比べ方',
    width: 13,
    value: (fact) => {
      const target = counted(fact)
      return target ? comparisonName(target) : null
    },
  },
  { head: '目標の数', width: 11, value: (fact) => counted(fact)?.amount ?? null },
  { head: '目標の単位', width: 12, value: (fact) => counted(fact)?.unit || null },
  {
    head: '目標の周期',
    width: 12,
    value: (fact) => {
      const per = counted(fact)?.per
      return per ? PER_NAMES[per] : null
    },
  },
  { head: '目標はおよそ', width: 13, value: (fact) => (counted(fact)?.about ? '約' : null) },
  {
    head: 'いまの計画に入る',
    width: 18,
    value: ({ row }) => (isInPlan(row) ? 'はい' : 'いいえ'),
  },
  {
    head: '合意のあとの変更',
    width: 40,
    value: ({ board, row }) => changed(board, changedSinceAgreed(row)),
  },
  {
    head: '計画書からの変更',
    width: 40,
    value: ({ board, row }) => changed(board, changedFromPrint(row, board.board.period)),
  },
  { head: '具体的な取組', width: 30, value: ({ goal }) => goal?.measure || null },
  { head: '出典', width: 24, value: ({ row }) => row.printed?.document ?? null },
  { head: '出典の行', width: 11, value: ({ row }) => row.printed?.line ?? null },
  { head: '原文の確認', width: 30, value: ({ row }) => row.question ?? null },
  { head: '確認ずみ', width: 30, value: ({ confirmed }) => confirmed ?? null },
  { head: '行ID', width: 24, value: ({ row }) => row.id },
  { head: '基本目標ID', width: 14, value: ({ row }) => row.goal },
  { head: '誰がID', width: 14, value: ({ row }) => row.actor },
  { head: '決めたところID', width: 17, value: ({ row }) => row.decided?.by ?? null },
  {
    head: '引き受けたところID',
    width: 40,
    value: ({ row }) =>
      Object.entries(row.takers)
        .map(([actor, at]) => `${actor} ${exactMoment(at)}`)
        .join('; ') || null,
  },
  { head: 'もとの付箋ID', width: 28, value: ({ row }) => row.from.join(' ') || null },
  { head: '並び順', width: 12, value: ({ row }) => row.rank },
]

/** The columns up to 理由 go onto paper; the others are for counting and for reading back. */
export const FACTS_PRINTED = 14

/** Every goal's rows, year by year, always in the same order; rows of no goal come last. */
export function factsOf(board: Snapshot): readonly Fact[] {
  const goals = new Map(board.goals.map((goal) => [goal.id, goal]))
  const actors = new Map(board.actors.map((actor) => [actor.id, actor]))
  const names = new Map<string, string>(board.actors.map(({ id, name }) => [id, name]))
  const nameOf = (actor: string) => names.get(actor) ?? actor
  const confirmed = confirmedByPlace(board)
  return inPlanOrder(board).flatMap((row): Fact[] => {
    const of = {
      board,
      row,
      goal: goals.get(row.goal),
      actor: actors.get(row.actor),
      nameOf,
      target: parseTarget(row.target),
      confirmed: confirmed.get(`rows/${row.id}`),
    }
    const years = Object.keys(row.years)
      .map(Number)
      .sort((a, b) => a - b)
    if (years.length === 0) return [{ ...of, year: undefined, first: true }]
    return years.map((year, at) => ({ ...of, year, first: at === 0 }))
  })
}

/** 基本目標: each goal once, also one that has no 取組 yet. */
export const GOAL_COLUMNS: readonly Columns<GoalLine>[] = [
  { head: '基本目標の番号', width: 16, value: ({ number }) => number },
  { head: '基本目標', width: 44, value: ({ goal }) => goal.title },
  { head: '具体的な取組', width: 44, value: ({ goal }) => goal.measure || null },
  { head: '取組の数', width: 11, value: ({ rows }) => rows },
  { head: '原文の確認', width: 40, value: ({ goal }) => goal.question ?? null },
  { head: '確認ずみ', width: 30, value: ({ confirmed }) => confirmed ?? null },
  { head: '基本目標ID', width: 14, value: ({ goal }) => goal.id },
]
export const GOALS_PRINTED = 6

interface GoalLine {
  goal: Goal
  number: string
  rows: number
  confirmed: string | undefined
}

export function goalLines(board: Snapshot): readonly GoalLine[] {
  const confirmed = confirmedByPlace(board)
  return board.goals.map((goal) => ({
    goal,
    number: goalNumber(board.goals, goal.id),
    confirmed: confirmed.get(`goals/${goal.id}`),
    rows: board.rows.filter((row) => row.goal === goal.id && isInPlan(row)).length,
  }))
}

export const valuesOf = <Line>(columns: readonly Columns<Line>[], lines: readonly Line[]) =>
  lines.map((line) => columns.map(({ value }) => value(line)))
