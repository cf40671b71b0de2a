import { groupDenial } from '../../client/sync/group-denial.ts'
import type { GroupId } from '../../shared/board/ids.ts'
import { newId } from '../../shared/board/ids.ts'
import { islandsOf } from '../../shared/board/islands.ts'
import type { GroupOperation } from '../../shared/board/laying.ts'
import { type Act, anyGoal, type Person } from './people.ts'

/** Whoever groups does one of these with what lies in a goal, as far as the screen offers it. */
function group(person: Person): GroupOperation | undefined {
  const { tab, luck, words } = person
  const goal = anyGoal(person)
  if (!goal) return
  const { board, settings, mine } = tab.state
  const { islands, loose } = islandsOf(board, goal)
  const [island, other] = [luck.pick(islands), luck.pick(islands)]
  const notes = [luck.pick(loose), luck.pick(board.notes.filter((note) => note.goal === goal))]
  const ids = notes.flatMap((note) => note?.id ?? [])
  const fresh = newId<GroupId>(luck.bytes)
  const all: readonly (GroupOperation | undefined)[] = [
    { verb: 'groups.make', group: fresh, goal, notes: ids, title: words.fresh() },
    island && { verb: 'groups.title', group: island.group.id, title: words.fresh() },
    island && other && { verb: 'groups.merge', group: island.group.id, into: other.group.id },
    island && {
      ...{ verb: 'groups.split', group: island.group.id, to: fresh },
      notes: island.notes.slice(0, 1).map(({ id }) => id),
    },
    island && { verb: 'groups.remove', group: island.group.id },
  ]
  const operation = luck.pick(all)
  if (!operation || groupDenial(operation, { seat: tab.seat, board, settings, mine })) return
  if (operation.verb === 'groups.merge' && operation.group === operation.into) return
  if ('notes' in operation && operation.notes.length === 0) return
  return operation
}

export const islandActs: readonly Act[] = [
  { weight: 5, roles: ['scribe', 'staff', 'facilitator'], choose: group },
]
