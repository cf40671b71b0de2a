import type { ActorId, GoalId, NoteId, RowId } from '../../shared/board/ids.ts'
import type { Snapshot } from '../../shared/board/view.ts'

/** Where a step back or forth changed something: of a row or note that is not there any more, its place. */
export interface ChangedPlace {
  goal: GoalId
  actor: ActorId
  row?: RowId
  note?: NoteId
  text: string
}

interface Lying {
  id: string
  goal: GoalId
  actor: ActorId
  text: string
  removed?: boolean
}

/** The entries that differ: what did not change keeps its identity. */
function differing<T extends Lying>(before: readonly T[], after: readonly T[]): readonly T[] {
  const [was, is] = [new Set<T>(before), new Set<T>(after)]
  const changed = after.filter((one) => !was.has(one))
  const gone = before.filter((one) => !is.has(one) && !after.some(({ id }) => id === one.id))
  return [...changed, ...gone]
}

/** @returns null where nothing of a goal changed, or more than one thing (the whole plan's years) */
export function changedPlace(before: Snapshot, after: Snapshot): ChangedPlace | null {
  const rows = differing(before.rows, after.rows)
  const notes = differing(before.notes, after.notes)
  const [one, ...more] = [...rows, ...notes]
  if (!one || more.length > 0) return null
  const { goal, actor, text } = one
  const [row, note] = [rows[0], notes[0]]
  return {
    goal,
    actor,
    text,
    ...(row && !row.removed ? { row: row.id } : {}),
    ...(note && after.notes.includes(note) ? { note: note.id } : {}),
  }
}
