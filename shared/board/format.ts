import { type Board, boardFields, noteFields, noteIds } from './document.ts'
import { keepAgreements } from './rows.ts'

/**
 * What a board's document holds. A board is opened for years, by programs that did not exist when
 * it was made: keys that come later are optional for ever, or laid down by `migrate`.
 * 1: boards of 0.1.0, which say no number.
 * 2: what was agreed is kept with each agreed row.
 * 3: no note is dated later than the day on which the board was opened.
 */
export const FORMAT = 3

export const formatOf = (board: Board): number => boardFields(board).get('format') ?? 1

/** Each entry takes a board from the format of its index + 1 to the next; a published one never changes. */
const STEPS: readonly ((board: Board, now: number) => void)[] = [keepAgreements, keepDates]

/**
 * Brings a board up to date, in one transaction. The server's own write, when it opens a board.
 * @param now ms since 1970
 */
export function migrate(board: Board, now: number): void {
  const from = formatOf(board)
  if (from >= FORMAT) return
  board.doc.transact(() => {
    for (const step of STEPS.slice(from - 1)) step(board, now)
    boardFields(board).set({ format: FORMAT })
  })
}

/** Notes once carried their authors' own dates: one of the year 2200 stood before everybody else's. */
function keepDates(board: Board, now: number) {
  for (const id of noteIds(board)) {
    const note = noteFields(board, id)
    // Not known, as 0 is shown.
    if ((note?.get('at') ?? 0) > now) note?.set({ at: 0 })
  }
}
