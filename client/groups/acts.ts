import { type GoalId, type GroupId, type NoteId, newId } from '../../shared/board/ids.ts'
import type { Island } from '../../shared/board/islands.ts'
import type { GroupOperation } from '../../shared/board/laying.ts'
import type { Group, Note } from '../../shared/board/view.ts'
import { isBlank } from '../../shared/board/words.ts'
import { chance } from '../seat/chance.ts'

const idsOf = (notes: readonly Note[]): NoteId[] => notes.map(({ id }) => id)

/** Notes of one goal become an island; of one island alone that is a part of it, split off. */
export function islandOf(goal: GoalId, notes: readonly Note[]): GroupOperation {
  const group = newId<GroupId>(chance)
  const [from] = new Set(notes.map((note) => note.group))
  return from && notes.every((note) => note.group === from)
    ? { verb: 'groups.split', group: from, notes: idsOf(notes), to: group }
    : { verb: 'groups.make', group, goal, notes: idsOf(notes), title: '' }
}

/** Notes go into an island that is there, or outside of all, wherever each of them lies: one step. */
export function laidInto(notes: readonly Note[], to: GroupId | null): GroupOperation {
  const from = new Map<GroupId | null, NoteId[]>()
  for (const { id, group } of notes)
    if (group !== to) from.set(group, [...(from.get(group) ?? []), id])
  return {
    verb: 'groups.lay',
    moves: [...from].map(([group, some]) => ({ notes: some, from: group, to })),
    groups: [],
  }
}

export type Merge = GroupOperation & { verb: 'groups.merge' }

/** Two become one: of two names that one stays onto which the other is laid; of one, that. */
export function merged(group: Group, onto: Group): Merge {
  const keepsOwn = isBlank(onto.title) && !isBlank(group.title)
  const [gone, stays] = keepsOwn ? [onto, group] : [group, onto]
  return { verb: 'groups.merge', group: gone.id, into: stays.id }
}

/** Several become one: the largest that has a name. */
export function mergedAll(islands: readonly Island[]): readonly Merge[] {
  const named = (one: Island) => (isBlank(one.group.title) ? 0 : 1)
  const [first, ...others] = [...islands].sort(
    (a, b) => named(b) - named(a) || b.notes.length - a.notes.length,
  )
  if (!first) return []
  return others.map(({ group }) => ({
    verb: 'groups.merge',
    group: group.id,
    into: first.group.id,
  }))
}
