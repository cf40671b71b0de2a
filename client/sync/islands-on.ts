import type { Islands } from '../../shared/board/laying.ts'
import type { Group, Note, Snapshot } from '../../shared/board/view.ts'

const byIds = new WeakMap<readonly object[], ReadonlyMap<string, object>>()

/** Entries by id: a list is gone through once, not for each question. */
function byId<T extends { id: string }>(all: readonly T[]): ReadonlyMap<string, T> {
  const known = byIds.get(all) as ReadonlyMap<string, T> | undefined
  const map = known ?? new Map(all.map((one) => [one.id, one]))
  byIds.set(all, map)
  return map
}

/** The islands of a board as a screen has it. */
export const islandsOn = ({ notes, groups }: Pick<Snapshot, 'notes' | 'groups'>): Islands => ({
  groupOf: (id) => byId<Group>(groups).get(id),
  noteOf: (id) => byId<Note>(notes).get(id),
  notes: () => notes.map(({ id }) => id),
})
