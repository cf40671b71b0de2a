import { useState } from 'react'
import type { Actor, Goal } from '../../shared/board/view.ts'
import { useBoard } from '../sync/hooks.tsx'
import { DownIcon } from '../ui/icons.tsx'
import { late, useOpening } from '../ui/late.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'
import { planOf } from './plan-of.ts'

/** Fetched when it is unfolded, or before: a phone writes without it. */
export const PlanRows = late(() => import('./plan-rows.tsx').then((module) => module.default))

/** Hardly any 誰が has more rows for one goal. */
const MANY = 99

/** いまの計画, folded: what one of the five is to do for one goal, changing as staff change it. */
export function PlanOfActor({ goal, actor }: { goal: Goal; actor: Actor }) {
  const notesWords = useWords(NOTES)
  const board = useBoard()
  const { count } = planOf(board, goal.id, actor.id)
  const [isOpen, setOpen] = useState(false)
  const opening = useOpening()
  return (
    <details
      className="group rounded-8 border border-edge bg-paper"
      onToggle={({ currentTarget: { open } }) => {
        setOpen(open)
        if (open) void opening.open(PlanRows, () => {})
      }}
    >
      <summary className="flex min-h-12 items-center justify-between gap-2 rounded-8 px-3 py-1 font-bold text-act hover:bg-act-soft">
        {/* As high as the longest name needs, whoever is chosen: what is below stays where it is. */}
        <span className="grid min-w-0">
          <span className="[grid-area:1/1]">{notesWords.planOf(actor.plain, count)}</span>
          {board.actors.map(({ id, plain }) => (
            <span
              key={id}
              aria-hidden="true"
              data-words={notesWords.planOf(plain, MANY)}
              className="invisible [grid-area:1/1] before:content-[attr(data-words)]"
            />
          ))}
        </span>
        <DownIcon className="group-open:rotate-180" />
      </summary>
      {isOpen && (
        <div className="grid grid-cols-1 gap-3 px-3 pt-1 pb-3">
          {opening.missing}
          <PlanRows goal={goal} actor={actor} />
        </div>
      )}
    </details>
  )
}
