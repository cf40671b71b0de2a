import { rowsInCell } from '../../shared/board/cells.ts'
import type { Mark, Matrix } from '../../shared/board/field-types.ts'
import type { ActorId, GoalId, NoteId, RowId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { rankAtEnd } from '../../shared/board/ranks.ts'
import { matrixFor } from '../../shared/board/rows.ts'
import type { Note, Snapshot } from '../../shared/board/view.ts'
import { isBlank } from '../../shared/board/words.ts'

/** A row before it is on the board. */
export interface RowDraft {
  goal: GoalId
  actor: ActorId
  text: string
  target: string
  years: Readonly<Record<string, Mark>>
  from: readonly NoteId[]
}

/** The words of several notes, one below the other. */
export const wordsOfAll = (notes: readonly Note[]): string =>
  notes.map((note) => note.text.trim()).join('\n')

/** The 誰が of most of them; of as many the first. */
function commonActor(notes: readonly Note[]): ActorId | undefined {
  const counts = new Map<ActorId, number>()
  for (const { actor } of notes) counts.set(actor, (counts.get(actor) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}

/**
 * One move from notes to a row: goal and 誰が of theirs, the island's name or the words of all, ready to
 * be agreed to.
 */
export function draftFrom(notes: readonly Note[], title = ''): RowDraft | null {
  const [first] = notes
  if (!first) return null
  return {
    goal: first.goal,
    actor: commonActor(notes) ?? first.actor,
    text: isBlank(title) ? wordsOfAll(notes) : title.trim(),
    target: '',
    years: {},
    from: notes.map((note) => note.id),
  }
}

/** The table that a row of this actor stands in. */
export const matrixOf = (board: Snapshot, actor: ActorId): Matrix =>
  matrixFor(board.actors.find((one) => one.id === actor)?.kind ?? 'body')

/** The operation that puts a draft behind the rows of its cell. 期待される取組 has no years. */
export function rowAdded(board: Snapshot, draft: RowDraft, row: RowId): Operation {
  const { goal, actor, text, target, years, from } = draft
  const matrix = matrixOf(board, actor)
  return {
    verb: 'rows.add',
    row,
    goal,
    actor,
    matrix,
    text: text.trim(),
    ...(isBlank(target) ? {} : { target: target.trim() }),
    ...(matrix === 'planned' && Object.keys(years).length > 0 ? { years } : {}),
    ...(from.length > 0 ? { from } : {}),
    rank: rankAtEnd(rowsInCell(board, goal, matrix, actor)),
  }
}

/** An empty row at the end of an actor's cell. */
export const emptyRow = (goal: GoalId, actor: ActorId): RowDraft => ({
  goal,
  actor,
  text: '',
  target: '',
  years: {},
  from: [],
})
