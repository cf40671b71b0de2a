import type { Passage } from '../../shared/board/field-types.ts'
import type { Goal } from '../../shared/board/view.ts'
import { printWords as words } from '../words/print.ts'

/** A goal as the plan opens it: its number and title, what is done for it, and what it starts from. */
export function GoalHead({ goal, number, lead }: { goal: Goal; number: string; lead: boolean }) {
  return (
    <header className="print-goal-head">
      <h2>
        <span className="print-goal-number">{number}</span>
        {goal.title}
      </h2>
      {goal.measure && (
        <p className="print-goal-measure">
          <b>{words.measure}</b>　{goal.measure}
        </p>
      )}
      {lead && goal.lead && <Passages lead={goal.lead} />}
    </header>
  )
}

/** Two side by side, as the plan's strengths and its questions. */
export function Passages({ lead }: { lead: readonly Passage[] }) {
  return (
    <div className="print-passages">
      {lead.map(({ heading, lines }) => (
        <section key={heading}>
          <h3>{words.passage(heading)}</h3>
          {lines.map((line) => (
            <p key={line}>{words.marked('・', line)}</p>
          ))}
        </section>
      ))}
    </div>
  )
}
