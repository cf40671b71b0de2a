/** What people type, as people see it: one way of counting, one meaning of "empty", for every door. */

import { LIMITS } from '../wire.ts'

const segmenter =
  typeof Intl !== 'undefined' && 'Segmenter' in Intl
    ? new Intl.Segmenter('ja', { granularity: 'grapheme' })
    : undefined

/** Letters that stand alone, whatever stands beside them: of these a text's length is its count, at once. */
const ALONE =
  /^[\n -~\u3000-\u3029\u3041-\u3096\u30a1-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]*$/

/** How many characters a person counts: が with a combining mark, 𠮷 and a family emoji are one each. */
export function countCharacters(text: string): number {
  if (ALONE.test(text)) return text.length
  if (!segmenter) return [...text.normalize('NFC')].length
  let count = 0
  for (const _ of segmenter.segment(text)) count++
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
}

const { noteCharacters, rowCharacters, maxTextUnits: units } = LIMITS

/** The fields people type into, by what they hold. */
export const ROOM = {
  note: { characters: noteCharacters, units },
  row: { characters: rowCharacters, units },
  target: { characters: 200, units },
  reason: { characters: rowCharacters, units },
  title: { characters: 200, units },
  putAwayReason: { characters: 400, units },
} as const satisfies Record<string, Room>

/**
 * By how many characters a text is too long for a field; 0 where it fits. Emoji of many parts may
 * fill the units long before the characters: then it is how many at the end have to go.
 */
export function tooLongBy(text: string, { characters, units }: Room): number {
  const over = Math.max(0, countCharacters(text) - characters)
  return text.length <= units ? over : Math.max(over, countCharacters(text.slice(units)))
}
