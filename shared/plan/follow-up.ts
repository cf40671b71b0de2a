/** What is followed over the years: indicators, results, budget, opinions. */
import * as z from 'zod/mini'
import { FiscalYear, Id, reading, Title, text, Words } from './pieces.ts'

export const Indicator = z.strictObject({
  id: Id,
  /** ①, ② … where the plan numbers them. */
  mark: z.exactOptional(text(10)),
  text: Words,
  /** The words of the goal to reach: 60％以上, 12件以上, 全12地域. See targets.ts. */
  target: text(200),
  /** 令和10年度末までに: the fiscal year at whose end it is due. */
  due: z.exactOptional(FiscalYear),
  /** 毎年度: to be reached anew each year until `due`. */
  everyYear: z.exactOptional(z.literal(true)),
  ...reading,
})

/** 実績: one fact of one fiscal year. At least one of text, value, rating, progress. */
export const Result = z.strictObject({
  id: Id,
  year: FiscalYear,
  /** 令和5年12月末時点 → 2023-12-31; absent: the whole year. */
  asOf: z.exactOptional(z.iso.date()),
  /** Id of the indicator of the same goal or theme that it measures. */
  indicator: z.exactOptional(Id),
  text: z.exactOptional(Words),
  /** The counted part as printed: 13件, 47.4%. */
  value: z.exactOptional(text(100)),
  /** A：達成 B：未達成 */
  rating: z.exactOptional(z.enum(['A', 'B'])),
  /** 進捗状況 as printed: 予定どおり. */
  progress: z.exactOptional(text(100)),
  ...reading,
})

export const Budget = z.strictObject({
  /** Absent where the document does not say; then `question` is required. */
  year: z.exactOptional(FiscalYear),
  /** settled 決算 · budget 予算 · draft 予算案 · estimate 算定見込額 */
  kind: z.enum(['settled', 'budget', 'draft', 'estimate']),
  /** As printed: 59,101千円, 62百万円, "- 円", —. See money.ts. */
  amount: text(100),
  label: z.exactOptional(Title),
  ...reading,
})

export const OpinionClass = z.enum(['①', '②', '③', '④', '⑤', '⑥'])

/** 意見, its 分類 and 対応方針. */
export const Opinion = z.strictObject({
  id: Id,
  /** Where it was heard: 部会, 全体会. */
  heard: z.exactOptional(Title),
  text: Words,
  class: z.exactOptional(OpinionClass),
  reply: z.exactOptional(Words),
  state: z.exactOptional(z.enum(['draft', 'approved', 'published'])),
  ...reading,
})

/** クローズアップ */
export const CloserLook = z.strictObject({ title: Title, text: Words, ...reading })

/** A share of a whole, with its denominator: 反映割合 50.7% of 153,589千円. */
export const Share = z.strictObject({
  id: Id,
  text: Words,
  percent: z.number().check(z.gte(0), z.lte(100)),
  /** The denominator as printed. */
  of: text(200),
  ...reading,
})
