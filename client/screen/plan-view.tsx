import { useMemo } from 'react'
import { MATRICES, type Matrix } from '../../shared/board/field-types.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import { isShown } from '../../shared/board/standing.ts'
import { isDated, shownTable } from '../../shared/board/tables.ts'
import type { Goal, Snapshot } from '../../shared/board/view.ts'
import { yearBlocks } from '../../shared/plan/year-blocks.ts'
import { yearsOf } from '../../shared/plan/years.ts'
import { useHeights, useSize } from '../ui/use-size.ts'
import { screenWords } from '../words/screen.ts'
import { Head } from './head.tsx'
import { type ActorRows, MeasuredPlan, PlanTable, rowKey } from './plan-table.tsx'
import { rowPages } from './row-pages.ts'
import type { Arrivals } from './use-arrivals.ts'
import { type Turns, useTurning } from './use-turning.ts'

/** Rounding of many rows' heights (px). */
const SLACK = 4

interface Table {
  /** The matrix, and the first of its years where the plan has more than one table of them. */
  key: string
  matrix: Matrix
  groups: ActorRows[]
  years: readonly number[]
}

/** The goal's two tables as they fill up. */
export function PlanView({
  board,
  goal,
  arrivals,
  turns,
}: {
  board: Snapshot
  goal: Goal
  arrivals: Arrivals
  turns: Turns
}) {
  const [area, size] = useSize<HTMLElement>()
  const [measure, heights] = useHeights<HTMLDivElement>()
  const tables = useMemo(() => tablesOf(board, goal), [board, goal])
  const rows = new Map(
    tables.flatMap(({ key, groups }) =>
      groups.flatMap((group) => group.rows.map((row) => [rowKey(key, row.id), row] as const)),
    ),
  )

  const pages = size
    ? rowPages(
        tables.map(({ key: table, groups }) => ({
          key: table,
          headHeight: heights.get(`${table} head`) ?? 0,
          groups: groups.map(({ actor, rows }) => ({
            key: actor.id,
            nameHeight: heights.get(rowKey(table, actor.id)) ?? 0,
            rows: rows.map((row) => {
              const id = rowKey(table, row.id)
              return { id, height: heights.get(id) ?? 0 }
            }),
          })),
        })),
        size.height - SLACK,
        size.rowGap,
      )
    : []
  const newest = arrivals.latest
  const there =
    newest === null
      ? -1
      : pages.findIndex((page) =>
          page.some(({ section, groups }) =>
            groups.some((group) => group.rows.includes(rowKey(section, newest))),
          ),
        )
  const page = useTurning(
    pages.length,
    newest !== null && there >= 0 ? { id: newest, page: there } : null,
    turns,
  )

  return (
    <>
      <Head
        over={`${goalNumber(board.goals, goal.id)}　${openOf(board, goal)}`}
        title={goal.title}
        page={page}
        pages={pages.length}
      />
      <main className="screen-main">
        <section
          ref={area}
          className="screen-tables"
          aria-label={screenWords.tables}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow page it scrolls sideways
          tabIndex={0}
        >
          {rows.size === 0 && <p className="screen-empty">{screenWords.noRows}</p>}
          {pages[page]?.map(({ section, groups }) => {
            const table = tables.find(({ key }) => key === section)
            return (
              table && (
                <PlanTable
                  key={section}
                  matrix={table.matrix}
                  years={table.years}
                  marked={arrivals.marked}
                  board={board}
                  groups={groups.flatMap(({ key, rows: ids, continued }) => {
                    const actor = table.groups.find((group) => group.actor.id === key)?.actor
                    const here = ids.flatMap((id) => rows.get(id) ?? [])
                    return actor ? { actor, rows: here, continued } : []
                  })}
                />
              )
            )
          })}
        </section>
        <div ref={measure} className="screen-measure" aria-hidden="true" inert>
          {tables.map(({ key, ...table }) => (
            <MeasuredPlan key={key} {...table} table={key} marked={arrivals.marked} board={board} />
          ))}
        </div>
      </main>
    </>
  )
}

/** What is put off or cannot be done stands in its place, with its answer and its reason. */
export function tablesOf(board: Snapshot, goal: Goal): Table[] {
  const period = board.board.period
  return MATRICES.flatMap((matrix) => {
    const groups = shownTable(board, goal.id, matrix).map((group) => ({
      ...group,
      continued: false,
    }))
    const dated = isDated(
      matrix,
      groups.flatMap(({ rows }) => rows),
      period,
    )
    const blocks = dated && period ? yearBlocks(yearsOf(period)) : [[]]
    return blocks.map((years) => ({ key: `${matrix} ${years[0] ?? ''}`, matrix, groups, years }))
  }).filter((table) => table.groups.length > 0)
}

function openOf(board: Snapshot, goal: Goal): string {
  const here = board.rows.filter((row) => row.goal === goal.id && isShown(row))
  return screenWords.open(
    here.filter((row) => row.state === 'held').length,
    here.filter((row) => row.state === 'declined').length,
  )
}
