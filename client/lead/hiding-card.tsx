import './hiding.css'
import { useRef, useState } from 'react'
import { goalInSight } from '../../shared/board/cells.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import type { Goal } from '../../shared/board/view.ts'
import { type FaceDown, faceDownOn } from '../hidden/face-down.ts'
import { useBoard, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { DownIcon, FaceDownIcon, LookIcon } from '../ui/icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { hiddenWords as words } from '../words/hidden.ts'
import { PreviewDialog } from './preview-dialog.tsx'
import { type Asked, RevealDialog } from './reveal-dialog.tsx'
import { saidBy } from './said-by.ts'
import { useFocusAfter } from './use-focus-after.ts'
import { useSaying } from './use-saying.ts'

/** 伏せて書く: which goals, how many papers lie where, who has none yet; and the reveal. */
export function HidingCard({ mayLead }: { mayLead: boolean }) {
  const board = useBoard()
  const waiting = useDeviceState((state) => state.waiting)
  const speaker = useSpeaker()
  const say = useSaying()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [previewing, setPreviewing] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusAfter(heading, asked !== null || previewing)

  const faceDown = new Map(board.goals.map(({ id }) => [id, faceDownOn(board, id, waiting)]))
  const total = [...faceDown.values()].reduce((sum, one) => sum + (one?.count ?? 0), 0)
  const isHiding = [...faceDown.values()].some((one) => one !== null)
  const inSight = goalInSight(board) ?? board.goals[0]?.id
  const isFirst = ({ id }: Goal) => id === inSight || faceDown.get(id) != null

  const hide = async (goal: GoalId) => {
    try {
      await say({ verb: 'notes.hide', goal })
      setProblem(null)
      speaker.announce(words.hidden(goalNumber(board.goals, goal)))
    } catch (error) {
      setProblem(saidBy(error))
    }
  }
  const line = (goal: Goal) => (
    <GoalLine
      key={goal.id}
      goal={goal}
      number={goalNumber(board.goals, goal.id)}
      faceDown={faceDown.get(goal.id) ?? null}
      mayLead={mayLead}
      onHide={() => void hide(goal.id)}
      onAsk={setAsked}
    />
  )
  const others = board.goals.filter((goal) => !isFirst(goal))

  return (
    <section className="lead-card" aria-labelledby="lead-hiding">
      <h2 id="lead-hiding" ref={heading} tabIndex={-1}>
        {words.title}
        {isHiding && <small className="figures">{words.total(total)}</small>}
      </h2>
      <p className="lead-sub">{words.help}</p>
      <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
      <ul className="lead-hiding">{board.goals.filter(isFirst).map(line)}</ul>
      {others.length > 0 && (
        <details className="lead-away-list">
          <summary>
            <DownIcon />
            {words.others}
          </summary>
          <ul className="lead-hiding">{others.map(line)}</ul>
        </details>
      )}
      {isHiding && (
        <div className="lead-actions">
          <Button
            look={mayLead ? 'main' : 'quiet'}
            disabled={!mayLead}
            onClick={() => setAsked({ count: total })}
          >
            {words.revealAll}
          </Button>
          {total > 0 && (
            <Button disabled={!mayLead} onClick={() => setPreviewing(true)}>
              {words.preview}
            </Button>
          )}
        </div>
      )}
      {asked && <RevealDialog asked={asked} onClose={() => setAsked(null)} />}
      {previewing && <PreviewDialog count={total} onClose={() => setPreviewing(false)} />}
    </section>
  )
}

function GoalLine({
  goal,
  number,
  faceDown,
  mayLead,
  onHide,
  onAsk,
}: {
  goal: Goal
  number: string
  faceDown: FaceDown | null
  mayLead: boolean
  onHide: () => void
  onAsk: (asked: Asked) => void
}) {
  return (
    <li>
      <h3>
        {number}
        <span>{goal.title}</span>
      </h3>
      {faceDown ? (
        <HiddenGoal
          goal={goal}
          number={number}
          faceDown={faceDown}
          mayLead={mayLead}
          onAsk={onAsk}
        />
      ) : (
        <div className="lead-actions">
          <span>{words.open}</span>
          <Button disabled={!mayLead} aria-label={words.hideOf(number)} onClick={onHide}>
            <FaceDownIcon />
            {words.hide}
          </Button>
        </div>
      )}
    </li>
  )
}

function HiddenGoal({
  goal,
  number,
  faceDown: { tables, small, count },
  mayLead,
  onAsk,
}: {
  goal: Goal
  number: string
  faceDown: FaceDown
  mayLead: boolean
  onAsk: (asked: Asked) => void
}) {
  const silent = tables.filter((one) => one.count === 0)
  const place = { goal: goal.id, number }
  return (
    <>
      <p className="lead-hiding-total figures">
        <FaceDownIcon />
        <Phrases>{words.total(count)}</Phrases>
      </p>
      {silent.length > 0 && (
        <p className="lead-hiding-silent">
          <LookIcon />
          {words.silent(silent.map(({ table }) => words.table(table)).join(words.and))}
        </p>
      )}
      <ul className="lead-hiding-tables">
        {tables.map(({ table, count }) => (
          <li key={table} data-silent={count === 0}>
            <span className="figures">
              <b>{words.table(table)}</b>
              {count === 0 ? words.none : words.count(count)}
            </span>
            {mayLead && (
              <Button
                look="plain"
                aria-label={words.revealTableOf(table, number)}
                onClick={() => onAsk({ ...place, table, count })}
              >
                {words.revealTable}
              </Button>
            )}
          </li>
        ))}
        {small && (
          <li>
            <span className="figures">
              <b>
                {small.tables.length > 0
                  ? words.small(small.tables.map(words.table).join(words.and))
                  : words.smallNone}
              </b>
              {small.count === 0 ? words.none : words.count(small.count)}
            </span>
          </li>
        )}
      </ul>
      {mayLead && (
        <Button
          look="plain"
          aria-label={words.revealGoalOf(number)}
          onClick={() => onAsk({ ...place, count })}
        >
          {words.revealGoal}
        </Button>
      )}
    </>
  )
}
