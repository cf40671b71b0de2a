import type { ActorId, GoalId, RowId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { RowFields } from '../../shared/board/schema.ts'
import type { Row } from '../../shared/board/view.ts'

/** What a question is about. */
export type About = { row: RowId } | { goal: GoalId } | object

/** What no operation says, since only undo ever does it. */
export type Correction =
  | {
      verb: 'decision'
      row: RowId
      state: RowFields['state']
      decided?: RowFields['decided'] | undefined
      reason: string
      takers: Row['takers']
      agreed?: RowFields['agreed'] | undefined
    }
  /** The same as earlier versions left it on a device: the one taker of whom it was. */
  | {
      verb: 'decision'
      row: RowId
      state: RowFields['state']
      decided?: RowFields['decided'] | undefined
      reason: string
      taker: ActorId
      /** When they took it on; absent where they had not. */
      at?: number | undefined
      takers?: undefined
    }
  | ({ verb: 'question'; question?: string | undefined } & About)

/** Does to a board what an operation touched, as another moment had it. */
export type Undoable = Operation | Correction

export const isCorrection = (way: Undoable): way is Correction =>
  way.verb === 'decision' || way.verb === 'question'

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
