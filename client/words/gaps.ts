import { eraYear } from '../../shared/plan/year-names.ts'

/** すきまを見る. */
export const gapsWords = {
  title: 'すきまを見る',
  intro: '計画の中で、まだ空いているところです。押すと、その場所へ移ります。',
  note: '保留と対応困難の取組は数えていません。年度の欄は、その年に予定のある取組の数です。',
  table: '目標と誰がごとのすきま',
  who: '誰が',
  years: '年度ごとの取組の数',
  columns: { rows: '取組', noTarget: '目標なし', noTaker: '担い手なし', noYear: '年度なし' },
  /** Where a column's head may break. */
  breakBefore: 'なし',
  sums: {
    noRow: '取組のない欄',
    noTarget: '目標のない取組',
    noTaker: '担い手のない取組',
    noYear: '年度のない取組',
  },
  none: 'なし',
  rowCount: (count: number) => `${count}件`,
  count: (count: number) => `${count}件`,
  inYear: (count: number) => String(count),
  notAsked: '―',
  notAskedAloud: '数えません',
  noYears: '年度の欄はありません',
  emptyYear: '空き',
  yearOf: (year: number) => eraYear(year),
  gap: (place: string, what: string, text: string) => `${place}　${what}　${text}`,
} as const
