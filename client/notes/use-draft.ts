import { useMemo, useState } from 'react'
import { useParams } from 'wouter'
import type { GoalId } from '../../shared/board/ids.ts'
import { useDevice } from '../sync/hooks.tsx'
import { type Draft, Drafts } from './drafts.ts'
import { kept } from './kept.ts'

/** The board's id as the address has it: what this device keeps is kept under it. */
export const useBoardName = (): string => useParams<{ board?: string }>().board ?? ''

/** The drafts of this board on this device. */
export function useDrafts(): Drafts {
  const board = useBoardName()
  const { role } = useDevice().seat
  return useMemo(() => new Drafts(kept, board, role), [board, role])
}

/** One goal's draft, kept on every change. */
export function useDraft(drafts: Drafts, goal: GoalId) {
  const [held, hold] = useState(() => ({ goal, draft: drafts.read(goal) }))
  const draft = held.goal === goal ? held.draft : drafts.read(goal)
  if (held.goal !== goal) hold({ goal, draft })
  return {
    draft,
    write: (next: Draft) => {
      drafts.write(goal, next)
      hold({ goal, draft: next })
    },
    /** Something else wrote this goal's draft. */
    reread: () => hold({ goal, draft: drafts.read(goal) }),
  }
}
