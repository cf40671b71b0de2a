/** Fiscal years in words: 2026 is 令和8年度. Phones load this, and not how years are read. */
import { ERAS, firstYearOf, yearInEra } from '../eras.ts'

/**
 * `year`: the Gregorian year that is the era's 元年.
 * `midYear`: it began between April and December, so its first fiscal year had begun in the era before.
 */
export const NAMED = ERAS.map((era) => ({
  ...era,
  year: firstYearOf(era),
  midYear: era.from.slice(5) >= '04',
}))

/** The year's names in its eras: one, or two where an era began between its April and December. */
export function eraNames(year: number): { era: string; year: string }[] {
  const inApril = NAMED.find((era) => (era.midYear ? era.year < year : era.year <= year))
  const begun = NAMED.find((era) => era.midYear && era.year === year)
  return [inApril, begun].flatMap((era) =>
    era ? [{ era: era.name, year: yearInEra(year, era.year) }] : [],
  )
}

/**
 * 令和9年度. A fiscal year is named by the era in which its April fell. Where the next era began
 * before its December ended, both names were in use and both are given: 平成31年度（令和元年度）.
 */
export function eraYear(year: number): string {
  const [first, second] = eraNames(year).map((name) => `${name.era}${name.year}年度`)
  if (first === undefined) return `${year}年度`
  return second === undefined ? first : `${first}（${second}）`
}

/**
 * Years in words, runs of them as one: 令和9～11年度・令和13年度. Where the era changes within a run
 * both ends are named whole: 平成30年度～令和2年度.
 */
export function yearsInWords(years: readonly number[]): string {
  const sorted = [...new Set(years)].sort((a, b) => a - b)
  const runs: { from: number; to: number }[] = []
  for (const year of sorted) {
    const last = runs.at(-1)
    if (last?.to === year - 1) last.to = year
    else runs.push({ from: year, to: year })
  }
  return runs.map(runInWords).join('・')
}

function runInWords({ from, to }: { from: number; to: number }): string {
  if (from === to) return eraYear(from)
  const [first, ...more] = eraNames(from)
  const [last, ...others] = eraNames(to)
  const plain = more.length === 0 && others.length === 0
  return plain && first && last && first.era === last.era
    ? `${first.era}${first.year}～${last.year}年度`
    : `${eraYear(from)}～${eraYear(to)}`
}
