import { useState } from 'react'
import { goalInSight } from '../../shared/board/cells.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import { GroupsBoard } from '../groups/late-groups-board.ts'
import { useBoard, useDevice } from '../sync/hooks.tsx'
import { scribeWords as words } from '../words/scribe.ts'

/** 島: what the scribe's table lays together, of the goal that the hall is at, or of another. */
export function TableGroups() {
  const board = useBoard()
  const { table } = useDevice().seat
  const [chosen, choose] = useState<string | null>(null)
  const wanted = chosen ?? goalInSight(board)
  const goal = board.goals.find(({ id }) => id === wanted) ?? board.goals[0]
  if (!goal) return null
  return (
    <>
      <label className="table-goal-choice">
        <span>{words.goal}</span>
        <select value={goal.id} onChange={(event) => choose(event.target.value)}>
          {board.goals.map((one) => (
            <option key={one.id} value={one.id}>
              {`${goalNumber(board.goals, one.id)}　${one.title}`}
            </option>
          ))}
        </select>
      </label>
      <GroupsBoard key={goal.id} goal={goal.id} table={table} />
    </>
  )
}
