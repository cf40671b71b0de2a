/**
 * Days and clock times, as they are in Tokyo: wherever the server stands and whatever a device's
 * own time zone is, everybody reads the hall's clock. Moments are milliseconds since 1970 UTC.
 * Japan has had no summer time since 1951.
 */
import { dayInWords } from './eras.ts'

const TOKYO_AHEAD_MS = 9 * 60 * 60 * 1000
const DAY_MS = 86_400_000
/** 1970-01-01 as a spreadsheet counts days, from 1899-12-30. */
const SERIAL_OF_1970 = 25_569

/** To the millisecond, so that reading it back gives the same moment: 2026-11-20T20:15:03.123+09:00. */
export const exactMoment = (ms: number) =>
  `${new Date(ms + TOKYO_AHEAD_MS).toISOString().slice(0, -1)}+09:00`

/** 2026-11-20: today, where `ms` is now. */
export const dayIn = (ms: number) => exactMoment(ms).slice(0, 10)

/** The last second of a day such as 2026-11-20. */
export const endOfDay = (day: string) => Date.parse(`${day}T23:59:59+09:00`)

/** 20:15, and 9:05 without a zero in front. */
export const clockIn = (ms: number) => exactMoment(ms).slice(11, 16).replace(/^0/, '')

/** The clock on the wall as a spreadsheet counts it: days since 1899-12-30. */
export const serialMoment = (ms: number) => (ms + TOKYO_AHEAD_MS) / DAY_MS + SERIAL_OF_1970

/** 11月20日 */
export const monthAndDay = (ms: number) => {
  const [, month, date] = dayIn(ms).split('-').map(Number)
  return `${month}月${date}日`
}

/** 11月20日 20:15 */
export const monthDayAndClock = (ms: number) => `${monthAndDay(ms)} ${clockIn(ms)}`

/** 令和8年11月20日, the day of a moment. */
export const dayInEra = (ms: number) => dayInWords(dayIn(ms))

/** 令和8年11月20日 20:15 */
export const momentInEra = (ms: number) => `${dayInEra(ms)} ${clockIn(ms)}`

/** 20261120201503, for the names of files. */
export const stampOf = (ms: number) => exactMoment(ms).replace(/\D/g, '').slice(0, 14)

/** The moment of such a stamp, to the second; undefined where it is none. */
export function momentOfStamp(stamp: string): number | undefined {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(stamp) ?? []
  if (parts.length === 0) return undefined
  const [year, month, date, hour, minute, second] = parts
  const at = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}+09:00`)
  return Number.isNaN(at) ? undefined : at
}
