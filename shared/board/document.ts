import * as Y from 'yjs'
import type { BoardFields } from './field-rules.ts'
import {
  type AnswerFields,
  type BallotFields,
  type GoalFields,
  type GroupFields,
  type NoteFields,
  type PhaseFields,
  ROOTS,
  type Root,
  type RowFields,
  type TallyFields,
} from './field-types.ts'
import {
  type AnswerId,
  type BallotId,
  type GoalId,
  type GroupId,
  isId,
  type NoteId,
  type PhaseId,
  type RowId,
} from './ids.ts'
import { editBetween } from './merge-text.ts'
import { fields } from './typed-map.ts'
import { wellFormed } from './words.ts'

/** The root maps of a board's document, typed. Opening one declares them all. */
export interface Board {
  doc: Y.Doc
  root: (name: Root) => Y.Map<unknown>
}

/** Declares the root types: until then Yjs does not know what an update's roots are. */
export function openBoard(doc: Y.Doc): Board {
  for (const name of ROOTS) doc.getMap(name)
  return { doc, root: (name) => doc.getMap(name) }
}

export const boardFields = (board: Board) => fields<BoardFields>(board.root('board'))

const entry =
  <Name extends string, F extends object>(root: Root) =>
  (board: Board, id: Name) => {
    const map = board.root(root).get(id)
    return map instanceof Y.Map ? fields<F>(map) : undefined
  }

export const answerFields = entry<AnswerId, AnswerFields>('answers')
export const ballotFields = entry<BallotId, BallotFields>('ballots')
export const tallyFields = entry<BallotId, TallyFields>('tallies')
export const goalFields = entry<GoalId, GoalFields>('goals')
export const groupFields = entry<GroupId, GroupFields>('groups')
export const noteFields = entry<NoteId, NoteFields>('notes')
export const phaseFields = entry<PhaseId, PhaseFields>('agenda')
export const rowFields = entry<RowId, RowFields>('rows')

const idsIn =
  <Name extends string>(root: Root) =>
  (board: Board): Name[] =>
    [...board.root(root).keys()].filter(isId<Name>)

export const answerIds = idsIn<AnswerId>('answers')
export const noteIds = idsIn<NoteId>('notes')
export const rowIds = idsIn<RowId>('rows')

/** Puts a new entry into a root: the map is filled first, so that it arrives whole. */
export function addEntry<F extends object>(
  board: Board,
  root: Root,
  id: string,
  values: Partial<F>,
) {
  const map = new Y.Map<unknown>()
  fields<F>(map).set(values)
  board.root(root).set(id, map)
}

/**
 * Turns `text` into what was typed by the smallest splice: one deletion and one insertion between what
 * both share at either end, so that another person's words elsewhere in it stay.
 */
export function splice(text: Y.Text, typed: string) {
  const now = text.toString()
  const wanted = wellFormed(typed)
  if (now === wanted) return
  const { start, end, text: added } = editBetween(now, wanted)
  if (end > start) text.delete(start, end - start)
  if (added) text.insert(start, added)
}
