import { answersOf, changedSinceAgreed, reasonOf } from '../../shared/board/agreement.ts'
import type { RowState } from '../../shared/board/field-types.ts'
import type { NoteId, RowId } from '../../shared/board/ids.ts'
import { rowsFromNote } from '../../shared/board/standing.ts'
import type { Snapshot } from '../../shared/board/view.ts'

export interface Became {
  row: RowId
  state: RowState
  /** Who put it off or declined it, by their short names; '' of every other state. */
  who: string
  reason: string
  /** The row's words, where several rows came of the note and it has to be told which. */
  named: string
  /** Agreed, and changed since. */
  changed: boolean
}

/** What its author reads of a note: a row that was removed or is empty is none. */
export function becameOf(board: Snapshot, note: NoteId): readonly Became[] {
  const ids = rowsFromNote(board, note)
  return ids.flatMap((id) => {
    const row = board.rows.find((one) => one.id === id)
    if (!row) return []
    const answers = row.state === 'agreed' ? [] : answersOf(board, row)
    return {
      row: id,
      state: row.state,
      who: answers.map(({ actor }) => actor.plain || actor.name).join('・'),
      reason: reasonOf(row),
      named: ids.length > 1 ? row.text : '',
      changed: changedSinceAgreed(row) !== null,
    }
  })
}
