import type { Board } from './document.ts'
import * as goals from './goals.ts'
import * as groups from './groups.ts'
import type { GroupOperation } from './laying.ts'
import * as lead from './lead.ts'
import type { NoteOperation } from './notes.ts'
import * as notes from './notes.ts'
import * as questions from './questions.ts'
import type { RowOperation } from './rows.ts'
import * as rows from './rows.ts'

/**
 * What a person did, whole: it is kept on the device until its receipt and can be done again after
 * a refusal without doing it twice.
 */
export type Operation =
  | NoteOperation
  | GroupOperation
  | RowOperation
  | goals.GoalOperation
  | questions.QuestionOperation
  | lead.LeadOperation

/** The origin of every transaction that undo may take back. */
export const OWN = 'own'

/** Does it in one transaction of origin `OWN`. Doing it again changes nothing. */
export function perform(board: Board, operation: Operation): void {
  prepare(board, operation)
  board.doc.transact(() => apply(board, operation), OWN)
}

/**
 * What undo must not take back: a row's map itself, in which others may have written since, and what
 * is kept of a row before it changes.
 */
function prepare(board: Board, operation: Operation) {
  switch (operation.verb) {
    case 'rows.add':
      return rows.prepareRow(board, operation)
    case 'questions.confirm':
      return questions.prepareAnswer(board, operation)
    case 'rows.rewrite':
    case 'rows.schedule':
    case 'rows.place':
      return rows.keepWording(board, operation.row)
    case 'board.shift':
      return rows.keepAgreements(board)
  }
}

function apply(board: Board, operation: Operation): void {
  switch (operation.verb) {
    case 'notes.post':
    case 'notes.edit':
    case 'notes.move':
    case 'notes.withdraw':
      return notes.apply(board, operation)
    case 'groups.make':
    case 'groups.title':
    case 'groups.merge':
    case 'groups.split':
    case 'groups.remove':
    case 'groups.lay':
      return groups.apply(board, operation)
    case 'rows.add':
    case 'rows.rewrite':
    case 'rows.schedule':
    case 'rows.decide':
    case 'rows.place':
    case 'rows.remove':
    case 'rows.restore':
    case 'rows.settle':
      return rows.apply(board, operation)
    case 'goals.add':
    case 'goals.write':
    case 'goals.settle':
      return goals.apply(board, operation)
    case 'questions.confirm':
    case 'questions.reopen':
      return questions.apply(board, operation)
    case 'board.set':
    case 'board.shift':
    case 'board.settle':
      return lead.apply(board, operation)
    default:
      return operation satisfies never
  }
}
