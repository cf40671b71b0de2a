import { mergeText } from '../../shared/board/merge-text.ts'
import { groupAfter, type NoteOperation } from '../../shared/board/notes.ts'
import { byRankThenId } from '../../shared/board/order.ts'
import { isGroupOperation } from '../../shared/board/said.ts'
import type { Note, Snapshot } from '../../shared/board/view.ts'
import type { LayOver } from './islands-overlaid.ts'
import type { Said } from './note-outbox.ts'

/**
 * The board as the server has it, with what this person said of notes laid over it.
 * @param layOver does so with what was said of islands
 */
export function overlaid(board: Snapshot, waiting: readonly Said[], layOver: LayOver): Snapshot {
  if (waiting.length === 0) return board
  const notes = new Map(board.notes.map((note) => [note.id, note]))
  const groups = new Map(board.groups.map((group) => [group.id, group]))
  for (const { operation, before } of waiting) {
    if (isGroupOperation(operation)) layOver({ notes, groups }, operation, before)
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
