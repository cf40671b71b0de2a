import type { Heard, Mark, Matrix, RowState } from '../../shared/board/field-types.ts'
import type { Target } from '../../shared/plan/targets.ts'
import { eraYear } from '../../shared/plan/year-names.ts'

/** What the files say, in the plan's own words. */
export const STATES: Readonly<Record<RowState, string>> = {
  plan: '計画にある',
  asked: '依頼中',
  agreed: '合意',
  held: '保留',
  declined: '対応困難',
}

export const HEARD_AS: Readonly<Record<Heard, string>> = {
  written: '付箋',
  spoken: '発言',
  phone: '電話',
  proxy: '代筆',
}

export const MATRIX_NAMES: Readonly<Record<Matrix, string>> = {
  expected: '期待される取組',
  planned: '計画期間中に取り組むこと',
}

/** What a row was changed from, and the parts of it that were. */
export const CHANGE_TITLES = {
  agreed: '合意のあとに直されました',
  printed: '計画書から変わりました',
} as const
export const PARTS = {
  text: '取組',
  target: '目標',
  years: '年度',
  goal: '基本目標',
  actor: '誰が',
} as const
export const NOTHING = '（なし）'

/** A goal without any. */
export const NO_ROWS = 'まだ取組がありません'

export const MARK_NAMES: Readonly<Record<Mark, string>> = {
  prepare: '準備',
  do: '実施',
  review: '見直し',
}

export const MARK_SIGNS: Readonly<Record<Mark, string>> = {
  prepare: '○',
  do: '◎',
  review: '☆',
}

type Counted = Extract<Target, { measurable: true }>

export function comparisonName({ comparison, strict }: Counted): string {
  switch (comparison) {
    case 'atLeast':
      return strict ? '超' : '以上'
    case 'atMost':
      return strict ? '未満' : '以下'
    case 'exactly':
      return 'ちょうど'
    case 'all':
      return 'すべて'
  }
}

export const PER_NAMES: Readonly<Record<NonNullable<Counted['per']>, string>> = {
  year: '年',
  month: '月',
  week: '週',
}

/** Behind a row that asks something, and before the question under its goal. */
export const footMark = (number: number) => `※${number}`
/** What stands unsettled about the source, without a mark of its own. */
export const asks = (question: string) => `原文の確認（まだ確かめていないこと）：${question}`
export const footnote = (number: number, question: string) =>
  `${footMark(number)}　${asks(question)}`

/** 令和8, over a column; the year of two eras: 平成31（令和元）. */
export const eraHead = (year: number) => eraYear(year).replaceAll('年度', '')
