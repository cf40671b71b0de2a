import { addEntry, type Board, goalFields } from './document.ts'
import type { GoalFields } from './field-types.ts'
import type { GoalId } from './ids.ts'

export type GoalOperation =
  | { verb: 'goals.add'; goal: GoalId; title: string; rank: string }
  | { verb: 'goals.write'; goal: GoalId; title: string; measure: string }
  /** All that it asks is answered: from devices that were away before `questions.confirm`. */
  | { verb: 'goals.settle'; goal: GoalId }

export function apply(board: Board, operation: GoalOperation): void {
  const goal = goalFields(board, operation.goal)
  switch (operation.verb) {
    case 'goals.add': {
      const { title, rank } = operation
      if (!goal) addEntry<GoalFields>(board, 'goals', operation.goal, { title, rank, measure: '' })
      return
    }
    case 'goals.write':
      goal?.set({ title: operation.title, measure: operation.measure })
      return
    case 'goals.settle':
      goal?.remove('question')
  }
}
