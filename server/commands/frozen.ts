import { ballotsOn, frozenGoals } from '../../shared/board/ballots.ts'
import type { GroupCommand } from '../../shared/board/commands.ts'
import type { Board } from '../../shared/board/document.ts'
import { islandsIn } from '../../shared/board/groups.ts'
import type { GoalId, GroupId } from '../../shared/board/ids.ts'

/** Islands lie still while stickers are put on them: what is in one is what was chosen. */
export const isFrozen = (goal: GoalId, board: Board): boolean =>
  frozenGoals(ballotsOn(board)).has(goal)

/** Whether it would change such an island, or lay a new one beside it. */
export function changesFrozen(command: GroupCommand, board: Board): boolean {
  const { groupOf } = islandsIn(board)
  const goals = groupsOf(command).flatMap((group) => groupOf(group)?.goal ?? [])
  if (command.verb === 'groups.make') goals.push(command.goal)
  const frozen = frozenGoals(ballotsOn(board))
  return goals.some((goal) => frozen.has(goal))
}

function groupsOf(command: GroupCommand): readonly GroupId[] {
  switch (command.verb) {
    case 'groups.make':
      return []
    case 'groups.merge':
      return [command.group, command.into]
    case 'groups.lay':
      return [
        ...command.groups.map(({ group }) => group),
        ...command.moves.flatMap(({ from, to }) => [from ?? [], to ?? []].flat()),
      ]
    default:
      return [command.group]
  }
}
