import { type Board, boardFields, rowFields } from './document.ts'
import type { GoalId, RowId } from './ids.ts'
import type { Mark, Timer, View } from './schema.ts'
import type { BoardFields, BoardSettings } from './shape.ts'
import { wellFormed } from './words.ts'

export type LeadOperation =
  /** Whatever those who lead set: a new setting needs no verb of its own. */
  | { verb: 'board.set'; patch: Partial<BoardSettings> }
  | { verb: 'board.focus'; goal: GoalId | null; view: View }
  | { verb: 'board.rename'; title: string }
  /** Moves the whole plan so that its first year column is `from`. */
  | { verb: 'board.shift'; from: number }
  | { verb: 'board.grouping'; grouping: BoardFields['grouping'] }
  | { verb: 'board.lock'; locked: boolean }
  | { verb: 'board.timer'; timer: Timer | null }
  /** How many 班; who sits at one that is no more stays there. */
  | { verb: 'board.tables'; tables: number }
  /** All that is asked about the plan is answered: from devices that were away before `questions.confirm`. */
  | { verb: 'board.settle' }

export function apply(board: Board, operation: LeadOperation): void {
  const fields = boardFields(board)
  switch (operation.verb) {
    case 'board.set':
      return fields.set(operation.patch)
    case 'board.focus':
      return fields.set({ focus: { goal: operation.goal, view: operation.view } })
    case 'board.rename':
      return fields.set({ title: wellFormed(operation.title) })
    case 'board.shift':
      return shift(board, operation.from)
    case 'board.grouping':
      return fields.set({ grouping: operation.grouping })
    case 'board.lock':
      return fields.set({ locked: operation.locked })
    case 'board.timer':
      return fields.set({ timer: operation.timer })
    case 'board.tables':
      return fields.set({ tables: operation.tables })
    case 'board.settle':
      return fields.remove('question')
  }
}

function shift(board: Board, from: number) {
  const period = boardFields(board).get('period')
  if (!period || period.from === from) return
  const by = from - period.from
  boardFields(board).set({ period: { from, to: period.to + by } })
  for (const id of board.root('rows').keys()) {
    const years = rowFields(board, id as RowId)?.get('years')
    if (!years) continue
    const marks: [string, Mark][] = [...years.entries()]
    for (const [year] of marks) years.delete(year)
    for (const [year, mark] of marks) years.set(String(Number(year) + by), mark)
  }
}
