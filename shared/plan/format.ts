/**
 * The plan document: a whole ward plan as JSON, one format for every plan we have read.
 * docs/plan-format.md describes it for people who write seeds by hand.
 *
 * Two rules hold throughout. What is printed is kept in its printed words ("60％以上", "59,101千円");
 * numbers are read out of the words by targets.ts and money.ts. And whatever was read from a
 * document says where (`printed`); what the document leaves open carries a `question` for staff.
 */
import * as z from 'zod/mini'
import { LIMITS } from '../wire.ts'
import { Budget, CloserLook, Indicator, Opinion, OpinionClass, Result, Share } from './follow-up.ts'
import { Id, Line, Passage, Period, Question, reading, Title, text, Words } from './pieces.ts'

/** 誰が. `plain` is the short name on phones; `aliases` are the document's other spellings. */
const Actor = z.strictObject({
  id: Id,
  name: Title,
  plain: text(20),
  /** community: what is hoped of them (期待される取組). body: what it will do (計画期間中に取り組むこと). */
  kind: z.enum(['community', 'body']),
  aliases: z.array(Title).check(z.maxLength(20)),
  ...reading,
})

/** 準備 ○ · 実施 ◎ → · 見直し ☆. A run is stored as `do` in every year of it. */
const YearMark = z.enum(['prepare', 'do', 'review'])

const Row = z.strictObject({
  id: Id,
  actor: Id,
  matrix: z.enum(['expected', 'planned']),
  /** The printed sentence, without its bullet and without 【目標：…】. */
  text: Words,
  /** The words inside 【目標：…】: 全地区, 6か所. See targets.ts. */
  target: z.exactOptional(text(200)),
  /** Column position in `yearColumns.labels`, from "0", → what is done in that year. */
  years: z.exactOptional(z.record(z.string().check(z.regex(/^(0|[1-9]\d?)$/)), YearMark)),
  ...reading,
})

/** What both goals and themes may carry. */
const substance = {
  lead: z.exactOptional(z.array(Passage).check(z.maxLength(100))),
  indicators: z.exactOptional(z.array(Indicator).check(z.maxLength(100))),
  results: z.exactOptional(z.array(Result).check(z.maxLength(500))),
  budget: z.exactOptional(z.array(Budget).check(z.maxLength(100))),
  opinions: z.exactOptional(z.array(Opinion).check(z.maxLength(500))),
  closerLooks: z.exactOptional(z.array(CloserLook).check(z.maxLength(100))),
}

/** 基本目標 in a welfare plan, 具体的取組 in a ward policy. */
const Goal = z.strictObject({
  id: Id,
  /** As printed above the title: 基本目標 1, 具体的取組2-1-1. */
  number: z.exactOptional(text(40)),
  title: Title,
  theme: z.exactOptional(Id),
  /** 具体的な取組, without its bullet. */
  measure: z.exactOptional(Line),
  rows: z.array(Row).check(z.maxLength(500)),
  ...substance,
  ...reading,
})

/** 経営課題, めざす成果及び戦略. They nest through `parent`, a theme that stands before it. */
const Theme = z.strictObject({
  id: Id,
  number: z.exactOptional(text(40)),
  title: Title,
  parent: z.exactOptional(Id),
  /** 【令和7～11年度の5年間】 */
  period: z.exactOptional(Period),
  ...substance,
  ...reading,
})

/** The printed table's year columns, left to right. */
const YearColumns = z.strictObject({
  labels: z.array(text(20)).check(z.minLength(1), z.maxLength(LIMITS.maxYears)),
  ...reading,
})

const Source = z.strictObject({
  id: text(100),
  title: Title,
  /** How many lines the source's text has; no `printed` may point behind them. */
  lines: z.int().check(z.gte(1)),
})

export const PlanSchema = z.strictObject({
  format: z.literal(1),
  id: Id,
  title: Title,
  /** 区; '' for a plan that is nobody's yet (seeds/blank). */
  owner: z.string().check(z.maxLength(200)),
  /** The chapter that was read: 第2節 計画を支える土台の取組. */
  chapter: z.exactOptional(Line),
  lead: z.exactOptional(z.array(Passage).check(z.maxLength(100))),
  /** The first year column is `period.from`. A board may shift both in one move. */
  period: z.exactOptional(Period),
  yearColumns: z.exactOptional(YearColumns),
  sources: z.array(Source).check(z.maxLength(50)),
  actors: z.array(Actor).check(z.minLength(1), z.maxLength(50)),
  themes: z.exactOptional(z.array(Theme).check(z.maxLength(100))),
  goals: z.array(Goal).check(z.minLength(1), z.maxLength(100)),
  budget: z.exactOptional(z.array(Budget).check(z.maxLength(100))),
  shares: z.exactOptional(z.array(Share).check(z.maxLength(20))),
  /** The wording of ①–⑥, where the plan prints one. */
  opinionClasses: z.exactOptional(
    z.array(z.strictObject({ mark: OpinionClass, text: Title, ...reading })).check(z.maxLength(6)),
  ),
  question: z.exactOptional(Question),
})

export type Plan = z.infer<typeof PlanSchema>
export type PlanActor = z.infer<typeof Actor>
export type PlanBudget = z.infer<typeof Budget>
export type PlanGoal = z.infer<typeof Goal>
export type PlanLine = z.infer<typeof Line>
export type PlanPassage = z.infer<typeof Passage>
export type PlanPrinted = NonNullable<PlanLine['printed']>
export type PlanResult = z.infer<typeof Result>
export type PlanRow = z.infer<typeof Row>
export type PlanTheme = z.infer<typeof Theme>
