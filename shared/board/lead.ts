import { type Board, boardFields, rowFields, rowIds } from './document.ts'
import type { Mark } from './field-types.ts'
import type { BoardSettings } from './settings.ts'

export type LeadOperation =
  /** Whatever those who lead set. */
  | { verb: 'board.set'; patch: Partial<BoardSettings> }
  /** Moves the whole plan so that its first year column is `from`. */
  | { verb: 'board.shift'; from: number }
  /** All that is asked about the plan is answered: from devices that were away before `questions.confirm`. */
  | { verb: 'board.settle' }

export function apply(board: Board, operation: LeadOperation): void {
  const fields = boardFields(board)
  switch (operation.verb) {
    case 'board.set':
      return fields.set(operation.patch)
    case 'board.shift':
      return shift(board, operation.from)
    case 'board.settle':
      return fields.remove('question')
  }
}

function shift(board: Board, from: number) {
  const period = boardFields(board).get('period')
  if (!period || period.from === from) return
  const by = from - period.from
  boardFields(board).set({ period: { from, to: period.to + by } })
  for (const id of rowIds(board)) {
    const years = rowFields(board, id)?.get('years')
    if (!years) continue
    const marks: [string, Mark][] = [...years.entries()]
    for (const [year] of marks) years.delete(year)
    for (const [year, mark] of marks) years.set(String(Number(year) + by), mark)
  }
}
