import '../groups/goal-views.css'
import { useCallback } from 'react'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { Goal, Note, Snapshot } from '../../shared/board/view.ts'
import { GroupsBoard } from '../groups/late-groups-board.ts'
import { useCan } from '../sync/hooks.tsx'
import { groupsWords } from '../words/groups.ts'
import { useDesk, useOnDesk } from './desk-context.tsx'

/** One goal's notes as islands. */
export function GroupsView({ board, goal }: { board: Snapshot; goal: Goal }) {
  const onDesk = useOnDesk()
  const mayWrite = useCan()('rows.write', { own: false })
  const makeRow = useCallback(
    (notes: readonly Note[], title: string) =>
      onDesk({ do: 'open', open: { what: 'make', notes, title } }),
    [onDesk],
  )
  return (
    <>
      <h1 className="goal-title">
        <span className="goal-number">{goalNumber(board.goals, goal.id)}</span>
        <span>{goal.title}</span>
      </h1>
      <TableOrIslands goal={goal} />
      <GroupsBoard goal={goal.id} onMakeRow={mayWrite ? makeRow : undefined} />
    </>
  )
}

/** The goal as the plan's tables, or its notes as islands. */
export function TableOrIslands({ goal }: { goal: Goal }) {
  const { view } = useDesk()
  const onDesk = useOnDesk()
  const button = (which: 'goal' | 'groups', press: () => void) => (
    <button
      type="button"
      aria-current={view === which ? 'true' : undefined}
      data-keep={`view/${which}`}
      onClick={press}
    >
      {groupsWords.views[which]}
    </button>
  )
  return (
    <nav className="goal-views" aria-label={groupsWords.viewsLabel}>
      {button('goal', () => onDesk({ do: 'go', goal: goal.id }))}
      {button('groups', () => onDesk({ do: 'look', view: 'groups', goal: goal.id }))}
    </nav>
  )
}
