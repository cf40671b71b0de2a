import * as Y from 'yjs'
import { addEntry, type Board, noteFields, splice } from './document.ts'
import type { Heard, NoteFields } from './field-types.ts'
import type { ActorId, GoalId, GroupId, NoteId } from './ids.ts'
import { wellFormed } from './words.ts'

/** Where a note lies: written together, so that two moves at once never mix into a third place. */
export interface NotePlace {
  goal: GoalId
  actor: ActorId
  rank: string
  group?: GroupId | null | undefined
}

export type NoteOperation =
  | ({
      verb: 'notes.post'
      note: NoteId
      text: string
      table?: number | undefined
      heard: Heard
      signature?: string | undefined
      at: number
    } & NotePlace)
  | { verb: 'notes.edit'; note: NoteId; text: string }
  | ({ verb: 'notes.move'; note: NoteId } & NotePlace)
  | { verb: 'notes.withdraw'; note: NoteId }

/** A group is of one goal and holds notes of several 誰が: a note that goes to another goal leaves it, unless told otherwise. */
export const groupAfter = (
  from: Pick<NotePlace, 'goal' | 'group'>,
  { goal, group }: Pick<NotePlace, 'goal' | 'group'>,
): GroupId | null => {
  if (group !== undefined) return group
  return from.goal === goal ? (from.group ?? null) : null
}

/** Whether something that was done is about a note: those are said to the server, not written. */
export const isNoteOperation = <O extends { verb: string }>(
  operation: O,
): operation is O & NoteOperation => operation.verb.startsWith('notes.')

export function apply(board: Board, operation: NoteOperation): void {
  const note = noteFields(board, operation.note)
  switch (operation.verb) {
    case 'notes.post': {
      if (note) return
      const { goal, actor, rank, group, heard, at, table, signature } = operation
      addEntry<NoteFields>(board, 'notes', operation.note, {
        goal,
        actor,
        rank,
        group: group ?? null,
        text: new Y.Text(wellFormed(operation.text)),
        heard,
        at,
        ...(table === undefined ? {} : { table }),
        ...(signature === undefined ? {} : { signature }),
      })
      return
    }
    case 'notes.edit': {
      const text = note?.get('text')
      if (text) splice(text, operation.text)
      return
    }
    case 'notes.move': {
      const { goal, actor, rank } = operation
      const fromGoal = note?.get('goal')
      if (!note || !fromGoal) return
      const from = { goal: fromGoal, group: note.get('group') }
      note.set({ goal, actor, rank, group: groupAfter(from, operation) })
      return
    }
    case 'notes.withdraw':
      board.root('notes').delete(operation.note)
  }
}
