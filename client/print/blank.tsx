import { useState } from 'react'
import { actorsInMatrix } from '../../shared/board/cells.ts'
import { MATRICES, type Matrix } from '../../shared/board/field-types.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { Actor, Goal, Snapshot } from '../../shared/board/view.ts'
import { yearBlocks } from '../../shared/plan/year-blocks.ts'
import { yearsOf } from '../../shared/plan/years.ts'
import { useBoard } from '../sync/hooks.tsx'
import { useNow } from '../timer/use-now.ts'
import { printWords as words } from '../words/print.ts'
import { Frame } from './frame.tsx'
import { GoalHead } from './goal-head.tsx'
import { PaperPage } from './page.tsx'
import { SizeChoice } from './plan.tsx'
import { TableFrame } from './table-frame.tsx'
import { upTo } from './up-to.ts'
import { useEvening } from './ways.tsx'

/** Empty lines on a page, shared among all 誰が; of more 誰が, a page has so many. */
const LINES = 9

interface BlankPage {
  key: string
  goal: Goal
  matrix: Matrix
  /** Empty where nobody of the board is of this table's kind: their names are written, too. */
  actors: readonly Actor[]
  years: readonly number[]
}

/** The goals' tables without their rows, to be written on by hand. */
export function Blank() {
  const board = useBoard()
  const { title } = useEvening()
  const now = useNow()
  const [size, setSize] = useState<'A3' | 'A4'>('A3')
  const pages = blankPages(board)
  return (
    <Frame
      title={words.titles.blank}
      paper={{ size, turn: 'landscape', marginMm: 0 }}
      choices={<SizeChoice size={size} onChoose={setSize} />}
    >
      {board.goals.length === 0 && <p>{words.noGoals}</p>}
      {pages.map((page, at) => (
        <PaperPage
          key={page.key}
          title={title}
          asOf={words.printedOn(now)}
          page={at + 1}
          pages={pages.length}
        >
          <article className="print-goal print-goal-blank">
            <GoalHead
              goal={page.goal}
              number={goalNumber(board.goals, page.goal.id)}
              lead={false}
            />
            <BlankTable page={page} />
            {page.matrix === 'planned' && <p>{words.blankHelp}</p>}
          </article>
        </PaperPage>
      ))}
    </Frame>
  )
}

/** One table a page: several where the plan has more 誰が or more years than fit. */
export function blankPages(board: Snapshot): readonly BlankPage[] {
  const { period } = board.board
  return board.goals.flatMap((goal) =>
    MATRICES.flatMap((matrix) => {
      const all = actorsInMatrix(board, goal.id, matrix)
      const some = Array.from({ length: Math.max(1, Math.ceil(all.length / LINES)) }, (_, at) =>
        all.slice(at * LINES, (at + 1) * LINES),
      )
      const blocks = matrix === 'planned' && period ? yearBlocks(yearsOf(period)) : [[]]
      return some.flatMap((actors, at) =>
        blocks.map((years) => {
          const key = `${goal.id} ${matrix} ${at} ${years[0] ?? ''}`
          return { key, goal, matrix, actors, years }
        }),
      )
    }),
  )
}

export function BlankTable({ page: { matrix, actors, years } }: { page: BlankPage }) {
  const lines = upTo(Math.max(1, Math.floor(LINES / Math.max(1, actors.length))))
  const named = actors.length > 0 ? actors : [undefined]
  return (
    <TableFrame matrix={matrix} years={years} withState={false}>
      {named.map((actor) => (
        <tbody key={actor?.id ?? ''} className="print-blank">
          {lines.map((line) => (
            <tr key={line}>
              {actor === undefined && <td />}
              {actor && line === 1 && (
                <th scope="rowgroup" rowSpan={lines.length} className="print-who">
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
