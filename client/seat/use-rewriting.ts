import { useState } from 'react'
import type { Note } from '../../shared/board/view.ts'

/**
 * The note that is being rewritten stays in its list, and its dialog open, whatever others do to it:
 * withdraw it in another tab, put it away, carry it to another goal.
 */
export function useRewriting(notes: readonly Note[]) {
  const [last, rewrite] = useState<Note | null>(null)
  return {
    rewrite,
    /** The list with the note in it, as it is now or as it was last seen. */
    withIt: (shown: readonly Note[]): readonly Note[] =>
      last === null || shown.some(({ id }) => id === last.id)
        ? shown
        : [...shown, notes.find(({ id }) => id === last.id) ?? last],
  }
}
