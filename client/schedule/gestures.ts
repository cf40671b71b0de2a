import type { Mark } from '../../shared/board/field-types.ts'

/** Fiscal year → mark, as a row has them. */
export type Years = Readonly<Record<string, Mark>>

/**
 * What one gesture writes: only the years it touches, so that somebody else's year in the same row
 * stays as it is. `null` clears.
 */
export type YearsPatch = Readonly<Record<string, Mark | null>>

const between = (from: number, to: number): number[] => {
  const first = Math.min(from, to)
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, at) => first + at)
}

/** Only what differs from what the row has. */
const changes = (years: Years, wanted: Iterable<readonly [number, Mark | null]>): YearsPatch =>
  Object.fromEntries([...wanted].filter(([year, mark]) => (years[year] ?? null) !== mark))

/** One mark, or none, in every year from one to the other, in either direction. */
export const marked = (years: Years, from: number, to: number, mark: Mark | null): YearsPatch =>
  changes(
    years,
    between(from, to).map((year) => [year, mark] as const),
  )

/** ここから最後まで: 実施 from this year to the period's last. */
export const runToEnd = (years: Years, from: number, period: readonly number[]): YearsPatch =>
  marked(years, from, Math.max(from, period.at(-1) ?? from), 'do')

/** The year in which a run of 実施 that ends in `last` begins. */
function runStart(years: Years, last: number): number {
  let first = last
  while (years[first - 1] === 'do') first--
  return first
}

/**
 * What dragging from one year's cell to another's paints.
 * - from ○ or ☆: that mark, on every year passed
 * - from an empty cell or within a run: 実施 on every year passed
 * - from the head of an arrow back into it: the arrow ends where the drag ends
 */
export function dragged(years: Years, from: number, to: number): YearsPatch {
  const mark = years[from]
  const atHead = mark === 'do' && years[from + 1] !== 'do'
  if (atHead && to < from && to >= runStart(years, from)) return marked(years, to + 1, from, null)
  return marked(years, from, to, mark ?? 'do')
}

const ORDER: readonly (Mark | null)[] = [null, 'prepare', 'do', 'review']

/** Tapping on: 空 → 準備 → 実施 → 見直し → 空. */
export const next = (mark: Mark | undefined): Mark | null =>
  ORDER[(ORDER.indexOf(mark ?? null) + 1) % ORDER.length] ?? null

/** Years as they will be once a patch is in: what is drawn while the hand still moves. */
export const patched = (years: Years, patch: YearsPatch): Years => {
  const after: Record<string, Mark> = { ...years }
  for (const [year, mark] of Object.entries(patch)) {
    if (mark === null) delete after[year]
    else after[year] = mark
  }
  return after
}

export const isEmpty = (patch: YearsPatch): boolean => Object.keys(patch).length === 0

const KEYS: Readonly<Record<string, Mark | null>> = {
  '1': 'prepare',
  '2': 'do',
  '3': 'review',
  Delete: null,
  Backspace: null,
}

/** The mark that a key stands for: 1 準備, 2 実施, 3 見直し, Delete nothing; undefined for other keys. */
export const markOfKey = (key: string): Mark | null | undefined => KEYS[key.normalize('NFKC')]

/** Where the arrow keys lead in a row of years; null for other keys. */
export function yearAfterKey(key: string, year: number, period: readonly number[]): number | null {
  const first = period[0] ?? year
  const last = period.at(-1) ?? year
  switch (key) {
    case 'ArrowLeft':
      return Math.max(first, year - 1)
    case 'ArrowRight':
      return Math.min(last, year + 1)
    case 'Home':
      return first
    case 'End':
      return last
    default:
      return null
  }
}
