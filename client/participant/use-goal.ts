import { useState } from 'react'
import type { GoalId } from '../../shared/board/ids.ts'
import type { Goal } from '../../shared/board/view.ts'
import { kept } from '../sync/device-storage.ts'
import { useBoard, useDevice } from '../sync/hooks.tsx'

/** The goal in hand: the one chosen here, kept over a reload; at first the facilitator's, else the first. */
export function useGoal(boardName: string): {
  goal: Goal | undefined
  goTo: (goal: GoalId) => void
} {
  const key = `yoriai/${boardName}/${useDevice().seat.role}/goal`
  const { goals, board } = useBoard()
  const find = (id: string | null | undefined) => goals.find((goal) => goal.id === id)
  const [chosen, choose] = useState<string | null>(() => kept.get(key) ?? board.focus?.goal ?? null)
  const goal = find(chosen) ?? find(board.focus?.goal) ?? goals[0]
  // Settled at first sight: the facilitator going on must not take a writing person along.
  if (goal && chosen !== goal.id) choose(goal.id)
  return {
    goal,
    goTo: (id) => {
      kept.put(key, id)
      choose(id)
    },
  }
}
