import { editBetween, mergeText } from '../../shared/board/merge-text.ts'

/** How many units differ, taking the smallest single replacement. */
function distance(a: string, b: string): number {
  const { start, end, text } = editBetween(a, b)
  return end - start + text.length
}

/**
 * A person's text, done anew on the text as the server has it now. Of what was typed a part may
 * have arrived before the rest was refused: the base is whichever earlier text comes nearest.
 * @param earlier the text before typing began, and what was typed since, oldest first
 */
export function rebased(earlier: readonly string[], wanted: string, now: string): string {
  if (now === wanted) return now
  let base = earlier[0] ?? now
  for (const text of earlier) if (distance(text, now) <= distance(base, now)) base = text
  return mergeText(base, wanted, now)
}
