import type { GroupId, NoteId } from '../../shared/board/ids.ts'
import {
  type GroupOperation,
  isGroupOperation,
  type Laying,
  layingOf,
} from '../../shared/board/laying.ts'
import { mergeText } from '../../shared/board/merge-text.ts'
import { groupAfter, type NoteOperation } from '../../shared/board/notes.ts'
import { byRankThenId } from '../../shared/board/order.ts'
import { rankAtEnd } from '../../shared/board/ranks.ts'
import type { Group, Note, Snapshot } from '../../shared/board/view.ts'
import type { Said } from './note-outbox.ts'

/** The board as the server has it, with what this person said of notes laid over it. */
export function overlaid(board: Snapshot, waiting: readonly Said[]): Snapshot {
  if (waiting.length === 0) return board
  const notes = new Map(board.notes.map((note) => [note.id, note]))
  const groups = new Map(board.groups.map((group) => [group.id, group]))
  for (const { operation, before } of waiting) {
    if (isGroupOperation(operation)) laidOver({ notes, groups }, operation, before)
    else {
      const after = changed(notes.get(operation.note), operation, before)
      if (after) notes.set(after.id, after)
      else notes.delete(operation.note)
    }
  }
  return {
    ...board,
    notes: [...notes.values()].sort(byRankThenId),
    groups: [...groups.values()].sort(byRankThenId),
  }
}

interface Lying {
  notes: Map<NoteId, Note>
  groups: Map<GroupId, Group>
}

function laidOver(lying: Lying, operation: GroupOperation, before: string | null) {
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

/** A note after what was said of it; undefined where it is not there. */
function changed(
  note: Note | undefined,
  operation: NoteOperation,
  before: string | null,
): Note | undefined {
  switch (operation.verb) {
    case 'notes.post': {
      const { verb: _, note: id, group, table, signature, ...fields } = operation
      if (note) return note
      return {
        ...{ id, ...fields, group: group ?? null },
        ...(table === undefined ? {} : { table }),
        ...(signature === undefined ? {} : { signature }),
      }
    }
    case 'notes.edit': {
      if (!note) return undefined
      const text = mergeText(before ?? note.text, operation.text, note.text)
      return text === note.text ? note : { ...note, text, edited: true }
    }
    case 'notes.move': {
      if (!note) return undefined
      const { goal, actor, rank } = operation
      const group = groupAfter(note, operation)
      if (note.goal === goal && note.actor === actor && note.group === group) return note
      return { ...note, goal, actor, rank, group }
    }
    case 'notes.withdraw':
      return undefined
  }
}
