import type { ChangedPlace } from '../seat/changed-place.ts'
import { useDesk, useOnDesk } from './desk-context.tsx'

/** Goes to where a step back or forth changed something, or scrolls there; the focus stays where it is in sight. */
export function useLookAt(): (place: ChangedPlace) => void {
  const { view, goal: here } = useDesk()
  const onDesk = useOnDesk()
  return ({ goal, actor, row, note }) => {
    const there = row
      ? `tr[data-row="${row}"]`
      : note
        ? `[data-keep="note/${note}"]`
        : `[data-cell="${goal}/${actor}"]`
    const isOfGoal = view === 'goal' || view === 'groups'
    const element = isOfGoal ? document.querySelector(there) : null
    if (element) return element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (isOfGoal && goal === here) return
    onDesk({ do: 'go', goal, actor, ...(row ? { row } : {}), ...(note ? { note } : {}) })
  }
}
