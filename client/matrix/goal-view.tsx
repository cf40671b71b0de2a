import type { Passage } from '../../shared/board/field-types.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { Goal, Snapshot } from '../../shared/board/view.ts'
import { DownIcon } from '../ui/icons.tsx'
import { matrixWords } from '../words/matrix.ts'
import { TableOrIslands } from './groups-view.tsx'
import { MatrixTable } from './matrix-table.tsx'
import { writeHintId } from './row-words.tsx'

const words = matrixWords.goal

/** One goal of the plan: its heading, what it starts from, its two tables. */
export function GoalView({ board, goal }: { board: Snapshot; goal: Goal }) {
  const lead = [...(board.board.chapter?.lead ?? []), ...(goal.lead ?? [])]
  return (
    <>
      <h1 className="goal-title">
        <span className="goal-number">{goalNumber(board.goals, goal.id)}</span>
        <span>{goal.title}</span>
      </h1>
      <TableOrIslands goal={goal} />
      {goal.measure && (
        <p className="goal-measure">
          <b>{words.measure}</b>
          <span>{goal.measure}</span>
        </p>
      )}
      <Lead title={board.board.chapter?.title} passages={lead} />
      <p id={writeHintId} hidden>
        {matrixWords.row.write}
      </p>
      <MatrixTable board={board} goal={goal.id} matrix="expected" />
      <MatrixTable board={board} goal={goal.id} matrix="planned" />
    </>
  )
}

/** 充実してきたこと, 課題と感じていること: folded, with their headings in sight. */
function Lead({ title, passages }: { title: string | undefined; passages: readonly Passage[] }) {
  if (passages.length === 0) return null
  return (
    <details className="goal-lead">
      <summary className="rings">
        <DownIcon className="goal-lead-mark" />
        <span>{title || words.chapter}</span>
        <span className="goal-lead-names">{passages.map(({ heading }) => heading).join('・')}</span>
      </summary>
      <div className="goal-lead-passages">
        {passages.map(({ heading, lines }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  )
}
