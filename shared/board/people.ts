import { type Board, boardFields } from './document.ts'
import type { BoardFields } from './field-rules.ts'

/** How many people at a 班 have no phone; 0 where nobody said. */
export const withoutPhones = (board: Board, table: number): number =>
  boardFields(board).get('people')?.[table]?.without ?? 0

/** How many people there are at all 班 together; undefined where nobody said. */
export function peopleInAll(people: BoardFields['people'] | undefined): number | undefined {
  const all = Object.values(people ?? {}).reduce((sum, one) => sum + one.people, 0)
  return all > 0 ? all : undefined
}
