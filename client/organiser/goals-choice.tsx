import { type RefObject, useId, useLayoutEffect } from 'react'
import type { TemplateGoal } from '../../shared/plan/templates.ts'
import { Notice } from '../ui/notice.tsx'
import { boardsWords } from '../words/boards.ts'

/** Which of the plan's goals are on the board; the printed numbers stay whatever is left out. */
export function GoalsChoice({
  goals,
  chosen,
  problem,
  first,
  onChoose,
}: {
  goals: readonly TemplateGoal[]
  /** Ids. */
  chosen: readonly string[]
  problem: string | null
  /** Where the focus goes when something is wrong here. */
  first: RefObject<HTMLInputElement | null>
  onChoose: (chosen: string[]) => void
}) {
  const said = useId()
  const whole = chosen.length === goals.length
  // Only a property says 'some of them'; HTML has no attribute for it.
  useLayoutEffect(() => {
    if (first.current) first.current.indeterminate = !whole && chosen.length > 0
  })

  return (
    <fieldset className="boards-goals" aria-describedby={problem === null ? undefined : said}>
      <legend className="lead-strong">{boardsWords.goals}</legend>
      <label className="rings boards-goals-all">
        <input
          ref={first}
          type="checkbox"
          checked={whole}
          onChange={() => onChoose(whole ? [] : goals.map(({ id }) => id))}
        />
        <span>
          <b>{boardsWords.allGoals}</b>
          <small>{boardsWords.goalsChosen(chosen.length, goals.length)}</small>
        </span>
      </label>
      <div id={said} role="alert">
        {problem !== null && <Notice>{problem}</Notice>}
      </div>
      <div className="boards-goals-list">
        {goals.map(({ id, number, title }) => (
          <label key={id} className="rings">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                onChoose(
                  goals
                    .map((goal) => goal.id)
                    .filter((one) => (one === id ? checked : chosen.includes(one))),
                )
              }
            />
            <span>
              {number !== undefined && <b>{number}</b>} {title}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
