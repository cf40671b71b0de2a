import { useState } from 'react'
import { footnotesOf } from '../../shared/board/footnotes.ts'
import { MATRICES } from '../../shared/board/schema.ts'
import { isShown, shownTable } from '../../shared/board/standing.ts'
import type { Goal, Snapshot } from '../../shared/board/view.ts'
import { useBoard, useDeviceState } from '../sync/hooks.tsx'
import { Choices } from '../ui/choices.tsx'
import { printWords as words } from '../words/print.ts'
import { Frame } from './frame.tsx'
import { GoalHead, Passages } from './goal-head.tsx'
import { PlanTable } from './plan-table.tsx'
import { useEvening } from './ways.tsx'

/** Whole plans are wide: A3 as the ward prints them, or A4 for any printer. */
export function SizeChoice({
  size,
  onChoose,
}: {
  size: 'A3' | 'A4'
  onChoose: (size: 'A3' | 'A4') => void
}) {
  return (
    <Choices
      legend={words.size}
      choices={[
        { value: 'A3', label: words.a3 },
        { value: 'A4', label: words.a4 },
      ]}
      chosen={size}
      onChoose={onChoose}
    />
  )
}

/** Each goal's two tables, as they stand at this moment. */
export function Plan() {
  const board = useBoard()
  const { title } = useEvening()
  const now = useDeviceState(({ clockOffsetMs }) => clockOffsetMs) + Date.now()
  const [size, setSize] = useState<'A3' | 'A4'>('A3')
  const withState = board.rows.some((row) => row.state !== 'plan' && isShown(row))
  const { chapter } = board.board
  return (
    <Frame
      title={words.titles.plan}
      paper={{ size, turn: 'landscape', marginMm: 10 }}
      choices={<SizeChoice size={size} onChoose={setSize} />}
    >
      <div className="print-paper print-long">
        <p className="print-evening">
          <span>{title}</span>
          <span>{words.printedOn(now)}</span>
        </p>
        {chapter && (
          <header className="print-goal-head">
            <h2 className="print-chapter">{chapter.title}</h2>
            <Passages lead={chapter.lead} />
          </header>
        )}
        {board.goals.length === 0 && <p>{words.noGoals}</p>}
        {board.goals.map((goal) => (
          <GoalTables key={goal.id} board={board} goal={goal} withState={withState} />
        ))}
      </div>
    </Frame>
  )
}

function GoalTables({
  board,
  goal,
  withState,
}: {
  board: Snapshot
  goal: Goal
  withState: boolean
}) {
  const footnotes = footnotesOf(
    MATRICES.flatMap((matrix) => shownTable(board, goal.id, matrix).flatMap(({ rows }) => rows)),
  )
  return (
    <article className="print-goal">
      <GoalHead goal={goal} lead />
      {MATRICES.map((matrix) => (
        <PlanTable
          key={matrix}
          board={board}
          goal={goal}
          matrix={matrix}
          withState={withState}
          footnotes={footnotes}
        />
      ))}
      {footnotes.texts.map((text, at) => (
        <p key={text} className="print-footnote">
          {words.footMark(at + 1)}　{words.footnote(text)}
        </p>
      ))}
    </article>
  )
}
