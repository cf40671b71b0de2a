import type { NoteChange } from '../../shared/board/commands.ts'
import {
  type Board,
  boardFields,
  goalFields,
  rowFields,
  splice,
} from '../../shared/board/document.ts'
import type { RowId } from '../../shared/board/ids.ts'
import { type Laying, reversed } from '../../shared/board/laying.ts'
import { type Operation, OWN, perform } from '../../shared/board/operations.ts'
import { setTakers } from '../../shared/board/rows.ts'
import type { SaidOperation } from '../../shared/board/said.ts'
import type { Mark } from '../../shared/board/schema.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { restated } from './restate.ts'
import { type About, type Correction, isCorrection, type Undoable } from './undoable.ts'

/** What `operation` touches as `board` has it: the way back there, taken before it is done. */
export function wayTo(operation: Operation, board: Snapshot): Undoable | null {
  const rowOf = (id: RowId) => board.rows.find((row) => row.id === id)
  switch (operation.verb) {
    case 'board.settle':
      return { verb: 'question', question: board.board.question }
    case 'goals.settle': {
      const { goal } = operation
      const question = board.goals.find(({ id }) => id === goal)?.question
      return { verb: 'question', goal, question }
    }
    case 'questions.confirm':
    case 'questions.reopen': {
      const { answer: id } = operation
      const answer = board.answers.find((one) => one.id === id)
      if (!answer || answer.withdrawn) return { verb: 'questions.reopen', answer: id }
      const { about, question, by, at, found } = answer
      return { verb: 'questions.confirm', answer: id, about, question, by, at, found }
    }
    case 'rows.add': {
      const row = rowOf(operation.row)
      return { verb: row && !row.removed ? 'rows.restore' : 'rows.remove', row: operation.row }
    }
    case 'rows.settle': {
      const { row } = operation
      return { verb: 'question', row, question: rowOf(row)?.question }
    }
    case 'rows.decide': {
      const row = rowOf(operation.row)
      if (!row) return null
      const { id, state, decided, reason, takers, agreed } = row
      return { verb: 'decision', row: id, state, decided, reason, takers, agreed }
    }
    default:
      return restated(operation, board)
  }
}

export function go(board: Board, way: Undoable) {
  if (!isCorrection(way)) return perform(board, way)
  board.doc.transact(() => correct(board, way), OWN)
}

function correct(board: Board, way: Correction) {
  if (way.verb === 'question') {
    const fields = questioned(board, way)
    if (way.question === undefined) fields?.remove('question')
    else fields?.set({ question: way.question })
    return
  }
  const row = rowFields(board, way.row)
  if (!row) return
  row.set({ state: way.state })
  if (way.decided) row.set({ decided: way.decided })
  else row.remove('decided')
  const reason = row.get('reason')
  if (reason) splice(reason, way.reason)
  if (way.takers) {
    setTakers(row, way.takers)
    if (way.agreed) row.set({ agreed: way.agreed })
    else row.remove('agreed')
    return
  }
  const { taker, at } = way
  if (at === undefined) row.get('takers')?.delete(taker)
  else row.get('takers')?.set(taker, at)
}

function questioned(board: Board, about: About) {
  if ('row' in about) return rowFields(board, about.row)
  return 'goal' in about ? goalFields(board, about.goal) : boardFields(board)
}

/** Whether something is there or not is one thing; what others did to it meanwhile is another. */
const EXISTENCE: ReadonlySet<Undoable['verb']> = new Set([
  'notes.post',
  'notes.withdraw',
  'rows.remove',
  'rows.restore',
  'questions.confirm',
  'questions.reopen',
])

export const sameWay = (a: Undoable, b: Undoable): boolean =>
  a.verb === b.verb && (EXISTENCE.has(a.verb) || saying(a) === saying(b))

/** Where in its cell a note lies is the server's. */
const saying = (way: Undoable) =>
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
): Undoable | undefined {
  if ('moves' in state) return { verb: 'groups.lay', ...state }
  if (done.verb === 'groups.title' && 'text' in state) return { ...done, title: state.text }
  if (done.verb === 'notes.edit' && 'text' in state) return { ...done, text: state.text }
  if (done.verb === 'notes.move' && 'goal' in state) return { ...done, ...state }
  return undefined
}

/**
 * The part of a way back that is still ours to go: what another changed since we left it stays.
 * @param left how we left it
 * @param now how it is
 */
export function stillOurs(way: Undoable, left: Undoable, now: Undoable | null): Undoable | null {
  if (!now) return null
  // The server goes by each note: what others moved on stays.
  if (way.verb === 'groups.lay') return way
  if (way.verb !== 'rows.schedule' || left.verb !== way.verb || now.verb !== way.verb) {
    return sameWay(left, now) ? way : null
  }
  const years: Record<string, Mark | null> = {}
  for (const [year, mark] of Object.entries(way.years)) {
    if (left.years[year] === now.years[year]) years[year] = mark
  }
  return Object.keys(years).length === 0 ? null : { ...way, years }
}
