import type { Mark } from '../../shared/board/schema.ts'
import type { Row } from '../../shared/board/view.ts'
import { eraYear } from '../../shared/plan/years.ts'
import { planWords } from '../words/plan.ts'

/** A row's years in words, run by run: 準備 令和4年度、実施 令和5年度〜令和9年度. */
export function scheduleWords(years: Row['years']): string {
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
    .map(
      ({ mark, from, to }) =>
        // What is done and when stay on one line.
        `${planWords.marks[mark]}\u00a0${planWords.span(eraYear(from), eraYear(to))}`,
    )
    .join('、')
}
