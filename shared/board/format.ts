import { type Board, boardFields } from './document.ts'
import { keepAgreements } from './rows.ts'

/**
 * What a board's document holds. A board is opened for years, by programs that did not exist when
 * it was made: keys that come later are optional for ever, or laid down by `migrate`.
 * 1: boards of 0.1.0, which say no number.
 * 2: what was agreed is kept with each agreed row.
 */
export const FORMAT = 2

export const formatOf = (board: Board): number => boardFields(board).get('format') ?? 1

/** Each entry takes a board from the format of its index + 1 to the next; a published one never changes. */
const STEPS: readonly ((board: Board) => void)[] = [keepAgreements]

/** Brings a board up to date, in one transaction. The server's own write, when it opens a board. */
export function migrate(board: Board): void {
  const from = formatOf(board)
  if (from >= FORMAT) return
  board.doc.transact(() => {
    for (const step of STEPS.slice(from - 1)) step(board)
    boardFields(board).set({ format: FORMAT })
  })
}
