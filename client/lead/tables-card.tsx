import { useMemo } from 'react'
import { goalNumber } from '../../shared/board/goal-number.ts'
import { useBoard, useDeviceState } from '../sync/hooks.tsx'
import { LookIcon } from '../ui/icons.tsx'
import { leadWords } from '../words/lead.ts'
import { type TableState, tablesOf } from './tables.ts'

/** Which tables are there, which write, which are silent. */
export function TablesCard() {
  const board = useBoard()
  const here = useDeviceState((state) => state.here)
  const waiting = useDeviceState((state) => state.waiting)
  const tables = useMemo(() => tablesOf(board, here, waiting), [board, here, waiting])
  const silent = tables.filter(({ mood }) => mood === 'silent').length
  const most = Math.max(1, ...tables.map(({ notes }) => notes))

  return (
    <section className="lead-card" aria-labelledby="lead-tables">
      <h2 id="lead-tables">
        {leadWords.tables}
        {silent > 0 && <small>{leadWords.silentCount(silent)}</small>}
      </h2>
      <ul className="lead-tables">
        {tables.map((one) => (
          <li key={one.table ?? 'none'} data-mood={one.mood}>
            <h3>
              {one.table === null ? leadWords.noTable : leadWords.table(one.table)}
              {one.table !== null && <span>{leadWords.peopleHere(one.people)}</span>}
            </h3>
            <p>
              {one.mood !== 'silent' && (
                <span className="figures">{leadWords.noteCount(one.notes)}</span>
              )}
              <Mood mood={one.mood} />
            </p>
            <meter min={0} max={most} value={one.notes} aria-hidden="true" />
            <p className="lead-goals figures">
              {one.byGoal.map(({ goal, notes }) => (
                <span key={goal}>{leadWords.perGoal(goalNumber(board.goals, goal), notes)}</span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Mood({ mood }: { mood: TableState['mood'] }) {
  switch (mood) {
    case 'writing':
      return null
    case 'silent':
      return (
        <strong>
          <LookIcon />
          {leadWords.silent}
        </strong>
      )
    case 'empty':
      return <span className="lead-sub">{leadWords.nobody}</span>
  }
}
