import { useState } from 'react'
import { goalNumber } from '../../shared/board/goal-number.ts'
import { islandsOf } from '../../shared/board/islands.ts'
import { useBoard } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { groupsWords as words } from '../words/groups.ts'
import { GroupsBoard } from './late-groups-board.ts'

/** 島づくり of 進行: the islands of the goal that the hall is at. */
export function GroupsCard() {
  const board = useBoard()
  const [open, setOpen] = useState(false)
  const goal = board.goals.find(({ id }) => id === board.board.focus?.goal) ?? board.goals[0]
  if (!goal) return null
  const { islands, loose } = islandsOf(board, goal.id)
  const count = islands.reduce((sum, { notes }) => sum + notes.length, loose.length)
  return (
    <section className="lead-card" aria-labelledby="lead-groups">
      <h2 id="lead-groups">{words.title}</h2>
      <p>
        {goalNumber(board.goals, goal.id)} {goal.title}
      </p>
      {!open && <p className="figures">{words.sum(islands.length, count)}</p>}
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? words.close : words.open}
      </Button>
      {open && <GroupsBoard key={goal.id} goal={goal.id} wayBack />}
    </section>
  )
}
