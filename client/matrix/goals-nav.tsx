import { useMemo } from 'react'
import type { GoalId } from '../../shared/board/ids.ts'
import type { Goal, Snapshot } from '../../shared/board/view.ts'
import { useCan } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useOnDesk } from './desk-context.tsx'
import { useDropPlace } from './drag.tsx'
import { openQuestions } from './open-questions.ts'

const words = matrixWords.nav

interface Counts {
  notes: number
  agreed: number
}

/** Every goal with how far it is; what is still open on the whole board. */
export function GoalsNav({ board, goal }: { board: Snapshot; goal: GoalId | null }) {
  const onDesk = useOnDesk()
  const counts = useMemo(() => countByGoal(board), [board])
  const go = (id: GoalId) => onDesk({ do: 'go', goal: id })
  return (
    <nav className="staff-nav" aria-label={words.label}>
      <ul className="nav-goals">
        {board.goals.map((one) => (
          <GoalItem
            key={one.id}
            goal={one}
            here={one.id === goal}
            counts={counts.get(one.id)}
            onGo={() => go(one.id)}
          />
        ))}
      </ul>
      <label className="nav-select">
        <span>{words.choose}</span>
        <select value={goal ?? ''} onChange={(event) => go(event.target.value as GoalId)}>
          {board.goals.map((one) => (
            <option key={one.id} value={one.id}>
              {[one.number, one.title].filter(Boolean).join('　')}
            </option>
          ))}
        </select>
      </label>
      <OpenLists board={board} />
    </nav>
  )
}

interface GoalItemProps {
  goal: Goal
  here: boolean
  counts: Counts | undefined
  onGo: () => void
}

function GoalItem({ goal, here, counts, onGo }: GoalItemProps) {
  const drop = useDropPlace({ goal: goal.id, actor: null }, !here)
  return (
    <li
      ref={drop.setNodeRef}
      data-drop={drop.waiting && !here ? (drop.over ? 'over' : 'waiting') : undefined}
    >
      <button
        type="button"
        className="nav-goal"
        aria-current={here ? 'true' : undefined}
        onClick={onGo}
      >
        {goal.number && <b>{goal.number}</b>}
        <span className="nav-goal-title">{goal.title}</span>
        <span className="figures nav-counts">
          {words.counts(counts?.notes ?? 0, counts?.agreed ?? 0)}
        </span>
      </button>
    </li>
  )
}

/** まだ決まっていないもの, 原文の確認: each one tap away, with how many there are. */
function OpenLists({ board }: { board: Snapshot }) {
  const onDesk = useOnDesk()
  const can = useCan()
  const asked = board.rows.filter((row) => row.state === 'asked' && !row.removed).length
  const questions = openQuestions(board).length
  return (
    <p className="nav-open">
      <Button
        look="plain"
        onClick={() => onDesk({ do: 'open', open: { what: 'undecided' } })}
        data-keep="nav/undecided"
      >
        {words.undecided} <b className="figures nav-count">{asked}</b>
      </Button>
      {can('rows.write', { own: false }) && (
        <Button
          look="plain"
          onClick={() => onDesk({ do: 'open', open: { what: 'questions' } })}
          data-keep="nav/questions"
        >
          {words.questions} <b className="figures nav-count">{questions}</b>
        </Button>
      )}
    </p>
  )
}

function countByGoal(board: Snapshot): ReadonlyMap<GoalId, Counts> {
  const counts = new Map<GoalId, Counts>(board.goals.map(({ id }) => [id, { notes: 0, agreed: 0 }]))
  for (const note of board.notes) {
    const count = counts.get(note.goal)
    if (count) count.notes++
  }
  for (const row of board.rows) {
    const count = counts.get(row.goal)
    if (count && row.state === 'agreed' && !row.removed) count.agreed++
  }
  return counts
}
