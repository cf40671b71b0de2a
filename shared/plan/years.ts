/**
 * Fiscal years: April to March in Japan, named by the Gregorian year in which they start.
 * 2026 is 令和8年度. Eras are for reading only; nothing is stored or computed in them.
 */

import { ERAS, firstYearOf, yearInEra } from '../eras.ts'
import { dayIn } from '../tokyo.ts'

const FIRST_YEAR = 1868
const LAST_YEAR = 2200

/** The fiscal year of a moment, in milliseconds since 1970 UTC, by the clock in Tokyo. */
export function fiscalYearAt(ms: number): number {
  const [year = 0, month = 0] = dayIn(ms).split('-').map(Number)
  return month < 4 ? year - 1 : year
}

/**
 * `year`: the Gregorian year that is the era's 元年.
 * `midYear`: it began between April and December, so its first fiscal year had begun in the era before.
 */
const NAMED = ERAS.map((era) => ({
  ...era,
  year: firstYearOf(era),
  midYear: era.from.slice(5) >= '04',
}))

/** The year's names in its eras: one, or two where an era began between its April and December. */
function eraNames(year: number): { era: string; year: string }[] {
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

/** 令和8年度（2026年度）; 平成31年度（令和元年度・2019年度）. */
export function formatFiscalYear(year: number): string {
  const [first, ...others] = eraNames(year).map((name) => `${name.era}${name.year}年度`)
  if (first === undefined) return `${year}年度`
  return `${first}（${[...others, `${year}年度`].join('・')}）`
}

/** For the heads of narrow columns: 8年度. The year of two eras reads 31/元年度. */
export function shortLabel(year: number): string {
  const names = eraNames(year)
  if (names.length === 0) return String(year)
  return `${names.map((name) => name.year).join('/')}年度`
}

const FISCAL_YEAR = /^(?:(?:(明治|大正|昭和|平成|令和)|([MTSHR])\.?)(元|\d{1,3})|(\d{4}))(?:年度)?$/

function parseOne(text: string): number | undefined {
  const found = FISCAL_YEAR.exec(text)
  if (found === null) return undefined
  const [, name, letter, inEra, western] = found
  const era = NAMED.find((one) => one.name === name || one.letter === letter)
  const count = inEra === '元' ? 1 : Number(inEra)
  const year = era === undefined ? Number(western) : count > 0 ? era.year + count - 1 : 0
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined
}

/**
 * Reads 令和8年度, R8, 平成31年度, 令和元年度, 2026年度, 2026, full-width digits, and what
 * `formatFiscalYear` writes. Years that an era did not live to see are counted on: plans do print
 * 平成35年度. `undefined` for anything that does not name one year: 8年度 has no era, and 令和8年
 * without 度 is a calendar year.
 */
export function parseFiscalYear(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const outside = plain.replace(/\([^()]*\)$/, '')
  const inside = plain.slice(outside.length + 1, -1)
  const years = [outside, ...(inside === '' ? [] : inside.split('・'))].map(parseOne)
  return years.every((year) => year === years[0]) ? years[0] : undefined
}

/** 2022, 2023 … 2027, both ends included; none where `from` is after `to`. */
export function yearsOf(period: { from: number; to: number }): number[] {
  const count = Math.max(0, period.to - period.from + 1)
  return Array.from({ length: count }, (_, at) => period.from + at)
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
