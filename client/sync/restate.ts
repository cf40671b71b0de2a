import { type GroupOperation, isGroupOperation } from '../../shared/board/laying.ts'
import type { NoteOperation } from '../../shared/board/notes.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { RowOperation } from '../../shared/board/rows.ts'
import type { Mark } from '../../shared/board/schema.ts'
import { settingsAs } from '../../shared/board/shape.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'

/** Of these another moment of the board is told by other means than an operation of their kind. */
type Otherwise =
  | 'rows.add'
  | 'rows.decide'
  | 'rows.settle'
  | 'goals.settle'
  | 'board.settle'
  | 'questions.confirm'
  | 'questions.reopen'
type Plain<O extends Operation> = Exclude<O, { verb: Otherwise }>

/**
 * The operation that makes what `undone` touched as `board` has it. Null where that was never said,
 * or must not be: a goal's entry is never deleted.
 */
export function restated(undone: Plain<Operation>, board: Snapshot): Operation | null {
  if ('note' in undone) return restatedNote(undone, board)
  if (isGroupOperation(undone)) return restatedGroup(undone, board)
  if ('row' in undone) {
    const row = board.rows.find(({ id }) => id === undone.row)
    return row ? restatedRow(undone, row) : null
  }
  switch (undone.verb) {
    case 'goals.write': {
      const goal = board.goals.find(({ id }) => id === undone.goal)
      return goal
        ? { verb: 'goals.write', goal: goal.id, title: goal.title, measure: goal.measure }
        : null
    }
    case 'board.set': {
      const patch = settingsAs(board.board, undone.patch)
      return patch ? { verb: 'board.set', patch } : null
    }
    case 'board.shift': {
      const { period } = board.board
      return period ? { verb: 'board.shift', from: period.from } : null
    }
    case 'goals.add':
      return null
    default:
      return undone satisfies never
  }
}

function restatedNote(undone: NoteOperation, board: Snapshot): Operation | null {
  const note = board.notes.find(({ id }) => id === undone.note)
  if (!note) return { verb: 'notes.withdraw', note: undone.note }
  const { id, ...fields } = note
  switch (undone.verb) {
    case 'notes.post':
    case 'notes.withdraw':
      return { verb: 'notes.post', note: id, ...fields }
    case 'notes.edit':
      return { verb: 'notes.edit', note: id, text: note.text }
    case 'notes.move': {
      const { goal, actor, rank, group } = note
      return { verb: 'notes.move', note: id, goal, actor, rank, group }
    }
  }
}

/** Where notes lay is told by the laying itself (`inverse`). */
function restatedGroup(undone: GroupOperation, board: Snapshot): Operation | null {
  if (undone.verb !== 'groups.title') return null
  const group = board.groups.find(({ id, removed }) => id === undone.group && !removed)
  return group ? { verb: 'groups.title', group: group.id, title: group.title } : null
}

function restatedRow(undone: Plain<RowOperation>, row: Row): Operation {
  const { id, goal, actor, matrix, rank } = row
  switch (undone.verb) {
    case 'rows.remove':
    case 'rows.restore':
      return row.removed
        ? { verb: 'rows.remove', row: id, at: row.removedAt }
        : { verb: 'rows.restore', row: id }
    case 'rows.rewrite':
      return { verb: 'rows.rewrite', row: id, field: undone.field, text: row[undone.field] }
    case 'rows.schedule':
      return { verb: 'rows.schedule', row: id, years: yearsIn(row, undone.years) }
    case 'rows.place': {
      const place = { verb: 'rows.place', row: id, goal, actor, matrix, rank } as const
      return undone.years ? { ...place, years: yearsIn(row, undone.years) } : place
    }
  }
}

function yearsIn(row: Row, asked: Readonly<Record<string, Mark | null>>) {
  const years: Record<string, Mark | null> = {}
  for (const year of Object.keys(asked)) years[year] = row.years[year] ?? null
  return years
}
