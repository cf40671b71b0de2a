import { editBetween } from '../../shared/board/merge-text.ts'
import { countCharacters } from '../../shared/board/words.ts'

/**
 * Cuts what was just put in so that the whole stays within `limit` characters as people count them.
 * A text that was already longer (two people's words merged) may be shortened but not lengthened.
 */
export function withinLimit(before: string, after: string, limit: number): string {
  const allowed = Math.max(limit, countCharacters(before))
  if (countCharacters(after) <= allowed) return after
  const { start, text } = editBetween(before, after)
  const head = after.slice(0, start)
  const tail = after.slice(start + text.length)
  let kept = [...text]
  while (kept.length > 0 && countCharacters(head + kept.join('') + tail) > allowed)
    kept = kept.slice(0, -1)
  return head + kept.join('') + tail
}
