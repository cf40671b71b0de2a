import * as Y from 'yjs'
import { addEntry, type Board, rowFields, splice } from './document.ts'
import type { ActorId, GoalId, NoteId, RowId } from './ids.ts'
import type { ActorKind, Mark, Matrix, RowFields, RowState } from './schema.ts'

type Decided = Exclude<RowState, 'plan'>

export type RowOperation =
  | {
      verb: 'rows.add'
      row: RowId
      goal: GoalId
      actor: ActorId
      matrix: Matrix
      text: string
      target?: string | undefined
      years?: Readonly<Record<string, Mark>> | undefined
      from?: readonly NoteId[] | undefined
      rank: string
    }
  | { verb: 'rows.rewrite'; row: RowId; field: 'text' | 'target'; text: string }
  | { verb: 'rows.schedule'; row: RowId; years: Readonly<Record<string, Mark | null>> }
  | {
      verb: 'rows.decide'
      row: RowId
      state: Decided
      by: ActorId
      at: number
      reason?: string | undefined
    }
  | { verb: 'rows.place'; row: RowId; goal: GoalId; actor: ActorId; matrix: Matrix; rank: string }
  | { verb: 'rows.remove' | 'rows.restore'; row: RowId }
  /** All that it asks is answered: from devices that were away before `questions.confirm`. */
  | { verb: 'rows.settle'; row: RowId }

/** A note in a community actor's cell is expected of it; in a body's cell it is to be done. */
export const matrixFor = (kind: ActorKind): Matrix =>
  kind === 'community' ? 'expected' : 'planned'

/**
 * Lays a new row down as removed, outside undo. Bringing it in is the part that undo takes back:
 * taking back the map itself would take along what others have written into it.
 */
export function prepareRow(board: Board, operation: RowOperation & { verb: 'rows.add' }): void {
  if (rowFields(board, operation.row)) return
  const { goal, actor, matrix, rank, text, target = '', years = {}, from = [] } = operation
  board.doc.transact(() =>
    addEntry<RowFields>(board, 'rows', operation.row, {
      goal,
      actor,
      matrix,
      rank,
      text: new Y.Text(text),
      target: new Y.Text(target),
      reason: new Y.Text(),
      years: new Y.Map(Object.entries(years)),
      takers: new Y.Map(),
      from: new Y.Map(from.map((note) => [note, true] as const)),
      state: 'asked',
      removed: true,
    }),
  )
}

export function apply(board: Board, operation: RowOperation): void {
  const row = rowFields(board, operation.row)
  if (!row) return
  switch (operation.verb) {
    case 'rows.add':
    case 'rows.restore':
      if (row.get('removed')) row.set({ removed: false })
      return
    case 'rows.remove':
      if (!row.get('removed')) row.set({ removed: true })
      return
    case 'rows.rewrite': {
      const text = row.get(operation.field)
      if (text) splice(text, operation.text)
      return
    }
    case 'rows.schedule': {
      const years = row.get('years')
      for (const [year, mark] of Object.entries(operation.years)) {
        if (mark === null) years?.delete(year)
        else if (years?.get(year) !== mark) years?.set(year, mark)
      }
      return
    }
    case 'rows.decide': {
      const { state, by, at, reason = '' } = operation
      row.set({ state, decided: { by, at } })
      const said = row.get('reason')
      if (said) splice(said, reason)
      const takers = row.get('takers')
      if (state === 'agreed') takers?.set(by, at)
      else takers?.delete(by)
      return
    }
    case 'rows.place': {
      const { goal, actor, matrix, rank } = operation
      row.set({ goal, actor, matrix, rank })
      return
    }
    case 'rows.settle':
      row.remove('question')
  }
}
