import * as Y from 'yjs'
import { addEntry, boardFields, noteFields, openBoard } from '../../shared/board/document.ts'
import type { NoteFields, RowFields } from '../../shared/board/field-types.ts'
import type { NoteId, RowId } from '../../shared/board/ids.ts'
import { newId } from '../../shared/board/ids.ts'
import { can } from '../../shared/board/policy.ts'
import type { Note } from '../../shared/board/view.ts'
import type { Luck } from './luck.ts'
import type { Tab } from './tab.ts'

/** A stolen thing carries it: nothing on the board may. */
export const LOOT = '盗'

/** Somebody writes into their document what they know they may not. */
export type Steal = (tab: Tab, luck: Luck) => ((doc: Y.Doc) => void) | undefined

const othersNote = (tab: Tab, luck: Luck): Note | undefined =>
  luck.pick(tab.state.board.notes.filter((note) => !tab.owns(note)))

/** Puts words into another's mouth. */
const editOthers: Steal = (tab, luck) => {
  const note = othersNote(tab, luck)
  return (
    note &&
    ((doc) =>
      noteFields(openBoard(doc), note.id as NoteId)
        ?.get('text')
        ?.insert(0, LOOT))
  )
}

const removeOthers: Steal = (tab, luck) => {
  const note = othersNote(tab, luck)
  return note && ((doc) => doc.getMap('notes').delete(note.id))
}

/** What only a lock, a closing or a stop forbids is no theft: each may be open when it comes in. */
const moveOthers: Steal = (tab, luck) => {
  const note = othersNote(tab, luck)
  const open = { ...tab.state.settings, locked: false, closed: false }
  if (!note || can(tab.seat, 'notes.move', { own: false, table: note.table }, open)) return
  return (doc) => noteFields(openBoard(doc), note.id)?.set({ rank: `zz${LOOT}` })
}

const writeRow: Steal = ({ seat, state: { board } }, luck) => {
  const row = luck.pick(board.rows)
  if (!row || seat.role === 'staff' || seat.role === 'facilitator') return
  if (luck.happens(0.5)) {
    return (doc) => {
      const text = (doc.getMap('rows').get(row.id) as Y.Map<unknown> | undefined)?.get('text')
      if (text instanceof Y.Text) text.insert(0, LOOT)
    }
  }
  const { goal, actor, matrix, rank } = row
  return (doc) =>
    addEntry<RowFields>(openBoard(doc), 'rows', newId<RowId>(luck.bytes), {
      goal,
      actor,
      matrix,
      rank,
      text: new Y.Text(LOOT),
      target: new Y.Text(),
      reason: new Y.Text(),
      years: new Y.Map(),
      takers: new Y.Map(),
      from: new Y.Map(),
      state: 'asked',
      removed: false,
    })
}

/** Takes a row away for good, which not even staff may. */
const deleteRow: Steal = ({ state: { board } }, luck) => {
  const row = luck.pick(board.rows)
  return row && ((doc) => doc.getMap('rows').delete(row.id))
}

const lead: Steal = ({ seat }) =>
  seat.role === 'facilitator'
    ? undefined
    : (doc) => boardFields(openBoard(doc)).set({ title: LOOT })

/** Speaks for another table; a screen may not speak at all. */
const postElsewhere: Steal = ({ seat, state: { board } }, luck) => {
  const [goal] = board.goals
  const [actor] = board.actors
  const sits = seat.role === 'participant' || seat.role === 'scribe'
  if (!goal || !actor || !(sits || seat.role === 'screen')) return
  return (doc) =>
    addEntry<NoteFields>(openBoard(doc), 'notes', newId<NoteId>(luck.bytes), {
      goal: goal.id,
      actor: actor.id,
      rank: 'a0',
      group: null,
      text: new Y.Text(LOOT),
      heard: 'written',
      at: 0,
      table: (seat.table ?? 0) + 1,
    })
}

const STEALS: readonly Steal[] = [
  editOthers,
  removeOthers,
  moveOthers,
  writeRow,
  deleteRow,
  lead,
  postElsewhere,
]

/** Whether it was done: not every thief finds something. */
export function steal(tab: Tab, luck: Luck): boolean {
  const write = luck.pick(STEALS)?.(tab, luck)
  if (write) tab.steal(write)
  return write !== undefined
}
