import { useState } from 'react'
import { actorsInMatrix } from '../../shared/board/cells.ts'
import { MATRICES, type Matrix } from '../../shared/board/schema.ts'
import type { Actor, Goal } from '../../shared/board/view.ts'
import { yearsOf } from '../../shared/plan/years.ts'
import { useBoard } from '../sync/hooks.tsx'
import { printWords as words } from '../words/print.ts'
import { Frame } from './frame.tsx'
import { GoalHead } from './goal-head.tsx'
import { SizeChoice } from './plan.tsx'
import { TableFrame } from './plan-table.tsx'
import { upTo } from './up-to.ts'

/** So many empty lines stand on a page, shared among all 誰が. */
const LINES = 9

/** The goals' tables without their rows, to be written on by hand. */
export function Blank() {
  const board = useBoard()
  const [size, setSize] = useState<'A3' | 'A4'>('A3')
  const { period } = board.board
  return (
    <Frame
      title={words.titles.blank}
      paper={{ size, turn: 'landscape', marginMm: 10 }}
      choices={<SizeChoice size={size} onChoose={setSize} />}
    >
      <div className="print-paper print-long">
        {board.goals.length === 0 && <p>{words.noGoals}</p>}
        {board.goals.flatMap((goal) =>
          MATRICES.map((matrix) => (
            <article key={`${goal.id} ${matrix}`} className="print-goal">
              <GoalHead goal={goal} lead={false} />
              <BlankTable
                goal={goal}
                matrix={matrix}
                actors={actorsInMatrix(board, goal.id, matrix)}
                years={matrix === 'planned' && period ? yearsOf(period) : []}
              />
              {matrix === 'planned' && <p>{words.blankHelp}</p>}
            </article>
          )),
        )}
      </div>
    </Frame>
  )
}

function BlankTable({
  goal,
  matrix,
  actors,
  years,
}: {
  goal: Goal
  matrix: Matrix
  actors: readonly Actor[]
  years: readonly number[]
}) {
  const lines = upTo(Math.max(1, Math.floor(LINES / actors.length)))
  return (
    <TableFrame goal={goal} matrix={matrix} years={years} withState={false}>
      {actors.map((actor) => (
        <tbody key={actor.id} className="print-blank">
          {lines.map((line) => (
            <tr key={line}>
              {line === 1 && (
                <th scope="rowgroup" rowSpan={lines.length}>
                  {actor.name}
                </th>
              )}
              <td />
              {years.map((year) => (
                <td key={year} />
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </TableFrame>
  )
}
