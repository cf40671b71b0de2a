import { expect, test } from 'vitest'
import { countCharacters } from '../../../client/ui/characters.ts'

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
