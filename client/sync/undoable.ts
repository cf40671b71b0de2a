import type { Operation } from '../../shared/board/operations.ts'
import type { PutBack } from './put-back.ts'

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
