/** One replacement: `[start, end)` of the old text became `text`. */
interface Edit {
  start: number
  end: number
  text: string
}

/** The smallest single replacement that turns `before` into `after`. */
export function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  // A pair of surrogates (𠮷) is one character and is never cut in two.
  if (start > 0 && (before.charCodeAt(start - 1) & 0xfc00) === 0xd800) start--
  let tail = 0
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  if (tail > 0 && (before.charCodeAt(before.length - tail) & 0xfc00) === 0xdc00) tail--
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) }
}

/** Where a caret in the old text stands after an edit by somebody else. */
export function caretAfter(edit: Edit, caret: number): number {
  if (caret <= edit.start) return caret
  if (caret >= edit.end) return caret + edit.text.length - (edit.end - edit.start)
  return edit.start + edit.text.length
}

/**
 * What I wrote and what others wrote into the same text meanwhile, together. Both edits are kept word
 * for word; where both changed the same place, mine stands before theirs and what either deleted is gone.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
  if (base === mine || mine === theirs) return theirs
  if (base === theirs) return mine
  const my = editBetween(base, mine)
  const their = editBetween(base, theirs)
  const [first, second] = their.start < my.start ? [their, my] : [my, their]
  return (
    base.slice(0, first.start) +
    first.text +
    base.slice(first.end, Math.max(first.end, second.start)) +
    second.text +
    base.slice(Math.max(first.end, second.end))
  )
}
