/** More characters than this are parted into rows of their own: each then fits on a page. */
const MOST_WORDS = 350
const MOST_REASON = 120
const MOST_SAID = 8

/** A part of a row: all of it, but for very long ones, of which a page could not hold the whole. */
export interface RowPart {
  text: string
  /** What was changed stands below the words. */
  change: string
  said: readonly string[]
  reason: string
  first: boolean
  /** The words end in it. */
  ends: boolean
}

/** What is printed of a row, in as many parts as its longest column needs. */
export function rowParts({
  text,
  change,
  said,
  reason,
}: Pick<RowPart, 'text' | 'change' | 'said' | 'reason'>): RowPart[] {
  const texts = partsOf(text, MOST_WORDS)
  const changes = partsOf(change, MOST_WORDS)
  const reasons = partsOf(reason, MOST_REASON)
  const saids = Array.from({ length: Math.ceil(said.length / MOST_SAID) }, (_, at) =>
    said.slice(at * MOST_SAID, (at + 1) * MOST_SAID),
  )
  const ends = Math.max(0, texts.length - 1)
  const isShort = text.length + change.length <= MOST_WORDS
  const changesFrom = isShort ? ends : ends + 1
  const count = Math.max(ends + 1, changesFrom + changes.length, reasons.length, saids.length)
  return Array.from({ length: count }, (_, at) => ({
    text: texts[at] ?? '',
    change: changes[at - changesFrom] ?? '',
    said: saids[at] ?? [],
    reason: reasons[at] ?? '',
    first: at === 0,
    ends: at === ends,
  }))
}

/** A part has no more than about so many lines that were begun by hand. */
const MOST_LINES = 15

/** Ends behind a sentence or a line where there is one in its second half, and never within a character. */
export function partsOf(text: string, most: number): string[] {
  const parts: string[] = []
  let part = ''
  let end = 0
  let count = 0
  // A line break takes the rest of its line.
  const lengthOf = (one: string) => (/[\r\n]/.test(one) ? Math.ceil(most / MOST_LINES) : 1)
  for (const { segment } of GRAPHEMES.segment(text)) {
    part += segment
    count += lengthOf(segment)
    if (/^[。！？\n]/.test(segment) && count > most / 2) end = part.length
    if (count < most) continue
    const cut = end || part.length
    parts.push(part.slice(0, cut))
    part = part.slice(cut)
    count = [...GRAPHEMES.segment(part)].reduce((sum, one) => sum + lengthOf(one.segment), 0)
    end = 0
  }
  return part === '' ? parts : [...parts, part]
}

const GRAPHEMES = new Intl.Segmenter('ja', { granularity: 'grapheme' })
