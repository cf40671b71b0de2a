/** What people type, as people see it: one way of counting, one meaning of "empty", for every door. */

const segmenter =
  typeof Intl !== 'undefined' && 'Segmenter' in Intl
    ? new Intl.Segmenter('ja', { granularity: 'grapheme' })
    : undefined

/** How many characters a person counts: が with a combining mark, 𠮷 and a family emoji are one each. */
export function countCharacters(text: string): number {
  if (!segmenter) return [...text.normalize('NFC')].length
  let count = 0
  for (const _ of segmenter.segment(text)) count++
  return count
}

/** Spaces, characters without a glyph (U+200B, U+3164, U+FE0F), the blank of braille, marks on nothing. */
const UNSEEN = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{M}\u2800]/gu

/** Whether nothing of a text can be seen: what counts as an empty box, on every surface and door. */
export const isBlank = (text: string): boolean => text.replace(UNSEEN, '') === ''
