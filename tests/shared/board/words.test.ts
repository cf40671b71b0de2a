import { expect, test } from 'vitest'
import { countCharacters, isBlank } from '../../../shared/board/words.ts'

test.each([
  ['', 0],
  ['ごみ出し', 4],
  ['𠮷野家', 3],
  ['か\u3099', 1],
  ['葛\u{e0100}城', 2],
  ['👨‍👩‍👧', 1],
  ['一\n二', 3],
])('%j counts as %i', (text, count) => {
  expect(countCharacters(text)).toBe(count)
})

test.each([
  '',
  ' \n\u3000\t',
  '\u200b',
  '\u3164',
  '\u2800',
  '\ufe0f',
  '\u200d\ufeff\u00ad',
  '\u{e0100}',
  '\u3099',
])('%j is as empty as an empty box', (text) => {
  expect(isBlank(text)).toBe(true)
})

test.each(['。', 'か\u3099', '\u200bあ', '👨‍👩‍👧', '\u{e000}', '☆', '0'])(
  '%j can be seen',
  (text) => {
    expect(isBlank(text)).toBe(false)
  },
)
