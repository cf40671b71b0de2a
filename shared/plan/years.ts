/**
 * Fiscal years: April to March in Japan, named by the Gregorian year in which they start.
 * 2026 is 令和8年度. Eras are for reading only; nothing is stored or computed in them.
 */

import { dayIn } from '../tokyo.ts'
import { LIMITS } from '../wire.ts'
import { eraNames, NAMED } from './year-names.ts'

/** The fiscal year of a moment, in milliseconds since 1970 UTC, by the clock in Tokyo. */
export function fiscalYearAt(ms: number): number {
  const [year = 0, month = 0] = dayIn(ms).split('-').map(Number)
  return month < 4 ? year - 1 : year
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
  return year >= LIMITS.firstYear && year <= LIMITS.lastYear ? year : undefined
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
