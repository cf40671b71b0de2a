/** What people type, as people see it: one way of counting, one meaning of "empty", for every door. */

import { LIMITS } from '../wire.ts'

const segmenter =
  typeof Intl !== 'undefined' && 'Segmenter' in Intl
    ? new Intl.Segmenter('ja', { granularity: 'grapheme' })
    : undefined

/** Letters that stand alone beside each other: of these a text's length is its count, at once. */
const PLAIN = String.raw`\n -~\u00c0-\u024f\u2010-\u2027\u2190-\u21ff\u2460-\u24ff\u25a0-\u27bf\u3000-\u3029\u3041-\u3096\u30a1-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9d`
const ALONE = new RegExp(`^[${PLAIN}]*$`)
/** Emoji of one part and rare kanji. */
const PAIR = String.raw`\u{1f300}-\u{1f3fa}\u{1f400}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{323af}`
/** Marks on a letter: accents, the voiced sound's, which shape of a kanji or an emoji is meant. */
const MARKS = String.raw`[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+`
/** What plainly is one character of several units; a joiner takes what follows it to what stands before. */
const ONE = new RegExp(
  `\u200d.|(?:[${PAIR}]|(?!\n)[${PLAIN}]${MARKS})(?=[${PLAIN}${PAIR}]|$)`,
  'gsu',
)
/** What is left: with the plain letters beside it, which may belong to it. */
const PIECES = new RegExp(`(?:[${PLAIN}]?[^${PLAIN}]+)+[${PLAIN}]?`, 'g')

/**
 * How many characters a person counts: が with a combining mark, 𠮷 and a family emoji are one each.
 * The segmenter is slow, and asked about those pieces alone that need it.
 */
export function countCharacters(text: string): number {
  if (ALONE.test(text)) return text.length
  if (!segmenter) return [...text.normalize('NFC')].length
  const plain = text.replace(ONE, (one) => (one.startsWith('\u200d') ? one : '一'))
  let count = plain.length
  for (const [piece] of plain.matchAll(PIECES)) {
    count -= piece.length
    for (const _ of segmenter.segment(piece)) count++
  }
  return count
}

/**
 * Anything but spaces, characters without a glyph (U+200B, U+3164, U+FE0F), the blank of braille,
 * and marks on nothing.
 */
const SEEN = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{M}\u2800]/u

/** Whether nothing of a text can be seen: what counts as an empty box, on every surface and door. */
export const isBlank = (text: string): boolean => !SEEN.test(text)

/**
 * Half of a pair of surrogates is no character and has no UTF-8: sent, it would arrive as this one,
 * and the device that typed it would show another text than all others.
 */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')

/** What a field takes: so many characters as people count them, and so many UTF-16 units. */
export interface Room {
  characters: number
  units: number
  /** Line breaks; without it as many as characters. */
  breaks?: number
}

/** Whatever begins a new line on some surface: of CR LF only the one. */
const BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g

const { noteCharacters, rowCharacters, maxTextUnits: units } = LIMITS

/** The fields people type into, by what they hold. */
export const ROOM = {
  note: { characters: noteCharacters, units, breaks: LIMITS.noteBreaks },
  row: { characters: rowCharacters, units },
  target: { characters: 200, units },
  reason: { characters: rowCharacters, units },
  title: { characters: 200, units },
  /** 表札: read from the far end of a hall. */
  groupTitle: { characters: 40, units: 400 },
  /** One line of the evening's settings. */
  line: { characters: 100, units: 400 },
  /** Of an item of the agenda. */
  phase: { characters: 20, units: 80 },
  /** A question to everybody; an answer is read from the far end of a hall. */
  question: { characters: 100, units: 400 },
  answer: { characters: 40, units: 160 },
  /** What people write freely at the evening's end. */
  freeLine: { characters: 200, units },
  putAwayReason: { characters: 400, units },
  privacy: { characters: 2_000, units: 4_000 },
} as const satisfies Record<string, Room>

/**
 * By how many characters a text is too long for a field; 0 where it fits. Emoji of many parts may
 * fill the units long before the characters, and line breaks a whole wall: then it is how many at the
 * end have to go.
 */
export function tooLongBy(text: string, { characters, units, breaks }: Room): number {
  const broken = breaks === undefined ? undefined : [...text.matchAll(BREAK)][breaks]
  const behind = broken ? countCharacters(text.slice(broken.index)) : 0
  const over = Math.max(behind, countCharacters(text) - characters)
  return text.length <= units ? over : Math.max(over, countCharacters(text.slice(units)))
}

/** What a note may hold where edits that were made at once came together: nobody types so much. */
export const MERGED: Room = {
  characters: LIMITS.maxMergedUnits,
  units: LIMITS.maxMergedUnits,
  breaks: 4 * LIMITS.noteBreaks,
}
