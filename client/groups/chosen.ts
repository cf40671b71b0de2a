import type { GroupId, NoteId } from '../../shared/board/ids.ts'

/** What a person has chosen to do something with: never in the document. */
export interface Chosen {
  notes: ReadonlySet<NoteId>
  islands: ReadonlySet<GroupId>
}

export const nothing: Chosen = { notes: new Set(), islands: new Set() }

/** The same with one more, or without it. */
export function toggled<Id>(all: ReadonlySet<Id>, id: Id): ReadonlySet<Id> {
  const next = new Set(all)
  if (!next.delete(id)) next.add(id)
  return next
}
