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
