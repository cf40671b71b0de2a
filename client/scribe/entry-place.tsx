import { useId } from 'react'
import { HEARD, type Heard } from '../../shared/board/field-types.ts'
import { goalHeading, goalNumber } from '../../shared/board/goal-number.ts'
import { type ActorId, type GoalId, isId } from '../../shared/board/ids.ts'
import type { Actor, Goal } from '../../shared/board/view.ts'
import { useBoard } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { scribeWords as words } from '../words/scribe.ts'
import { ACTOR_KEYS, figureOf } from './keys.ts'

/** 付箋, 発言, 電話, 代筆: the order of their keys. */
export const heardAt = (at: number): Heard | undefined => HEARD[at]

interface EntryPlaceProps {
  goal: Goal | undefined
  actor: Actor | undefined
  onGoal: (goal: GoalId) => void
  onActor: (actor: ActorId) => void
}

/** Where the next note goes: 目標 and 誰が. Both stay for the note after it. */
export function EntryPlace({ goal, actor, onGoal, onActor }: EntryPlaceProps) {
  const { goals, actors } = useBoard()
  const id = useId()
  return (
    <>
      <div className="entry-goal">
        <label htmlFor={id}>{words.goal}</label>
        <select
          id={id}
          value={goal?.id ?? ''}
          onChange={({ currentTarget: { value } }) => isId<GoalId>(value) && onGoal(value)}
        >
          {goals.map((one) => (
            <option key={one.id} value={one.id}>
              {goalHeading(goals, one)}
            </option>
          ))}
        </select>
        <FocusOffer goal={goal} onGoal={onGoal} />
      </div>
      <Choices<ActorId>
        legend={<Legend text={words.who} />}
        choices={actors.map(({ id, plain }, at) => ({
          value: id,
          label: (
            <>
              {plain}
              {at < ACTOR_KEYS && <Key>{figureOf({ choose: 'actor', at })}</Key>}
            </>
          ),
        }))}
        chosen={actor?.id ?? null}
        onChoose={onActor}
      />
    </>
  )
}

/** The facilitator is elsewhere: offered, never forced on somebody who writes. */
function FocusOffer({ goal, onGoal }: Pick<EntryPlaceProps, 'goal' | 'onGoal'>) {
  const { board, goals } = useBoard()
  const there = goals.find(({ id }) => id === board.focus?.goal)
  if (!there || there.id === goal?.id) return null
  return (
    <p>
      {words.focus(goalNumber(goals, there.id))}
      <Button look="plain" onClick={() => onGoal(there.id)}>
        {words.follow}
      </Button>
    </p>
  )
}

export function HowHeard({ heard, onHeard }: { heard: Heard; onHeard: (heard: Heard) => void }) {
  return (
    <Choices<Heard>
      legend={<Legend text={words.heard} />}
      choices={HEARD.map((how, at) => ({
        value: how,
        label: (
          <>
            {words.heardOf[how]}
            <Key>{figureOf({ choose: 'heard', at })}</Key>
          </>
        ),
      }))}
      chosen={heard}
      onChoose={onHeard}
    />
  )
}

/** Seen where there are keys; a screen reader hears of them in the list of keys. */
const Legend = ({ text }: { text: string }) => (
  <>
    {text}
    <span className="entry-alt" aria-hidden="true">
      {words.alt}
    </span>
  </>
)

const Key = ({ children }: { children: number }) => (
  <span className="entry-key" aria-hidden="true">
    {children}
  </span>
)
