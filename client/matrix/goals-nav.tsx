import { memo, useMemo } from 'react'
import { openQuestions } from '../../shared/board/asked.ts'
import { cellGaps, gapSums, undecided } from '../../shared/board/gaps.ts'
import { goalHeading, goalNumber } from '../../shared/board/goal-number.ts'
import { type GoalId, isId } from '../../shared/board/ids.ts'
import { isShown } from '../../shared/board/standing.ts'
import { removedRows } from '../../shared/board/tables.ts'
import type { Goal, Snapshot } from '../../shared/board/view.ts'
import { useDropPlace } from '../drag/drag.tsx'
import { useCan } from '../sync/hooks.tsx'
import { matrixWords } from '../words/matrix.ts'
import type { DeskView } from './desk.ts'
import { useDesk, useOnDesk } from './desk-context.tsx'
import { mainId } from './page-ids.ts'

const words = matrixWords.nav

interface Counts {
  notes: number
  agreed: number
}

/** Every goal with how far it is; what is still open on the whole board. */
export const GoalsNav = memo(function GoalsNav({
  board,
  goal,
}: {
  board: Snapshot
  goal: GoalId | null
}) {
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
            number={goalNumber(board.goals, one.id)}
            here={one.id === goal}
            counts={counts.get(one.id)}
            onGo={() => go(one.id)}
          />
        ))}
      </ul>
      <label className="nav-select">
        <span>{words.choose}</span>
        <select
          value={goal ?? ''}
          onChange={({ target: { value } }) => isId<GoalId>(value) && go(value)}
        >
          {goal === null && <option value="">{words.chooseNone}</option>}
          {board.goals.map((one) => (
            <option key={one.id} value={one.id}>
              {goalHeading(board.goals, one)}
            </option>
          ))}
        </select>
      </label>
      <Lists board={board} />
    </nav>
  )
})

/** A list is read from its start, wherever the page stood before. */
function toStart() {
  const main = document.getElementById(mainId)
  main?.scrollIntoView({ block: 'start' })
  main?.focus({ preventScroll: true })
}

interface GoalItemProps {
  goal: Goal
  number: string
  here: boolean
  counts: Counts | undefined
  onGo: () => void
}

function GoalItem({ goal, number, here, counts, onGo }: GoalItemProps) {
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
        <b>{number}</b>
        <span className="nav-goal-title">{goal.title}</span>
        <span className="figures nav-counts">
          {words.counts(counts?.notes ?? 0, counts?.agreed ?? 0)}
        </span>
      </button>
    </li>
  )
}

/** すきま, まだ決まっていないもの, 合意, 原文の確認: each one tap away, with how many there are. */
function Lists({ board }: { board: Snapshot }) {
  const onDesk = useOnDesk()
  const { view } = useDesk()
  const can = useCan()
  const sums = useSums(board)
  const questions = openQuestions(board).length
  const list = (which: Exclude<DeskView, 'goal'>, name: string, counts: string) => (
    <li>
      <button
        type="button"
        className="nav-list"
        aria-current={view === which ? 'true' : undefined}
        data-keep={`nav/${which}`}
        onClick={() => {
          onDesk({ do: 'look', view: which })
          requestAnimationFrame(toStart)
        }}
      >
        <span>{name}</span>
        <span className="figures nav-counts">{counts}</span>
      </button>
    </li>
  )
  return (
    <ul className="nav-lists">
      {list('gaps', words.gaps, words.gapCounts(sums.gaps.noTaker, sums.gaps.noTarget))}
      {list('undecided', words.undecided, words.undecidedCounts(sums.open))}
      {list('agreed', words.agreed, words.agreedCount(sums.agreed))}
      {(sums.removed > 0 || view === 'removed') &&
        list('removed', words.removed, words.removedCount(sums.removed))}
      {can('rows.write', { own: false }) && (
        <li>
          <button
            type="button"
            className="nav-list"
            data-keep="nav/questions"
            onClick={() => onDesk({ do: 'open', open: { what: 'questions' } })}
          >
            <span>{words.questions}</span>
            <span className="figures nav-counts">{words.questionCount(questions)}</span>
          </button>
        </li>
      )}
    </ul>
  )
}

function useSums({ goals, actors, rows, notes, board }: Snapshot) {
  const { from, to } = board.period ?? {}
  // Years that only moved leave every sum as it is; a new object for the same period is no change.
  const gaps = useMemo(
    () =>
      gapSums(
        cellGaps({
          goals,
          actors,
          rows,
          board: from === undefined || to === undefined ? {} : { period: { from, to } },
        }),
      ),
    [goals, actors, rows, from, to],
  )
  const open = useMemo(() => {
    const { asked, held, notes: loose } = undecided({ goals, rows, notes })
    return { asked: asked.length, held: held.length, notes: loose.length }
  }, [goals, rows, notes])
  const agreed = useMemo(
    () => rows.filter((row) => row.state === 'agreed' && isShown(row)).length,
    [rows],
  )
  const removed = useMemo(() => removedRows({ rows }).length, [rows])
  return { gaps, open, agreed, removed }
}

function countByGoal(board: Snapshot): ReadonlyMap<GoalId, Counts> {
  const counts = new Map<GoalId, Counts>(board.goals.map(({ id }) => [id, { notes: 0, agreed: 0 }]))
  for (const note of board.notes) {
    const count = counts.get(note.goal)
    if (count) count.notes++
  }
  for (const row of board.rows) {
    const count = counts.get(row.goal)
    if (count && row.state === 'agreed' && isShown(row)) count.agreed++
  }
  return counts
}
