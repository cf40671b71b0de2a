/** Japan's eras, newest first, each from the day on which it began. For reading and writing only. */
export const ERAS = [
  { name: '令和', letter: 'R', from: '2019-05-01' },
  { name: '平成', letter: 'H', from: '1989-01-08' },
  { name: '昭和', letter: 'S', from: '1926-12-25' },
  { name: '大正', letter: 'T', from: '1912-07-30' },
  { name: '明治', letter: 'M', from: '1868-10-23' },
] as const

type Era = (typeof ERAS)[number]

export const firstYearOf = ({ from }: Era) => Number(from.slice(0, 4))

/** 元 or 8. */
export const yearInEra = (year: number, first: number) =>
  year === first ? '元' : String(year - first + 1)

/**
 * A day in words: 令和8年11月20日 of 2026-11-20. Before the first era the Gregorian year; what is no
 * day stays as it is.
 */
export function dayInWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (year === undefined) return day
  const era = ERAS.find(({ from }) => from <= day)
  const named = era ? `${era.name}${yearInEra(Number(year), firstYearOf(era))}` : year
  return `${named}年${Number(month)}月${Number(date)}日`
}
