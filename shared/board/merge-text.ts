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

/** A run this long that both texts have is what nobody touched; shorter ones agree by chance. */
const UNTOUCHED = 4

/**
 * Looking for what two texts share takes old × new steps. Above this many in all (some 5 ms on a slow
 * laptop) the rest counts as replaced whole: ten thousand letters pasted into a row must not stop the page.
 */
export const MOST_STEPS = 1_500_000

/** The replacements, front to back, that turn `before` into `after`: several where a long run between stayed. */
export function editsBetween(
  before: string,
  after: string,
  steps = { left: MOST_STEPS },
): readonly Edit[] {
  const { start, end, text } = editBetween(before, after)
  const old = before.slice(start, end)
  const whole = start === end && !text ? [] : [{ start, end, text }]
  const needed = old.length * text.length
  if (needed > steps.left) return whole
  steps.left -= needed
  const run = longestRun(old, text)
  if (run.length < UNTOUCHED) return whole
  const moved = (edits: readonly Edit[], by: number) =>
    edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by }))
  return [
    ...moved(editsBetween(old.slice(0, run.a), text.slice(0, run.b), steps), start),
    ...moved(
      editsBetween(old.slice(run.a + run.length), text.slice(run.b + run.length), steps),
      start + run.a + run.length,
    ),
  ]
}

/** The longest text that both hold, cut at no surrogate pair: where it begins in each, its length. */
function longestRun(a: string, b: string) {
  const best = { a: 0, b: 0, length: 0 }
  let above = new Uint16Array(b.length + 1)
  let row = new Uint16Array(b.length + 1)
  for (let i = 0; i < a.length; i++) {
    const letter = a.charCodeAt(i)
    for (let j = 0; j < b.length; j++) {
      const length = b.charCodeAt(j) === letter ? (above[j] ?? 0) + 1 : 0
      row[j + 1] = length
      if (length > best.length) {
        best.a = i + 1 - length
        best.b = j + 1 - length
        best.length = length
      }
    }
    ;[above, row] = [row, above]
  }
  if (/^[\udc00-\udfff]/.test(a.slice(best.a))) {
    best.a++
    best.b++
    best.length--
  }
  if (/[\ud800-\udbff]$/.test(a.slice(0, best.a + best.length))) best.length--
  return best
}

/** Where a caret in the old text stands after edits by somebody else. */
export function caretAfter(edits: readonly Edit[], caret: number): number {
  let moved = caret
  for (const { start, end, text } of edits) {
    if (caret <= start) break
    moved += caret >= end ? text.length - (end - start) : start + text.length - caret
  }
  return moved
}

/**
 * What I wrote and what others wrote into the same text meanwhile, together. All edits are kept word
 * for word; where both changed the same place, mine stands before theirs and what either deleted is gone.
 * @param steps what looking for what they share may cost; what it took is taken off
 */
export function mergeText(
  base: string,
  mine: string,
  theirs: string,
  steps = { left: MOST_STEPS },
): string {
  if (base === mine || mine === theirs) return theirs
  if (base === theirs) return mine
  const edits = [...editsBetween(base, mine, steps), ...editsBetween(base, theirs, steps)]
  edits.sort((one, other) => one.start - other.start)
  let merged = ''
  let at = 0
  for (const { start, end, text } of edits) {
    merged += base.slice(at, Math.max(at, start)) + text
    at = Math.max(at, end)
  }
  return merged + base.slice(at)
}
