import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { AnswerId, NoteId, RowId } from '../../../shared/board/ids.ts'
import { type Operation, OWN, perform } from '../../../shared/board/operations.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { forge } from './forge.ts'
import { ACTOR, BODY, GOAL, GOAL_2, type Guest, Meeting, post, ROW, welcomed } from './meeting.ts'

let meeting: Meeting
let resident: Guest
let staff: Guest
let lead: Guest

beforeEach(async () => {
  meeting = await Meeting.open()
  resident = await meeting.come('participant', 1)
  staff = await meeting.come('staff')
  lead = await meeting.come('facilitator')
})
afterEach(() => meeting.end())

const onBoard = () => readBoard(lead.board)
const noteOnBoard = (id: string) => onBoard().notes.find((note) => note.id === id)
const rowOnBoard = (id: string) => onBoard().rows.find((row) => row.id === id)
const move = (note: NoteId, goal = GOAL_2): Operation => ({
  verb: 'notes.move',
  ...{ note, goal, actor: BODY, rank: 'a5' },
})
const undoOf = (guest: Guest) =>
  new Y.UndoManager(
    (['rows', 'notes', 'board'] as const).map((root) => guest.board.root(root)),
    { trackedOrigins: new Set([OWN]), captureTimeout: 0 },
  )
const row = (id: string): Operation & { verb: 'rows.add' } => ({
  ...{ verb: 'rows.add', row: id as RowId, goal: GOAL, actor: ACTOR, matrix: 'expected' },
  ...{ text: '見守り', rank: 'a0', years: { '2026': 'do' } },
})

describe('I2 nobody honest is refused', () => {
  test('what was done offline comes in one SyncStep2: post, edit, move, withdraw', async () => {
    await resident.leave()
    const [kept, gone] = [post(resident, 'のこす'), post(resident, 'けす')]
    for (const operation of [kept, gone]) resident.perform(operation)
    resident.perform({ verb: 'notes.edit', note: kept.note, text: 'のこします' })
    resident.perform(move(kept.note))
    resident.perform({ verb: 'notes.edit', note: gone.note, text: 'けします' })
    resident.perform({ verb: 'notes.withdraw', note: gone.note })
    await resident.enter(meeting)
    await welcomed(resident)
    expect(noteOnBoard(kept.note)).toMatchObject({ text: 'のこします', goal: GOAL_2 })
    expect(noteOnBoard(gone.note)).toBeUndefined()
    expect(resident.room.ownerOf(gone.note)).toBe(resident.seat.id)
  })

  test('a withdrawal of one’s own is undone, done again and undone, after others moved the note', async () => {
    const note = post(resident, 'もどします')
    resident.perform(note)
    await resident.saved()
    staff.perform(move(note.note))
    await staff.saved()
    const undo = undoOf(resident)
    resident.perform({ verb: 'notes.edit', note: note.note, text: 'もどします！' })
    resident.perform({ verb: 'notes.withdraw', note: note.note })
    await welcomed(resident)
    for (const step of ['undo', 'redo', 'undo', 'undo', 'redo'] as const) {
      undo[step]()
      await welcomed(resident)
    }
    expect(noteOnBoard(note.note)).toMatchObject({ text: 'もどします！', goal: GOAL_2, table: 1 })
  })

  test('a post is undone and done again', async () => {
    const undo = undoOf(resident)
    const note = post(resident, 'いちどだけ')
    resident.perform(note)
    await welcomed(resident)
    undo.undo()
    await welcomed(resident)
    expect(noteOnBoard(note.note)).toBeUndefined()
    undo.redo()
    await welcomed(resident)
    expect(noteOnBoard(note.note)).toMatchObject({ text: 'いちどだけ' })
  })

  test('a move is undone while the note was withdrawn by its author', async () => {
    const note = post(resident, 'うごく')
    resident.perform(note)
    await resident.saved()
    const undo = undoOf(staff)
    staff.perform(move(note.note))
    await staff.saved()
    resident.perform({ verb: 'notes.withdraw', note: note.note })
    await resident.saved()
    undo.undo()
    await welcomed(staff)
    expect(noteOnBoard(note.note)).toBeUndefined()
  })

  test('staff write, schedule, decide, remove, and take each back and do it again', async () => {
    const undo = undoOf(staff)
    const operations: Operation[] = [
      row('new-row'),
      { verb: 'rows.rewrite', row: 'new-row' as RowId, field: 'text', text: '声かけ' },
      { verb: 'rows.rewrite', row: ROW, field: 'target', text: '6か所' },
      { verb: 'rows.schedule', row: ROW, years: { '2024': 'review', '2025': null } },
      { verb: 'rows.decide', row: ROW, state: 'agreed', by: BODY, at: 5 },
      { verb: 'rows.decide', row: ROW, state: 'declined', by: BODY, at: 6, reason: '人手がない' },
      { verb: 'rows.place', row: ROW, goal: GOAL_2, actor: BODY, matrix: 'planned', rank: 'a1' },
      { verb: 'rows.settle', row: ROW },
      { verb: 'rows.remove', row: ROW },
      { verb: 'board.shift', from: 2026 },
      {
        ...{ verb: 'questions.confirm', answer: 'sure' as AnswerId, about: `rows/${ROW}` },
        ...{ question: '矢印の終わりは', by: BODY, at: 7 },
      },
      { verb: 'questions.reopen', answer: 'sure' as AnswerId },
      { verb: 'board.settle' },
    ]
    for (const operation of operations) {
      staff.perform(operation)
      await welcomed(staff)
    }
    const done = onBoard()
    while (undo.canUndo()) {
      undo.undo()
      await welcomed(staff)
    }
    while (undo.canRedo()) {
      undo.redo()
      await welcomed(staff)
    }
    expect(onBoard()).toEqual(done)
    expect(rowOnBoard('new-row')).toMatchObject({ text: '声かけ', removed: false })
  })

  test('the lead leads', async () => {
    const operations: Operation[] = [
      { verb: 'board.focus', goal: GOAL_2, view: 'notes' },
      { verb: 'board.rename', title: '夜の集まり' },
      { verb: 'board.grouping', grouping: 'all' },
      { verb: 'board.lock', locked: true },
      { verb: 'goals.add', goal: 'g-new' as never, title: 'あたらしい目標', rank: 'z0' },
      { verb: 'goals.write', goal: GOAL, title: 'べつの題', measure: '' },
    ]
    for (const operation of operations) {
      lead.perform(operation)
      await welcomed(lead)
    }
  })

  test('writes into a note that was put away meanwhile', async () => {
    const note = post(resident, 'しまわれる')
    resident.perform(note)
    await resident.saved()
    await resident.leave()
    await lead.room.write((board) => board.root('notes').delete(note.note))
    resident.perform({ verb: 'notes.edit', note: note.note, text: 'しまわれる？' })
    resident.perform(move(note.note))
    await resident.enter(meeting)
    await welcomed(resident)
    expect(noteOnBoard(note.note)).toBeUndefined()
    resident.perform(post(resident, 'つぎの付箋'))
    await welcomed(resident)
  })

  test('a note that was put away comes back to its author as her own', async () => {
    const note = post(resident, 'しまわれて もどる')
    resident.perform(note)
    await resident.saved()
    await lead.room.write((board) => board.root('notes').delete(note.note))
    await lead.room.write((board) => perform(board, note))
    resident.perform({ verb: 'notes.edit', note: note.note, text: 'もどった' })
    await welcomed(resident)
    expect(noteOnBoard(note.note)?.text).toBe('もどった')
  })

  test('two tabs of one seat do the same operation, neither knowing of the other', async () => {
    const other = await meeting.sit(resident.seat)
    await resident.leave()
    await other.leave()
    const note = post(resident, 'ふたつの画面')
    for (const tab of [resident, other]) tab.perform(note)
    other.perform({ verb: 'notes.edit', note: note.note, text: 'ふたつの画面から' })
    await resident.enter(meeting)
    await welcomed(resident)
    await other.enter(meeting)
    await welcomed(other)
    expect(onBoard().notes).toHaveLength(1)
    expect(readBoard(other.board).notes).toEqual(onBoard().notes)
  })

  test('two tabs of staff add the same row, offline', async () => {
    const other = await meeting.sit(staff.seat)
    await staff.leave()
    await other.leave()
    for (const tab of [staff, other]) tab.perform(row('both'))
    await staff.enter(meeting)
    await other.enter(meeting)
    await welcomed(other)
    expect(rowOnBoard('both')).toMatchObject({ removed: false })
  })

  test('two people write into one row offline, and both stay', async () => {
    const other = await meeting.come('staff')
    await staff.leave()
    await other.leave()
    const said = rowOnBoard(ROW)?.text ?? ''
    staff.perform({ verb: 'rows.rewrite', row: ROW, field: 'text', text: `まず${said}` })
    other.perform({ verb: 'rows.rewrite', row: ROW, field: 'text', text: `${said}など` })
    await staff.enter(meeting)
    await other.enter(meeting)
    await welcomed(staff)
    await welcomed(other)
    expect(rowOnBoard(ROW)?.text).toBe(`まず${said}など`)
  })

  test('the whole state of somebody who wrote nothing, also from the screen', async () => {
    const note = post(resident, 'あ')
    resident.perform(note)
    resident.perform({ verb: 'notes.withdraw', note: note.note })
    await resident.saved()
    const screen = await meeting.come('screen')
    screen.sendStep2(Y.encodeStateAsUpdate(screen.doc))
    screen.send(Y.encodeStateAsUpdate(lead.doc))
    screen.send(forge([]))
    await welcomed(screen)
  })

  test('the whole state of one who comes after others wrote, again and again', async () => {
    for (const guest of [resident, staff, lead]) {
      guest.perform(post(guest, 'みんなの'))
      for (const each of [resident, staff, lead]) {
        each.send(Y.encodeStateAsUpdate(each.doc))
        await welcomed(each)
      }
    }
  })
})
