import { goalNumber } from '../../shared/board/goal-number.ts'
import type { Goal, Snapshot } from '../../shared/board/view.ts'
import type { FaceDown } from '../hidden/face-down.ts'
import { paperOf } from '../seat/note-card.tsx'
import { clockOf } from '../timer/clock.ts'
import { useTimeLeft } from '../timer/use-time-left.ts'
import { hiddenWords as words } from '../words/hidden.ts'
import { Head } from './head.tsx'

/** A pile grows no higher: the figure below it says how many there are. */
const PILED = 12
/** With more 班 than this the piles would be too small to be seen. */
const MOST_PILES = 20

/** Papers face down, a pile for each 班: the hall sees that it writes, and nobody what. */
export function HiddenView({
  board,
  goal,
  faceDown,
}: {
  board: Snapshot
  goal: Goal
  faceDown: FaceDown
}) {
  const { tables, small } = faceDown
  const piles = tables.length + (small ? 1 : 0)
  return (
    <>
      <Head over={goalNumber(board.goals, goal.id)} title={goal.title} page={0} pages={1} />
      <main className="screen-main screen-hidden">
        <div className="screen-hidden-say">
          <div>
            <h2>{words.wallTitle}</h2>
            {words.wallHelp.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <Left />
        </div>
        <ul className="screen-piles" data-rows={rowsOf(piles)} data-piled={piles <= MOST_PILES}>
          {tables.map(({ table, count }) => (
            <li key={table}>
              <h3>{words.table(table)}</h3>
              <Papers count={count} table={table} />
              <p data-none={count === 0}>{count === 0 ? words.none : words.count(count)}</p>
            </li>
          ))}
          {small && (
            <li>
              <h3>
                {tables.length === 0 ? words.total(small.count) : words.wallSmall}
                {small.tables.length > 0 && tables.length > 0 && (
                  <small>{small.tables.map(words.table).join(words.and)}</small>
                )}
              </h3>
              <Papers count={small.count} />
              <p data-none={small.count === 0}>
                {small.count === 0 ? words.none : words.count(small.count)}
              </p>
            </li>
          )}
        </ul>
      </main>
    </>
  )
}

/** Of a goal where only some 班 write face down: a line above the others' notes. */
export const hiddenLine = ({ tables, small, count }: FaceDown): string =>
  words.wallSome(
    [...tables.map(({ table }) => table), ...(small?.tables ?? [])]
      .sort((a, b) => a - b)
      .map(words.table)
      .join(words.and),
    count,
  )

/** Face down, the newest on top; each lies a little askew, always in the same way. */
function Papers({ count, table }: { count: number; table?: number }) {
  if (count === 0) return <span className="screen-pile-empty">{words.wallFirst}</span>
  return (
    <span className="screen-pile" aria-hidden="true">
      {Array.from({ length: Math.min(count, PILED) }, (_, at) => (
        <i
          // biome-ignore lint/suspicious/noArrayIndexKey: the first paper stays the first
          key={at}
          className={
            table === undefined
              ? `screen-paper ${MIXED[at % MIXED.length]}`
              : `screen-paper ${paperOf(table)}`
          }
          style={{ rotate: `${((at * 7 + (table ?? 3) * 5) % 9) - 4}deg` }}
        />
      ))}
    </span>
  )
}

/** Several 班 together. */
const MIXED = [1, 2, 3, 4, 5].map(paperOf)

function Left() {
  const left = useTimeLeft()
  if (!left) return null
  return (
    <p className="screen-hidden-left figures">
      {words.wallLeft}
      <b>{clockOf(left.leftMs)}</b>
    </p>
  )
}

const rowsOf = (piles: number) => (piles <= 6 ? 1 : piles <= 12 ? 2 : piles <= MOST_PILES ? 3 : 5)
