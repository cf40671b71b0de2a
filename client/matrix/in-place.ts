import { notesInCell, rowsInCell } from '../../shared/board/cells.ts'
import type { Matrix } from '../../shared/board/field-types.ts'
import type { ActorId, GoalId, NoteId } from '../../shared/board/ids.ts'
import { byRankThenId } from '../../shared/board/order.ts'
import type { Note, Row, Snapshot } from '../../shared/board/view.ts'
import { matrixWords } from '../words/matrix.ts'

/** A row in its place; `lost` when others took it away while this person has it in hand. */
export interface ShownRow {
  row: Row
  lost: 'removed' | 'gone' | null
}

/**
 * The rows of a cell with those in hand kept where they were (I7): others may move or remove them,
 * but what somebody is using does not leave the screen under their fingers.
 */
export function rowsShown(
  board: Snapshot,
  goal: GoalId,
  matrix: Matrix,
  actor: ActorId,
  inHand: readonly Row[],
): readonly ShownRow[] {
  const others = rowsInCell(board, goal, matrix, actor).filter(
    (row) => !inHand.some((held) => held.id === row.id),
  )
  const held = inHand.filter(
    (row, at) =>
      row.goal === goal &&
      row.matrix === matrix &&
      row.actor === actor &&
      inHand.findIndex((one) => one.id === row.id) === at,
  )
  // Ordered by where the held ones stood, shown as they are now.
  return [...others, ...held].sort(byRankThenId).map((row) => {
    if (!held.includes(row)) return { row, lost: null }
    const now = board.rows.find((one) => one.id === row.id)
    return { row: now ?? row, lost: now === undefined ? 'gone' : now.removed ? 'removed' : null }
  })
}

/** A note in its cell; `lost` when its author withdrew it while this person has it chosen. */
export interface ShownNote {
  note: Note
  lost: boolean
}

/** The notes of a cell, with chosen ones that were withdrawn still standing where they were. */
export function notesShown(
  board: Snapshot,
  goal: GoalId,
  actor: ActorId,
  chosen: readonly Note[],
): readonly ShownNote[] {
  const notes = notesInCell(board, goal, actor)
  const ghosts = chosen.filter(
    (note) =>
      note.goal === goal && note.actor === actor && !board.notes.some((one) => one.id === note.id),
  )
  return [
    ...notes.map((note) => ({ note, lost: false })),
    ...ghosts.map((note) => ({ note, lost: true })),
  ].sort((a, b) => byRankThenId(a.note, b.note))
}

/** A chosen note as it is now, or as it was last seen. */
export function noteNow(board: Snapshot, last: Note): ShownNote {
  const now = board.notes.find((note) => note.id === last.id)
  return { note: now ?? last, lost: now === undefined }
}

/** The notes that a row was made from: their words, or that they were withdrawn. */
export function sourcesOf(
  board: Snapshot,
  row: Row,
): readonly { id: NoteId; note: Note | undefined }[] {
  return row.from.map((id) => ({ id, note: board.notes.find((note) => note.id === id) }))
}

const plain = (text: string) => text.normalize('NFKC').replace(/[\s。、．，・]+/g, '')

/** Whether a row says what a note of its says now, word for word; spaces and points are no words. */
const saysThe = (row: Row, note: Note): boolean => plain(row.text).includes(plain(note.text))

/** Its author changed the note, and the row does not say what it says now. */
export const leftBehind = (row: Row, note: Note): boolean =>
  note.edited === true && !saysThe(row, note)

const notesById = new WeakMap<readonly Note[], ReadonlyMap<NoteId, Note>>()
function byId(notes: readonly Note[]): ReadonlyMap<NoteId, Note> {
  const known = notesById.get(notes) ?? new Map(notes.map((note) => [note.id, note]))
  notesById.set(notes, known)
  return known
}

/**
 * What became of the notes behind a row since: not on the board any more (withdrawn by their author,
 * or put away: which of both, the board does not know), or changed by their author.
 */
export function changedSources(board: Snapshot, row: Row): { gone: number; edited: number } {
  const notes = row.from.map((id) => byId(board.notes).get(id))
  return {
    gone: notes.filter((note) => note === undefined).length,
    edited: notes.filter((note) => note !== undefined && leftBehind(row, note)).length,
  }
}

/** The same in words; empty where nothing changed. */
export function sourcesChanged(board: Snapshot, row: Row): string {
  const { gone, edited } = changedSources(board, row)
  const { goneSources, editedSources } = matrixWords.row
  return [gone > 0 ? goneSources(gone) : '', edited > 0 ? editedSources(edited) : '']
    .filter((part) => part !== '')
    .join('。')
}
