import * as Y from 'yjs'
import { addEntry, type Board, groupFields, noteFields, splice } from './document.ts'
import type { GroupFields } from './field-types.ts'
import type { GoalId, GroupId, NoteId } from './ids.ts'
import { type GroupOperation, type Islands, type Laying, layingOf } from './laying.ts'
import { rankAtEnd } from './ranks.ts'
import { wellFormed } from './words.ts'

/** Puts an empty island behind all others. */
export function addGroup(
  board: Board,
  group: GroupId,
  { goal, title }: { goal: GoalId; title: string },
) {
  const others = groupIds(board).map((id) => ({
    ...{ id, rank: groupFields(board, id)?.get('rank') ?? '' },
  }))
  addEntry<GroupFields>(board, 'groups', group, {
    ...{ goal, title: new Y.Text(wellFormed(title)), rank: rankAtEnd(others), removed: false },
  })
}

export function entitle(board: Board, group: GroupId, title: string) {
  const text = groupFields(board, group)?.get('title')
  if (text) splice(text, title)
}

/** Only what changes is written: a note's place among the others of its cell stays. */
export function lay(board: Board, { moves, groups }: Laying) {
  for (const { notes, to } of moves)
    for (const note of notes) noteFields(board, note)?.set({ group: to })
  for (const { group, removed } of groups) {
    const fields = groupFields(board, group)
    if (fields?.get('removed') !== removed) fields?.set({ removed })
  }
}

export function apply(board: Board, operation: GroupOperation) {
  if (operation.verb === 'groups.title') return entitle(board, operation.group, operation.title)
  const done = layingOf(operation, islandsIn(board))
  if (!done) return
  if (operation.verb === 'groups.make') addGroup(board, operation.group, operation)
  if (operation.verb === 'groups.split') {
    const goal = groupFields(board, operation.group)?.get('goal')
    if (goal) addGroup(board, operation.to, { goal, title: '' })
  }
  lay(board, done)
}

export const groupIds = (board: Board) => [...board.root('groups').keys()] as GroupId[]

/** The islands of a document. */
export function islandsIn(board: Board): Islands {
  const groupOf = (id: GroupId) => {
    const fields = groupFields(board, id)
    const goal = fields?.get('goal')
    return goal === undefined ? undefined : { goal, removed: fields?.get('removed') === true }
  }
  const noteOf = (id: NoteId) => {
    const fields = noteFields(board, id)
    const goal = fields?.get('goal')
    return goal === undefined ? undefined : { goal, group: fields?.get('group') ?? null }
  }
  return { groupOf, noteOf, notes: () => [...board.root('notes').keys()] as NoteId[] }
}
