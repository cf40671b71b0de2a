import type { Islands } from '../../shared/board/laying.ts'
import type { Group, Note, Snapshot } from '../../shared/board/view.ts'

/** Entries by id: a list is gone through once, not for each question. */
function byId<T extends { id: string }>() {
  const known = new WeakMap<readonly T[], ReadonlyMap<string, T>>()
  return (all: readonly T[]): ReadonlyMap<string, T> => {
    const map = known.get(all) ?? new Map(all.map((one) => [one.id, one]))
    known.set(all, map)
    return map
  }
}

const notesById = byId<Note>()
const groupsById = byId<Group>()

/** The islands of a board as a screen has it. */
export const islandsOn = ({ notes, groups }: Pick<Snapshot, 'notes' | 'groups'>): Islands => ({
  groupOf: (id) => groupsById(groups).get(id),
  noteOf: (id) => notesById(notes).get(id),
  notes: () => notes.map(({ id }) => id),
})
