import type { GroupId, NoteId } from '../../shared/board/ids.ts'
import { type GroupOperation, type Laying, layingOf } from '../../shared/board/laying.ts'
import { mergeText } from '../../shared/board/merge-text.ts'
import { rankAtEnd } from '../../shared/board/ranks.ts'
import type { Group, Note } from '../../shared/board/view.ts'

export type LayOver = (lying: Lying, operation: GroupOperation, before: string | null) => void

/** What lies on the board, to be changed. */
interface Lying {
  notes: Map<NoteId, Note>
  groups: Map<GroupId, Group>
}

/** Lays what was said of an island over the board, before the server has answered. */
export const layOver: LayOver = (lying, operation, before) => {
  const { notes, groups } = lying
  if (operation.verb === 'groups.title') {
    const there = groups.get(operation.group)
    if (!there) return
    const title = mergeText(before ?? there.title, operation.title, there.title)
    return void groups.set(there.id, { ...there, title })
  }
  const laying = layingOf(operation, {
    ...{ groupOf: (id) => groups.get(id), noteOf: (id) => notes.get(id) },
    notes: () => [...notes.keys()],
  })
  if (!laying) return
  const rank = rankAtEnd([...groups.values()])
  if (operation.verb === 'groups.make') {
    const { group: id, goal, title } = operation
    groups.set(id, { id, goal, title, rank, removed: false })
  }
  if (operation.verb === 'groups.split') {
    const goal = groups.get(operation.group)?.goal
    if (goal) groups.set(operation.to, { id: operation.to, goal, title: '', rank, removed: false })
  }
  put(lying, laying)
}

function put({ notes, groups }: Lying, laying: Laying) {
  for (const { notes: some, to } of laying.moves)
    for (const id of some) {
      const note = notes.get(id)
      if (note) notes.set(id, { ...note, group: to })
    }
  for (const { group: id, removed } of laying.groups) {
    const group = groups.get(id)
    if (group) groups.set(id, { ...group, removed })
  }
}
