import { expect, test } from 'vitest'
import { countCharacters, isBlank, ROOM, tooLongBy } from '../../../shared/board/words.ts'

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

test.each([
  ['あ'.repeat(400), 0],
  ['あ'.repeat(450), 50],
  ['が'.repeat(400), 0],
  // Eight units each: 250 of them fill the bound of the wire, long before 400 characters are there.
  ['👨‍👩‍👧'.repeat(250), 0],
  ['👨‍👩‍👧'.repeat(251), 1],
  [`あ${'\u0301'.repeat(20)}`.repeat(100), 5],
  [`あ${'\u0301'.repeat(3000)}`, 1],
])('a note is told by how many characters it is too long (case %#)', (text, over) => {
  expect(tooLongBy(text, ROOM.note)).toBe(over)
})

test('letters that stand alone are counted as the segmenter counts them, next to each other', () => {
  const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })
  const ranges = [
    [0x0a, 0x0a],
    [0x20, 0x7e],
    [0x3000, 0x3029],
    [0x3041, 0x3096],
    [0x30a1, 0x30fe],
    [0x3400, 0x4dbf],
    [0x4e00, 0x9fff],
    [0xff01, 0xff60],
  ] as const
  const letters = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at)),
  )
  // In pieces: a segment of a long text costs as much memory as the text.
  for (let at = 0; at < letters.length; at += 500) {
    const piece = letters.slice(at, at + 500)
    const text = [...piece, ...letters.slice(0, 300), ...[...piece].reverse()].join('')
    let count = 0
    for (const _ of segmenter.segment(text)) count++
    expect(countCharacters(text)).toBe(count)
  }
})
