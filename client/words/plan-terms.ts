import type { Matrix, RowState } from '../../shared/board/field-types.ts'

/** The plan's own terms, the same on every screen and on paper. */
export const MATRICES: Readonly<Record<Matrix, string>> = {
  expected: '期待される取組（例）',
  planned: '計画期間中に取り組むこと【目標】',
}

export const STATES: Readonly<Record<RowState, string>> = {
  plan: '計画にある',
  asked: '依頼中',
  agreed: '合意',
  held: '保留',
  declined: '対応困難',
}

/** What moving the period does to what is planned. */
export const shiftsRows = (rows: number) =>
  rows === 0
    ? '予定のある取組は、まだありません。'
    : `予定のある取組は${rows}件です。消える予定はありません。もどすこともできます。`
