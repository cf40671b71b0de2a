import type { NoteId } from '../../shared/board/ids.ts'
import type { GroupOperation } from '../../shared/board/laying.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { denied, type Openness, type Verb } from '../../shared/board/policy.ts'
import { isGroupOperation } from '../../shared/board/said.ts'
import { typedIn } from '../../shared/board/settings.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import type { RefusalReason } from '../../shared/wire.ts'
import type { Seat } from './device.ts'
import { groupDenial } from './group-denial.ts'
import type { Undoable } from './undoable.ts'

/** What an operation is called in the policy. */
function verbOf(operation: Exclude<Undoable, GroupOperation>): Verb {
  if ('note' in operation) return operation.verb
  if ('row' in operation) return 'rows.write'
  if (operation.verb === 'put-back')
    return operation.changes.some(({ root }) => root === 'rows') ? 'rows.write' : 'plan.write'
  switch (operation.verb) {
    case 'goals.add':
    case 'goals.write':
    case 'goals.settle':
    case 'questions.confirm':
    case 'questions.reopen':
    case 'board.shift':
    case 'board.settle':
      return 'plan.write'
    case 'board.set':
      return 'board.lead'
    default:
      return operation satisfies never
  }
}

/** The note that an operation is about. */
export const noteOf = (operation: Undoable): NoteId | undefined =>
  'note' in operation ? operation.note : undefined

/** The entry of the document that an operation is about, as refusals name it. */
export function entryOf(operation: Undoable): string {
  if ('note' in operation) return `notes/${operation.note}`
  if (isGroupOperation(operation))
    return 'group' in operation ? `groups/${operation.group}` : 'groups'
  if ('row' in operation) return `rows/${operation.row}`
  if ('answer' in operation) return `answers/${operation.answer}`
  if (operation.verb === 'put-back') {
    // A step is about one entry.
    const { root, id } = operation.changes[0] ?? { root: 'board', id: '' }
    return id === '' ? root : `${root}/${id}`
  }
  return 'goal' in operation ? `goals/${operation.goal}` : 'board'
}

const TYPED: readonly Undoable['verb'][] = ['rows.rewrite', 'goals.write']

/** Operations of one slot replace each other: of somebody's typing only the latest text counts. */
export function slotOf(operation: Undoable): string | undefined {
  if (operation.verb === 'board.set') {
    const typed = typedIn(operation.patch)
    return typed && `board ${typed}`
  }
  return TYPED.includes(operation.verb)
    ? `${entryOf(operation)} ${'field' in operation ? operation.field : ''}`
    : undefined
}

/** The text that an operation would splice, as it is now; null where it splices none. */
export function under(operation: Undoable, board: Snapshot): string | null {
  if (operation.verb === 'rows.rewrite') {
    return board.rows.find((row) => row.id === operation.row)?.[operation.field] ?? null
  }
  return null
}

/**
 * An operation without what is so already: done anew on a later board, that part would overwrite
 * what others did since.
 */
export function changing(operation: Operation, board: Snapshot): Operation {
  if (operation.verb !== 'rows.schedule') return operation
  const now = board.rows.find((row) => row.id === operation.row)?.years ?? {}
  const changed = Object.entries(operation.years).filter(
    ([year, mark]) => (now[year] ?? null) !== mark,
  )
  return { ...operation, years: Object.fromEntries(changed) }
}

/** What a device knows when it asks whether an operation is allowed. */
export interface Standing {
  seat: Seat
  board: Snapshot
  settings: Openness
  mine: ReadonlySet<NoteId>
  /** Own notes that were put away. */
  away: ReadonlySet<NoteId>
}

/** Why the policy says no to an operation; undefined where it says yes. */
export function denial(operation: Undoable, standing: Standing): RefusalReason | undefined {
  if (isGroupOperation(operation)) return groupDenial(operation, standing)
  const { seat, board, settings, mine, away } = standing
  const note = noteOf(operation)
  const known = board.notes.find((one) => one.id === note)
  const posts = operation.verb === 'notes.post'
  // What is gone takes no harm: the write will have no effect.
  if (note !== undefined && !posts && !known) return undefined
  if (posts && away.has(operation.note)) return 'put-away'
  const own = posts || (note !== undefined && mine.has(note))
  const table = posts ? operation.table : known?.table
  return denied(seat, verbOf(operation), { own, table }, settings)
}
