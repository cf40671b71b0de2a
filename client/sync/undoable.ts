import type { Operation } from '../../shared/board/operations.ts'

/** Where the plan is written. */
export const PLAN_ROOTS = ['board', 'goals', 'rows', 'answers'] as const

/** What a step of ours did to one field. A value that is undefined was not there. */
export interface FieldChange {
  root: (typeof PLAN_ROOTS)[number]
  /** '' for the board itself. */
  id: string
  field: string
  /** Of a field that has keys, as the years: which one. */
  key?: string | undefined
  was?: unknown
  left?: unknown
}

/** Sets fields back to what they were. */
export interface PutBack {
  verb: 'put-back'
  changes: readonly FieldChange[]
}

/** What somebody did, or what takes it back. */
export type Undoable = Operation | PutBack

export const isPutBack = (way: Undoable): way is PutBack => way.verb === 'put-back'

/** The person's own words in an operation; '' where it has none. */
export function wordsOf(operation: Undoable): string {
  if (operation.verb === 'board.set') {
    // A choice is no words.
    const { grouping: _, ...rest } = operation.patch
    return Object.values(rest)
      .filter((value) => typeof value === 'string')
      .join('\n')
  }
  if ('text' in operation) return operation.text
  if ('title' in operation)
    return `${operation.title}\n${'measure' in operation ? operation.measure : ''}`.trim()
  if (operation.verb === 'questions.confirm') return operation.found ?? ''
  return ('reason' in operation && operation.reason) || ''
}
