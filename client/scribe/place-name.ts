import { goalNumber } from '../../shared/board/goal-number.ts'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import { useBoard } from '../sync/hooks.tsx'

/** 基本目標 1・地域の みんな. */
export function usePlaceName(): (goal: GoalId, actor: ActorId) => string {
  const { goals, actors } = useBoard()
  return (goal, actor) => {
    return `${goalNumber(goals, goal)}・${actors.find(({ id }) => id === actor)?.plain ?? ''}`
  }
}
