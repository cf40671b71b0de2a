/** How a row's years are drawn and told. */
import type { Mark } from './field-types.ts'
import type { Row } from './view.ts'

/** One year's cell of a row: `do` is drawn ◎ 実施 at the first of a run, then a line, its head at the last. */
export type Stroke =
  | { kind: 'empty' }
  | { kind: 'prepare' | 'review' }
  | { kind: 'do'; first: boolean; last: boolean }

/** How each year of the period is drawn for a row: the one drawing rule of screen, print and Excel. */
export const strokes = (years: Row['years'], period: readonly number[]): readonly Stroke[] =>
  period.map((year, at) => {
    const mark = years[year]
    if (mark === undefined) return { kind: 'empty' }
    if (mark !== 'do') return { kind: mark }
    return {
      kind: 'do',
      first: at === 0 || years[year - 1] !== 'do',
      last: at === period.length - 1 || years[year + 1] !== 'do',
    }
  })

/** A row's years, run by run of the same mark, in their order. */
export function runsOf(years: Row['years']): readonly { mark: Mark; from: number; to: number }[] {
  const runs: { mark: Mark; from: number; to: number }[] = []
  for (const year of Object.keys(years)
    .map(Number)
    .sort((a, b) => a - b)) {
    const mark = years[year]
    const last = runs.at(-1)
    if (mark === undefined) continue
    if (last && last.mark === mark && last.to === year - 1) last.to = year
    else runs.push({ mark, from: year, to: year })
  }
  return runs
}
