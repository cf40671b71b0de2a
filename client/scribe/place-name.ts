import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import { useBoard } from '../sync/hooks.tsx'
import { notesWords } from '../words/notes.ts'

/** 基本目標 1・地域の みんな. */
export function usePlaceName(): (goal: GoalId, actor: ActorId) => string {
  const { goals, actors } = useBoard()
  return (goal, actor) => {
    const at = goals.findIndex(({ id }) => id === goal)
    const name = notesWords.goalName(goals[at]?.number, at + 1)
    return `${name}・${actors.find(({ id }) => id === actor)?.plain ?? ''}`
  }
}
