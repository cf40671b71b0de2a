import { type Board, boardFields } from './document.ts'

/** How many people at a 班 have no phone; 0 where nobody said. */
export const withoutPhones = (board: Board, table: number): number =>
  boardFields(board).get('people')?.[table]?.without ?? 0
