import { useMemo } from 'react'
import type { Snapshot } from '../../shared/board/view.ts'
import type { Waiting } from '../../shared/wire.ts'
import { waitingIn } from '../hidden/face-down.ts'
import { paperOf } from '../seat/note-card.tsx'
import { useBoard, useDeviceState } from '../sync/hooks.tsx'
import { CheckIcon, LookIcon } from '../ui/icons.tsx'
import { eveningWords as words } from '../words/evening.ts'
import { leadWords } from '../words/lead.ts'
import { type TableState, tablesOf } from './tables.ts'

const BARS = 6
const BAR_MS = 120_000

/** 班, a line each: who is there, how it has come along in the last minutes, what it says of itself. */
export function HallTables({ now }: { now: number }) {
  const board = useBoard()
  const here = useDeviceState((state) => state.here)
  const tables = useMemo(() => tablesOf(board, here), [board, here])
  const waiting = useDeviceState((state) => state.waiting)
  const isHiding = Object.keys(board.board.hidden ?? {}).length > 0
  const notes = tables.reduce((sum, one) => sum + one.notes, waitingIn(waiting))
  return (
    <section className="hall-tables" aria-labelledby="hall-tables">
      <h2 id="hall-tables">
        {words.tables}
        <small className="figures">{words.tablesSum(here.people, notes)}</small>
      </h2>
      {/* It scrolls where there are many: by keyboard, too. */}
      <section aria-label={words.tablesScroll} tabIndex={tables.length > 6 ? 0 : undefined}>
        <ul>
          {tables.map((one) => {
            const aside = isHiding ? faceDownAt(waiting, one.table) : 0
            const written = one.notes + (aside ?? 0)
            return (
              <li key={one.table ?? 'none'} data-table={one.table ?? 'none'} data-mood={one.mood}>
                <strong className={one.table === null ? '' : paperOf(one.table)}>
                  {one.table === null ? leadWords.noTable : <TableName table={one.table} />}
                </strong>
                <span className="hall-tables-people figures">
                  {one.table !== null && peopleOf(one, board)}
                </span>
                <Bars heights={lately(board, one.table, now)} />
                <span className="figures hall-tables-notes">
                  {written > 0 && leadWords.sheets(written)}
                </span>
                <Says
                  silent={one.people > 0 && written === 0 && aside !== undefined}
                  ready={here.ready?.[String(one.table ?? 0)]}
                />
              </li>
            )
          })}
        </ul>
      </section>
    </section>
  )
}

function TableName({ table }: { table: number }) {
  return (
    <>
      <span aria-hidden="true">{table}</span>
      <span className="sr-only">{leadWords.table(table)}</span>
    </>
  )
}

function peopleOf({ table, people }: TableState, { board }: Snapshot): string {
  const all = board.people?.[String(table)]?.people
  return all ? words.ofPeople(people, all) : leadWords.peopleHere(people)
}

/** Notes of the last twelve minutes, two minutes a bar. */
function lately({ notes }: Snapshot, table: number | null, now: number): readonly number[] {
  const counts = Array.from({ length: BARS }, () => 0)
  for (const note of notes) {
    if ((note.table ?? null) !== table) continue
    const bar = BARS - 1 - Math.floor(Math.max(0, now - note.at) / BAR_MS)
    if (bar >= 0) counts[bar] = (counts[bar] ?? 0) + 1
  }
  return counts
}

function Bars({ heights }: { heights: readonly number[] }) {
  return (
    <svg viewBox="0 0 48 24" className="hall-tables-bars" aria-hidden="true">
      {heights.map((count, at) => {
        const height = Math.min(24, count === 0 ? 2 : 4 + count * 4)
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={at}
            x={at * 8}
            y={24 - height}
            width={6}
            height={height}
          />
        )
      })}
    </svg>
  )
}

/** How many lie face down from a 班; undefined where small 班 are counted together. */
function faceDownAt(waiting: Waiting, table: number | null): number | undefined {
  const counts = Object.values(waiting).map(({ tables }) => tables[String(table)])
  return counts.every((count) => count !== undefined)
    ? counts.reduce((sum, count) => sum + (count ?? 0), 0)
    : undefined
}

function Says({
  silent,
  ready: { done, more } = { done: 0, more: 0 },
}: {
  silent: boolean
  ready: { done: number; more: number } | undefined
}) {
  if (more > 0)
    return (
      <span className="hall-tables-more">
        <LookIcon />
        {words.tableMore}
      </span>
    )
  if (done > 0)
    return (
      <span className="hall-tables-done">
        <CheckIcon />
        {words.tableDone}
      </span>
    )
  if (silent)
    return (
      <span className="hall-tables-more">
        <LookIcon />
        {words.none}
      </span>
    )
  return <span />
}
