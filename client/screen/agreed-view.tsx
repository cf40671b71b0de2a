import { useMemo } from 'react'
import { type AgreedRow as Agreed, agreedList } from '../../shared/board/agreed-list.ts'
import { goalHeading, goalNumber } from '../../shared/board/goal-number.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import { targetWords } from '../../shared/board/target-said.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { dayInWords } from '../../shared/eras.ts'
import { eraYear } from '../../shared/plan/year-names.ts'
import { AgreedChange } from '../plan/change-note.tsx'
import { useHeights, useSize } from '../ui/use-size.ts'
import { screenWords } from '../words/screen.ts'
import { firstYear, takerNames } from './agreed.ts'
import { Head } from './head.tsx'
import { notePages } from './note-pages.ts'
import { isSpaced } from './spaced.ts'
import type { Arrivals } from './use-arrivals.ts'
import { type Turns, useTurning } from './use-turning.ts'

/** An evening agrees on far fewer. */
const MEASURED = 120
const PAGES = 20
const LEAST_COLUMN = 560
const MINUTE_MS = 60_000

/** What was agreed tonight: who, what, from which year. */
export function AgreedView({
  board,
  goal,
  now,
  heldOn,
  arrivals,
  turns,
}: {
  board: Snapshot
  goal: GoalId | null
  now: number
  heldOn: string | null
  arrivals: Arrivals
  turns: Turns
}) {
  const [area, size] = useSize<HTMLDivElement>()
  const [measure, heights] = useHeights<HTMLDivElement>()
  const today = Math.floor(now / MINUTE_MS)
  const { rows, day, isToday } = useMemo(
    () => agreedList(board, { now: today * MINUTE_MS, heldOn, goal }),
    [board, goal, today, heldOn],
  )
  const candidates = rows.slice(0, MEASURED)
  const columns = !size || size.width < 2 * LEAST_COLUMN + size.columnGap ? 1 : 2
  const pages = size
    ? notePages(
        [
          {
            actor: 'agreed',
            heights: candidates.map(({ row }) => heights.get(row.id) ?? 0),
            count: rows.length,
          },
        ],
        {
          height: size.height,
          head: 0,
          gap: size.rowGap,
          footer: 0,
          columns,
          pages: PAGES,
        },
      )
    : []
  const newest = arrivals.latest
  const at = newest === null ? -1 : rows.findIndex(({ row }) => row.id === newest)
  const there = pages.findIndex((page) => page.flat().some(({ from, to }) => at >= from && at < to))
  const page = useTurning(
    pages.length,
    newest !== null && at >= 0 && there >= 0 ? { id: newest, page: there } : null,
    turns,
  )
  const shown = board.goals.find((one) => one.id === goal)

  return (
    <>
      <Head
        over={shown ? goalHeading(board.goals, shown) : board.board.title}
        title={
          <>
            {isToday ? screenWords.agreedTitle : screenWords.agreedOn(dayInWords(day))}
            {rows.length > 0 && <small>{screenWords.agreedCount(rows.length)}</small>}
          </>
        }
        page={page}
        pages={pages.length}
      />
      <main className="screen-main">
        <div ref={area} className="screen-columns" data-columns={columns}>
          {rows.length === 0 && <p className="screen-empty">{screenWords.noneAgreed}</p>}
          {pages[page]?.flat().map(({ from, to }) => (
            <div key={from} className="screen-column">
              <ul>
                {rows.slice(from, to).map((one) => (
                  <AgreedRow key={one.row.id} board={board} agreed={one} arrivals={arrivals} />
                ))}
              </ul>
            </div>
          ))}
        </div>
        <div
          ref={measure}
          className="screen-measure"
          data-columns={columns}
          aria-hidden="true"
          inert
        >
          <div>
            <ul>
              {candidates.map((one) => (
                <AgreedRow
                  key={one.row.id}
                  board={board}
                  agreed={one}
                  arrivals={arrivals}
                  measure
                />
              ))}
            </ul>
          </div>
        </div>
      </main>
    </>
  )
}

/** One of what was agreed: its number, who, what, from which year. */
export function AgreedRow({
  board,
  agreed: { row, number },
  arrivals,
  measure,
}: {
  board: Snapshot
  agreed: Agreed
  arrivals: Pick<Arrivals, 'marked'>
  measure?: boolean
}) {
  const year = firstYear(row)
  return (
    <li
      className="screen-agreed"
      data-agreed={measure ? undefined : row.id}
      data-measure={measure ? row.id : undefined}
      data-arrived={arrivals.marked.has(row.id)}
    >
      <p className="screen-who">
        <b className="screen-agreed-number">{screenWords.agreedNumber(number)}</b>
        {takerNames(board, row).join('・')}
        <span>{year === undefined ? screenWords.yearOpen : screenWords.from(eraYear(year))}</span>
      </p>
      <p className="screen-note-text" data-spaced={isSpaced(row.text)}>
        {row.text}
      </p>
      <AgreedChange board={board} row={row} />
      <p className="screen-note-foot">
        <span>
          {goalNumber(board.goals, row.goal)}
          {targetWords(row) !== '' && `　${screenWords.target(targetWords(row))}`}
        </span>
        {arrivals.marked.has(row.id) && <strong>{screenWords.agreedNow}</strong>}
      </p>
    </li>
  )
}
