import { goalInSight } from '../../shared/board/cells.ts'
import type { View } from '../../shared/board/field-types.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import { useBoard } from '../sync/hooks.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { eveningWords as words } from '../words/evening.ts'
import { leadWords } from '../words/lead.ts'
import { focusOf } from './hall.ts'
import { useLead } from './leading.tsx'

const VIEWS: readonly View[] = ['notes', 'groups', 'plan', 'agreed', 'join']

/** Another goal, another view: what no phase does by itself. */
export function WallChoice({ mayLead }: { mayLead: boolean }) {
  const board = useBoard()
  const lead = useLead()
  const speaker = useSpeaker()
  const focus = focusOf(board)
  const goal = focus.goal ?? goalInSight(board) ?? board.goals[0]?.id ?? null
  const show = (view: View, to: GoalId | null, what: string) => {
    lead({ focus: { goal: to, view } })
    speaker.announce(leadWords.shown(what))
  }
  return (
    <div className="wall-choice">
      <select
        aria-label={words.allGoals}
        value={goal ?? ''}
        disabled={!mayLead}
        onChange={(event) => {
          const to = event.currentTarget.value as GoalId
          show(focus.view, to, goalNumber(board.goals, to))
        }}
      >
        {board.goals.map(({ id, title }) => (
          <option key={id} value={id}>
            {`${goalNumber(board.goals, id)} ${title}`}
          </option>
        ))}
      </select>
      <fieldset>
        <legend className="sr-only">{words.byHand}</legend>
        {VIEWS.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={focus.view === view}
            disabled={!mayLead}
            onClick={() => show(view, goal, leadWords.views[view])}
          >
            {words.viewShort[view]}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
