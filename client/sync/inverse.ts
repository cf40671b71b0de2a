import type { NoteChange } from '../../shared/board/commands.ts'

import { type Laying, reversed } from '../../shared/board/laying.ts'
import type { NoteOperation } from '../../shared/board/notes.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { SaidOperation } from '../../shared/board/said.ts'
import type { Snapshot } from '../../shared/board/view.ts'

/**
 * The operation that makes what `operation` touches as `board` has it, of those that are taken back
 * by one: notes and the titles of islands, which the server writes, typing, and the years of all rows
 * at once. Where notes lay is told by the laying itself (`stepOf`).
 */
export function wayTo(operation: Operation, board: Snapshot): Operation | null {
  switch (operation.verb) {
    case 'notes.post':
    case 'notes.withdraw':
    case 'notes.edit':
    case 'notes.move':
      return noteAsIn(operation, board)
    case 'groups.title': {
      const group = board.groups.find(({ id, removed }) => id === operation.group && !removed)
      return group ? { ...operation, title: group.title } : null
    }
    case 'rows.rewrite': {
      const row = board.rows.find(({ id }) => id === operation.row)
      return row ? { ...operation, text: row[operation.field] } : null
    }
    case 'board.shift': {
      const { period } = board.board
      return period ? { verb: 'board.shift', from: period.from } : null
    }
    default:
      return null
  }
}

function noteAsIn(operation: NoteOperation, board: Snapshot): Operation {
  const note = board.notes.find(({ id }) => id === operation.note)
  if (!note) return { verb: 'notes.withdraw', note: operation.note }
  const { id, ...fields } = note
  if (operation.verb === 'notes.edit') return { verb: 'notes.edit', note: id, text: note.text }
  if (operation.verb !== 'notes.move') return { verb: 'notes.post', note: id, ...fields }
  const { goal, actor, rank, group } = note
  return { verb: 'notes.move', note: id, goal, actor, rank, group }
}

/** Whether a note is there or not is one thing; what others did to it meanwhile is another. */
const EXISTENCE: ReadonlySet<Operation['verb']> = new Set(['notes.post', 'notes.withdraw'])

export const sameWay = (a: Operation, b: Operation): boolean =>
  a.verb === b.verb && (EXISTENCE.has(a.verb) || saying(a) === saying(b))

/** Where in its cell a note lies is the server's. */
const saying = (way: Operation) =>
  JSON.stringify(way.verb === 'notes.move' ? [way.goal, way.actor, way.group ?? null] : way)

/** A step that lays notes, and its way back. */
export const stepOf = (laying: Laying) => ({
  back: { verb: 'groups.lay' as const, ...reversed(laying) },
  left: { verb: 'groups.lay' as const, ...laying },
})

/** What an edit or a move would say that leaves a note so, or a laying that leaves islands so. */
export function wayOf(
  done: SaidOperation,
  state: NonNullable<NoteChange['from']>,
): Operation | undefined {
  if ('moves' in state) return { verb: 'groups.lay', ...state }
  if (done.verb === 'groups.title' && 'text' in state) return { ...done, title: state.text }
  if (done.verb === 'notes.edit' && 'text' in state) return { ...done, text: state.text }
  if (done.verb === 'notes.move' && 'goal' in state) return { ...done, ...state }
  return undefined
}
