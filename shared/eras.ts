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
