import { countNotes, goalInSight } from '../../shared/board/cells.ts'
import type { View } from '../../shared/board/field-types.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import { islandsOf } from '../../shared/board/islands.ts'
import { useHeldOn } from '../sync/board-session.tsx'
import { useBoard, useDeviceState } from '../sync/hooks.tsx'
import { useNow } from '../timer/use-now.ts'
import { CheckIcon } from '../ui/icons.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { leadWords } from '../words/lead.ts'
import { screenWords } from '../words/screen.ts'
import { focusOf, seen } from './hall.ts'
import { useLead } from './leading.tsx'
import { OpenScreen } from './open-screen.tsx'
import type { DoorIs } from './use-reception.ts'

/** What the hall's screen shows, and the buttons that change it. */
export function HallCard({
  joinCode,
  screenHref,
  mayLead,
  is,
}: {
  joinCode: string
  screenHref: string | undefined
  mayLead: boolean
  is: DoorIs
}) {
  const lead = useLead()
  const speaker = useSpeaker()
  const board = useBoard()
  const people = useDeviceState((state) => state.here.people)
  const heldOn = useHeldOn()
  const focus = focusOf(board)
  const now = seen(board, { code: joinCode, is }, { now: useNow(), heldOn })
  const counted = goalInSight(board)

  const show = (view: View, goal: GoalId | null, what: string) => {
    lead({ focus: { goal, view } })
    speaker.announce(leadWords.shown(what))
  }
  const button = (view: View, goal: GoalId | null, label: string, what = label, note?: string) => (
    <button
      type="button"
      className="lead-show"
      aria-pressed={focus.view === view && (goal === null || focus.goal === goal)}
      disabled={!mayLead}
      onClick={() => show(view, goal, what)}
    >
      <CheckIcon />
      <span>
        <Phrases>{label}</Phrases>
      </span>
      {note !== undefined && <small>{note}</small>}
    </button>
  )

  return (
    <section className="lead-card" aria-labelledby="lead-hall">
      <h2 id="lead-hall">
        <Phrases>{leadWords.hall}</Phrases>
      </h2>
      <div className="lead-hall">
        <div className="lead-preview lead-plan-words">
          <p>{leadWords.hallNow}</p>
          <strong>{now.what}</strong>
          {now.lines.map((line) => (
            <p key={line}>
              {(line.match(/[^、]*、|[^、]+$/gu) ?? []).map((part) => (
                <span key={part} className="inline-block">
                  {part}
                </span>
              ))}
            </p>
          ))}
          <p className="lead-preview-foot">
            {`${leadWords.people(people)}　${screenWords.notes(countNotes(board, counted), counted !== null)}`}
          </p>
        </div>
        {is === 'ended' && <p>{leadWords.hallEnded}</p>}
        <OpenScreen href={screenHref} />
        <ul className="lead-views">
          <li>
            <h3>
              <Phrases>{leadWords.whole}</Phrases>
            </h3>
            <div>
              {button('join', null, leadWords.views.join)}
              {button('agreed', null, leadWords.views.agreed)}
              {button('thanks', null, leadWords.views.thanks)}
            </div>
          </li>
          {board.goals.map((goal) => {
            const name = goalNumber(board.goals, goal.id)
            const { notes, groups, plan } = leadWords.views
            const { islands } = islandsOf(board, goal.id)
            return (
              <li key={goal.id}>
                <h3>
                  {name}
                  <span>{goal.title}</span>
                </h3>
                <div>
                  {button(
                    'notes',
                    goal.id,
                    notes,
                    leadWords.viewOf(name, notes),
                    leadWords.sheets(countNotes(board, goal.id)),
                  )}
                  {(islands.length > 0 || (focus.view === 'groups' && focus.goal === goal.id)) &&
                    button(
                      'groups',
                      goal.id,
                      groups,
                      leadWords.viewOf(name, groups),
                      leadWords.islands(islands.length),
                    )}
                  {button('plan', goal.id, plan, leadWords.viewOf(name, plan))}
                </div>
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}
