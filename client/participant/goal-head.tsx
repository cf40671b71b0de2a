import { type RefObject, useId } from 'react'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import type { Goal } from '../../shared/board/view.ts'
import { useBoard } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { BackIcon, NextIcon } from '../ui/icons.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'

interface GoalHeadProps {
  goals: readonly Goal[]
  goal: Goal
  onGo: (goal: GoalId) => void
  heading: RefObject<HTMLHeadingElement | null>
}

/** Which goal this is about, and the way to its neighbours. */
export function GoalHead({ goals, goal, onGo, heading }: GoalHeadProps) {
  const notesWords = useWords(NOTES)
  const id = useId()
  const at = goals.indexOf(goal)
  const [before, after] = [goals[at - 1], goals[at + 1]]
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="figures font-bold text-sub">
          {goalNumber(goals, goal.id)}
          {counted(goals) && ` ／ ${goals.length}`}
        </p>
        {goals.length > 1 && (
          <div className="ml-auto flex flex-wrap justify-end gap-2">
            {before && (
              <Button onClick={() => onGo(before.id)}>
                <BackIcon />
                {notesWords.lastGoal}
              </Button>
            )}
            {after && (
              <Button onClick={() => onGo(after.id)}>
                {notesWords.nextGoal}
                <NextIcon />
              </Button>
            )}
          </div>
        )}
      </div>
      <h1 id={id} ref={heading} tabIndex={-1} className="break-phrases text-std-22B-150">
        <Phrases>{goal.title}</Phrases>
      </h1>
      <FocusOffer goals={goals} goal={goal} onGo={onGo} />
    </section>
  )
}

/** Where goals of the plan were left out, 基本目標 3 ／ 2 would make no sense. */
export const counted = (goals: readonly Pick<Goal, 'number'>[]): boolean => {
  const last = goals.at(-1)?.number?.match(/\d+$/)
  return !last || Number(last) === goals.length
}

/** The facilitator is elsewhere: offered, never forced on a person who writes. */
function FocusOffer({ goals, goal, onGo }: Omit<GoalHeadProps, 'heading'>) {
  const notesWords = useWords(NOTES)
  const { focus: led, phase } = useBoard().board
  // In an evening with an agenda a bar at the foot offers it.
  const focus = phase ? null : led?.goal
  const at = goals.findIndex(({ id }) => id === focus)
  const there = goals[at]
  if (!there || there.id === goal.id) return null
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      {notesWords.focus(goalNumber(goals, there.id))}
      <Button look="plain" onClick={() => onGo(there.id)}>
        {notesWords.follow}
      </Button>
    </p>
  )
}
