import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eraYear } from '../../../shared/plan/year-names.ts'
import {
  fiscalYearAt,
  formatFiscalYear,
  parseFiscalYear,
  shortLabel,
  yearsOf,
} from '../../../shared/plan/years.ts'

const tokyo = (text: string) => Date.parse(`${text}+09:00`)

describe('the fiscal year of a moment', () => {
  test.each([
    ['2026-03-31T23:59:59.999', 2025],
    ['2026-04-01T00:00:00.000', 2026],
    ['2026-12-31T23:59:59.999', 2026],
    ['2027-01-01T00:00:00.000', 2026],
    ['2019-03-31T23:59:59.999', 2018],
    ['2019-04-01T00:00:00.000', 2019],
    ['2019-05-01T00:00:00.000', 2019],
    ['2024-02-29T12:00:00.000', 2023],
    ['1969-03-31T23:59:59.999', 1968],
  ])('%s in Tokyo falls in %i', (moment, year) => {
    expect(fiscalYearAt(tokyo(moment))).toBe(year)
  })

  test('the clock of Tokyo decides, not that of Greenwich', () => {
    expect(fiscalYearAt(Date.parse('2026-03-31T14:59:59.999Z'))).toBe(2025)
    expect(fiscalYearAt(Date.parse('2026-03-31T15:00:00.000Z'))).toBe(2026)
  })

  test('agrees with the calendar of Asia/Tokyo at any moment', () => {
    const calendar = new Intl.DateTimeFormat('en-US', {
      timeZone: 'Asia/Tokyo',
      year: 'numeric',
      month: 'numeric',
    })
    const since1952 = Date.parse('1952-01-01T00:00:00Z')
    const until2100 = Date.parse('2100-01-01T00:00:00Z')
    fc.assert(
      fc.property(fc.integer({ min: since1952, max: until2100 }), (ms) => {
        const parts = calendar.formatToParts(ms)
        const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
        const year = part('month') < 4 ? part('year') - 1 : part('year')
        expect(fiscalYearAt(ms)).toBe(year)
      }),
      { seed: 20260401 },
    )
  })
})

describe('names', () => {
  test.each([
    [2200, '令和182年度'],
    [2027, '令和9年度'],
    [2020, '令和2年度'],
    [2019, '平成31年度（令和元年度）'],
    [2018, '平成30年度'],
    [1989, '平成元年度'],
    [1988, '昭和63年度'],
    [1927, '昭和2年度'],
    [1926, '大正15年度（昭和元年度）'],
    [1912, '明治45年度（大正元年度）'],
  ])('%i is %s', (year, name) => {
    expect(eraYear(year)).toBe(name)
  })

  test('with the western year beside it', () => {
    expect(formatFiscalYear(2026)).toBe('令和8年度（2026年度）')
    expect(formatFiscalYear(2019)).toBe('平成31年度（令和元年度・2019年度）')
    expect(formatFiscalYear(1800)).toBe('1800年度')
  })

  test('short, for the heads of columns', () => {
    expect([2018, 2019, 2020, 2026].map((year) => shortLabel(year))).toEqual([
      '30年度',
      '31/元年度',
      '2年度',
      '8年度',
    ])
  })
})

describe('reading a fiscal year', () => {
  test.each([
    ['令和8年度', 2026],
    ['令和８年度', 2026],
    ['令和 10 年度', 2028],
    ['㋿８年度', 2026],
    ['R8', 2026],
    ['r8年度', 2026],
    ['Ｒ８', 2026],
    ['R.8', 2026],
    ['H31', 2019],
    ['平成31年度', 2019],
    ['平成35年度', 2023],
    ['令和元年度', 2019],
    ['平成元年度', 1989],
    ['昭和63年度', 1988],
    ['2026年度', 2026],
    ['２０２６年度', 2026],
    ['2026', 2026],
    ['令和8年度（2026年度）', 2026],
    ['平成31年度（令和元年度・2019年度）', 2019],
  ])('%s is %i', (text, year) => {
    expect(parseFiscalYear(text)).toBe(year)
  })

  test.each([
    '',
    '8年度',
    '22',
    '令和8年',
    '2026年',
    '令和0年度',
    '令和8年度（2027年度）',
    '2026年度（',
    '（2026年度）',
    '9999',
    '1026年度',
    'X8',
    '令和8年度末まで',
  ])('%o names no one fiscal year', (text) => {
    expect(parseFiscalYear(text)).toBeUndefined()
  })

  test('reads back every name that we write', () => {
    for (const year of yearsOf({ from: 1868, to: 2200 })) {
      expect(parseFiscalYear(formatFiscalYear(year))).toBe(year)
      expect(parseFiscalYear(eraYear(year))).toBe(year)
    }
  })

  test('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const year = parseFiscalYear(text)
        expect(year === undefined || Number.isInteger(year)).toBe(true)
      }),
      { seed: 8 },
    )
  })
})

test('the years of a period include both ends', () => {
  expect(yearsOf({ from: 2022, to: 2027 })).toEqual([2022, 2023, 2024, 2025, 2026, 2027])
  expect(yearsOf({ from: 2026, to: 2026 })).toEqual([2026])
  expect(yearsOf({ from: 2027, to: 2026 })).toEqual([])
})
