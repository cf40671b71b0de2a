import { placeIn } from '../../shared/board/tables.ts'
import type { Note, Snapshot } from '../../shared/board/view.ts'

/** The notes cell by cell, in each as they lie on the board. */
export function notesInOrder(board: Snapshot): readonly Note[] {
  const goal = placeIn(board.goals)
  const actor = placeIn(board.actors)
  return [...board.notes].sort(
    (a, b) => goal(a.goal) - goal(b.goal) || actor(a.actor) - actor(b.actor),
  )
}
