import { describe, expect, test } from 'vitest'
import { FirstSeen, has } from '../../../client/lead/newest.ts'
import type { Note } from '../../../shared/board/view.ts'

const note = (id: string, at: number) => ({ id, at, text: id }) as Note

describe('the newest notes first', () => {
  test('at the start by their clocks, afterwards as they came, whatever their clocks say', () => {
    const seen = new FirstSeen()
    const first = [note('b', 20), note('a', 10)]
    seen.see(first)
    const late = note('an hour slow', 1)
    seen.see([...first, late])
    expect(seen.newest([late, ...first]).map(({ id }) => id)).toEqual(['an hour slow', 'b', 'a'])
  })
})

test('how many went: withdrawn or put away; a new one is no loss', () => {
  const seen = new FirstSeen()
  const [one, two, three] = [note('a', 1), note('b', 2), note('c', 3)]
  seen.see([one, two])
  expect(seen.gone([one, two])).toBe(0)
  seen.see([two, three])
  expect(seen.gone([two, three])).toBe(1)
})

describe('words are found as they are typed', () => {
  test.each([
    ['ゴミ出しを かわりばんこに', 'ごみ', true],
    ['ごみ出し', 'ゴミ', true],
    ['PTAの 役員', 'ｐｔａ', true],
    ['雨の日の ごみ出し', '雨 ごみ', true],
    ['雨の日の ごみ出し', '雨 花見', false],
    ['花見', '', true],
  ])('%s / %s: %s', (text, words, found) => {
    expect(has(text, words)).toBe(found)
  })
})
