import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayInWords } from '../../shared/eras.ts'
import {
  clockIn,
  dayIn,
  dayInEra,
  exactMoment,
  momentInEra,
  monthDayAndClock,
  serialMoment,
  stampOf,
} from '../../shared/tokyo.ts'

const LATE = Date.parse('2026-11-20T15:05:03.120Z')

describe('a moment, by the clock in Tokyo', () => {
  test('just after midnight there it is the next day, though not in Greenwich', () => {
    expect(dayIn(LATE)).toBe('2026-11-21')
    expect(clockIn(LATE)).toBe('0:05')
    expect(clockIn(Date.parse('2026-11-20T10:05:00Z'))).toBe('19:05')
    expect(dayInEra(LATE)).toBe('令和8年11月21日')
    expect(momentInEra(LATE)).toBe('令和8年11月21日 0:05')
    expect(monthDayAndClock(LATE)).toBe('11月21日 0:05')
    expect(exactMoment(LATE)).toBe('2026-11-21T00:05:03.120+09:00')
    expect(Date.parse(exactMoment(LATE))).toBe(LATE)
    expect(stampOf(LATE)).toBe('20261121000503')
    expect(serialMoment(Date.parse('1899-12-30T12:00:00+09:00'))).toBe(0.5)
  })

  test.each([
    ['2027-01-05', '令和9年1月5日'],
    ['2019-05-01', '令和元年5月1日'],
    ['2019-04-30', '平成31年4月30日'],
    ['1989-01-08', '平成元年1月8日'],
    ['1989-01-07', '昭和64年1月7日'],
    ['1850-01-07', '1850年1月7日'],
    ['', ''],
  ])('the day %j reads %s', (day, words) => {
    expect(dayInWords(day)).toBe(words)
  })

  test('agrees with the calendar of Asia/Tokyo at any moment since 1952', () => {
    const calendar = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
      ...{ timeZone: 'Asia/Tokyo', era: 'long', year: 'numeric', month: 'long', day: 'numeric' },
      ...{ hour: 'numeric', minute: '2-digit' },
    })
    const [from, to] = [Date.parse('1952-01-01T00:00:00Z'), Date.parse('2200-01-01T00:00:00Z')]
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (ms) => {
        expect(momentInEra(ms)).toBe(calendar.format(ms))
      }),
    )
  })
})

test('a machine in any time zone says the same', { timeout: 60_000 }, () => {
  const program = join(import.meta.dirname, 'said-in-tokyo.ts')
  const saidIn = (TZ: string) => {
    const run = spawnSync(process.execPath, ['--import', 'tsx', program, exactMoment(LATE)], {
      env: { PATH: process.env.PATH, TZ },
      encoding: 'utf8',
    })
    expect(run.stderr).toBe('')
    return JSON.parse(run.stdout)
  }
  const here = saidIn('Asia/Tokyo')
  expect(here).toEqual({
    matrix: ['11月21日', '11月21日 0:05', '区役所・11月21日'],
    paper: ['令和8年11月21日 現在', '区役所（令和8年11月21日）'],
    reception: '0:05に入りました',
    boards: '令和8年11月21日',
    report: ['令和8年11月21日 0:05の控え / backup of 2026-11-21T00:05:03.120+09:00'],
    file: '泉区_2026-11-21.csv',
    exact: ['2026-11-21T00:05:03.120+09:00', '令和8年11月21日 0:05'],
    fiscalYear: 2026,
  })
  for (const zone of ['UTC', 'Pacific/Honolulu', 'Pacific/Kiritimati'])
    expect(saidIn(zone), zone).toEqual(here)
})

/** What would read a moment by the machine's own zone, or in a second way of one's own. */
const OTHER_WAYS =
  /\.toLocale(Date|Time)?String\(|Intl\.DateTimeFormat|\.get(UTC)?(FullYear|Month|Date|Day|Hours|Minutes)\(|getTimezoneOffset|toISOString\(\)\.|\.to(Date|Time)String\(|Asia\/Tokyo|\+09:00|9 \* 60 \* 60|9 \* 3_?600/

test('no source has another way to say a day or a clock time than shared/tokyo.ts', () => {
  const root = join(import.meta.dirname, '../..')
  const sources = ['client', 'server', 'shared'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((name) => /\.tsx?$/.test(name) && name !== join('shared', 'tokyo.ts')),
  )
  expect(sources.length).toBeGreaterThan(300)
  const found = sources.flatMap((name) =>
    readFileSync(join(root, name), 'utf8')
      .split('\n')
      .filter((line) => OTHER_WAYS.test(line) && !/^\s*\/?\*/.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})
