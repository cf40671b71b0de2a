import { expect, test, vi } from 'vitest'
import { countCharacters, isBlank, ROOM, tooLongBy } from '../../../shared/board/words.ts'
import { Luck } from '../../simulation/luck.ts'

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
    [0xc0, 0x24f],
    [0x2010, 0x2027],
    [0x2190, 0x21ff],
    [0x2460, 0x24ff],
    [0x25a0, 0x27bf],
    [0x3000, 0x3029],
    [0x3041, 0x3096],
    [0x30a1, 0x30fe],
    [0x3400, 0x4dbf],
    [0x4e00, 0x9fff],
    [0xac00, 0xd7a3],
    [0xff01, 0xff9d],
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

// Everything that joins, marks or breaks, side by side in every order.
const PARTS = [
  ...[
    'あ',
    'か\u3099',
    '一',
    'a',
    'é',
    '\n',
    '\r\n',
    '\r',
    '～',
    '…',
    '☆',
    '한',
    '\u1100\u1161',
    'ｶﾞ',
    'ｱ',
  ],
  ...[
    '\u0301',
    '\u20dd',
    '\ufe0f',
    '\u200b',
    '\u200d',
    '\u0600',
    '\u0000',
    'क्षि',
    '葛\u{e0100}',
    '𠮷',
  ],
  ...[
    '😀',
    '👨‍👩‍👧',
    '👨',
    '👍🏽',
    '🏽',
    '❤️',
    '❤',
    '1️⃣',
    '🇯🇵',
    '🇯',
    '🏴\u{e0067}\u{e0062}\u{e007f}',
    '\u{e0067}',
  ],
  ...['\ud83d', '\ude00'],
]

test('any text is counted as the segmenter counts it', () => {
  const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })
  const luck = new Luck(1)
  for (let round = 0; round < 5000; round++) {
    let text = ''
    for (let part = luck.below(8); part >= 0; part--) text += luck.pick(PARTS) ?? ''
    expect(countCharacters(text), JSON.stringify(text)).toBe([...segmenter.segment(text)].length)
  }
})

test('of a long text the segmenter is asked about the pieces alone that need it', () => {
  const asked: string[] = []
  const segment = Intl.Segmenter.prototype.segment
  const spy = vi.spyOn(Intl.Segmenter.prototype, 'segment').mockImplementation(function (
    this: Intl.Segmenter,
    text,
  ) {
    asked.push(text)
    return segment.call(this, text)
  })
  expect(countCharacters('あいうé😀か\u3099'.repeat(1500) + '👍🏽'.repeat(3))).toBe(9003)
  spy.mockRestore()
  expect(asked.join('').length).toBeLessThan(20)
})
