import type { Mark } from '../../shared/board/field-types.ts'
import { eraYear } from '../../shared/plan/year-names.ts'
import { shortLabel } from '../../shared/plan/years.ts'

const MARKS: Readonly<Record<Mark, string>> = { prepare: '準備', do: '実施', review: '見直し' }
const SIGNS: Readonly<Record<Mark, string>> = { prepare: '○', do: '◎', review: '☆' }

/** 令和4; the year of two eras reads 31/元年度. */
const eraColumn = (year: number) => {
  const name = eraYear(year)
  return name.includes('（') ? shortLabel(year) : name.replace('年度', '')
}

const span = (from: number, to: number) =>
  from === to ? eraYear(from) : `${eraYear(from)}から${eraYear(to)}まで`

export const scheduleWords = {
  heading: '推進のスケジュール（年度）',
  marks: MARKS,
  signs: SIGNS,
  column: (year: number) => ({ era: eraColumn(year), western: String(year) }),
  span,
  empty: '空き',
  cell: (year: number, mark: Mark | undefined) =>
    `${eraYear(year)}　${mark === undefined ? '空き' : MARKS[mark]}`,
  menu: (from: number, to: number) => `${span(from, to)}の予定`,
  runToEnd: 'ここから最後まで実施',
  clear: '消す',
  done: (from: number, to: number, mark: Mark | null) =>
    mark === null
      ? `${span(from, to)}を空きにしました`
      : `${span(from, to)}を${MARKS[mark]}にしました`,
  chosen: (from: number, to: number) => `${span(from, to)}を選んでいます`,
  nothing: 'そのままです',
  help: '矢印キーで年度を移ります。Enterで予定を選び、1で準備、2で実施、3で見直し、Deleteで消します。Shiftと矢印で続けて選びます。',
  legend: '○ 準備　◎ 実施（→ つづく）　☆ 見直し',
  howto: '年度の欄をなぞると実施、押すと選べます',
} as const
