import { useState } from 'react'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import { kept } from '../notes/kept.ts'
import { useBoardName } from '../notes/use-draft.ts'
import { useDevice } from '../sync/hooks.tsx'

/** Where a cell's unsent note is kept on this device, over closing the dialog and reloading. */
export function useDraftKey() {
  const board = useBoardName()
  const { role } = useDevice().seat
  return (goal: GoalId, actor: ActorId) => `yoriai/${board}/${role}/cell/${goal}/${actor}`
}

/** A note that is not sent yet. */
export function useNoteDraft(goal: GoalId, actor: ActorId) {
  const key = useDraftKey()(goal, actor)
  const [text, setText] = useState(() => kept.get(key) ?? '')
  const keep = (now: string) => kept.set(key, now)
  return {
    text,
    write: (now: string) => {
      setText(now)
      keep(now)
    },
    keep,
    forget: () => kept.remove(key),
  }
}
