import { MATRICES } from '../../shared/board/schema.ts'
import type { Note, Row, Snapshot } from '../../shared/board/view.ts'

/** Where each entry stands; what is not on the board comes last. */
function placeIn(entries: readonly { id: string }[]) {
  const places = new Map(entries.map(({ id }, at) => [id, at]))
  return (id: string) => places.get(id) ?? entries.length
}

/** The rows as the plan prints them: by goal, table, 誰が and board order; removed ones left out. */
export function inPlanOrder(board: Snapshot): readonly Row[] {
  const goal = placeIn(board.goals)
  const actor = placeIn(board.actors)
  return board.rows
    .filter((row) => !row.removed)
    .sort(
      (a, b) =>
        goal(a.goal) - goal(b.goal) ||
        MATRICES.indexOf(a.matrix) - MATRICES.indexOf(b.matrix) ||
        actor(a.actor) - actor(b.actor),
    )
}

/** The notes cell by cell, in each as they lie on the board. */
export function notesInOrder(board: Snapshot): readonly Note[] {
  const goal = placeIn(board.goals)
  const actor = placeIn(board.actors)
  return [...board.notes].sort(
    (a, b) => goal(a.goal) - goal(b.goal) || actor(a.actor) - actor(b.actor),
  )
}
