import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  dragged,
  marked,
  markOfKey,
  next,
  patched,
  runToEnd,
  type Years,
  yearAfterKey,
} from '../../../client/schedule/gestures.ts'
import type { Mark } from '../../../shared/board/field-types.ts'

const PERIOD = [2022, 2023, 2024, 2025, 2026, 2027]
const LETTERS = { p: 'prepare', d: 'do', r: 'review' } as const

/** `p.dd..`: one letter a year from 2022, a dot for an empty one. */
const row = (letters: string): Years =>
  Object.fromEntries(
    [...letters].flatMap((letter, at) =>
      letter in LETTERS ? [[2022 + at, LETTERS[letter as keyof typeof LETTERS]]] : [],
    ),
  )

describe('a drag over a row of years', () => {
  test.each([
    ['an empty row is painted with 実施', '......', 2023, 2025, '.ddd..'],
    ['also from right to left', '......', 2025, 2023, '.ddd..'],
    ['from ○ it paints ○', 'p.....', 2022, 2023, 'pp....'],
    ['from ☆ it paints ☆', '....r.', 2026, 2027, '....rr'],
    ['the head of an arrow is drawn on', 'dd....', 2023, 2026, 'ddddd.'],
    ['the head of an arrow is drawn back', 'dddddd', 2027, 2024, 'ddd...'],
    ['drawn back to its start one year is left', 'pddd..', 2025, 2023, 'pd....'],
    ['drawn past its start it grows that way', '..dd..', 2025, 2022, 'dddd..'],
    ['a single 実施 grows to the left', '...d..', 2025, 2023, '.ddd..'],
    ['other marks are painted over', 'p..r..', 2023, 2025, 'pddd..'],
    ['staying in one cell paints that cell', '......', 2024, 2024, '..d...'],
  ])('%s', (_, before, from, to, after) => {
    const years = row(before)
    expect(patched(years, dragged(years, from, to))).toEqual(row(after))
  })

  test('writes only the years that change', () => {
    expect(dragged(row('.dd...'), 2023, 2025)).toEqual({ 2025: 'do' })
  })
})

test('two people on one row never overwrite each other’s year', () => {
  const here = new Y.Doc()
  const there = new Y.Doc()
  const write = (doc: Y.Doc, patch: ReturnType<typeof dragged>) => {
    const years = doc.getMap<Mark>('years')
    for (const [year, mark] of Object.entries(patch))
      if (mark === null) years.delete(year)
      else years.set(year, mark)
  }
  const before = row('dd....')
  write(here, marked({}, 2022, 2023, 'do'))
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
  write(here, dragged(before, 2023, 2025))
  write(there, marked(before, 2027, 2027, 'review'))
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
  Y.applyUpdate(here, Y.encodeStateAsUpdate(there))
  expect(here.getMap('years').toJSON()).toEqual(row('dddd.r'))
  expect(there.getMap('years').toJSON()).toEqual(row('dddd.r'))
})

describe('taps and keys', () => {
  test('a cell goes round through all marks', () => {
    const seen: (Mark | null)[] = []
    let mark: Mark | null = null
    for (let tap = 0; tap < 4; tap++) {
      mark = next(mark ?? undefined)
      seen.push(mark)
    }
    expect(seen).toEqual(['prepare', 'do', 'review', null])
  })

  test('ここから最後まで runs to the end of the period', () => {
    expect(patched(row('p.r...'), runToEnd(row('p.r...'), 2023, PERIOD))).toEqual(row('pddddd'))
  })

  test('1, 2, 3 and Delete stand for marks, also full width', () => {
    expect(['1', '2', '3', 'Delete', '２'].map(markOfKey)).toEqual([
      'prepare',
      'do',
      'review',
      null,
      'do',
    ])
    expect(markOfKey('a')).toBeUndefined()
  })

  test('arrow keys stay within the period', () => {
    expect(yearAfterKey('ArrowLeft', 2022, PERIOD)).toBe(2022)
    expect(yearAfterKey('ArrowRight', 2022, PERIOD)).toBe(2023)
    expect(yearAfterKey('End', 2022, PERIOD)).toBe(2027)
    expect(yearAfterKey('Home', 2025, PERIOD)).toBe(2022)
    expect(yearAfterKey('x', 2025, PERIOD)).toBeNull()
  })

  test('a range is cleared or marked in one patch', () => {
    expect(marked(row('pd.d..'), 2022, 2025, null)).toEqual({ 2022: null, 2023: null, 2025: null })
    expect(marked(row('pd....'), 2022, 2023, 'do')).toEqual({ 2022: 'do' })
  })
})
