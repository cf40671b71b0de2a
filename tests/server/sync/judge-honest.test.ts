import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { AnswerId, NoteId, RowId } from '../../../shared/board/ids.ts'
import { type Operation, OWN } from '../../../shared/board/operations.ts'
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
const rowOnBoard = (id: string) => onBoard().rows.find((row) => row.id === id)
const undoOf = (guest: Guest) =>
  new Y.UndoManager(
    (['rows', 'board'] as const).map((root) => guest.board.root(root)),
    { trackedOrigins: new Set([OWN]), captureTimeout: 0 },
  )
const row = (id: string): Operation & { verb: 'rows.add' } => ({
  ...{ verb: 'rows.add', row: id as RowId, goal: GOAL, actor: ACTOR, matrix: 'expected' },
  ...{ text: '見守り', rank: 'a0', years: { '2026': 'do' } },
})

describe('I2 nobody honest is refused', () => {
  test('what a stock client did offline comes in one SyncStep2, after notes came and went', async () => {
    const kept = post(resident, 'のこる')
    const gone = post(resident, '取り下げる')
    for (const operation of [kept, gone]) resident.perform(operation)
    await resident.saved()
    const stock = await meeting.sit(meeting.seat('staff'), false)
    await stock.leave()
    stock.perform({ ...row('away'), from: [gone.note, 'never-there' as NoteId] })
    stock.perform({ verb: 'rows.rewrite', row: 'away' as RowId, field: 'text', text: '声かけ' })
    stock.perform({ verb: 'rows.remove', row: 'away' as RowId })
    stock.perform({ verb: 'rows.restore', row: 'away' as RowId })
    resident.perform({ verb: 'notes.withdraw', note: gone.note })
    resident.perform({ verb: 'notes.edit', note: kept.note, text: 'のこります' })
    await resident.saved()
    await stock.enter(meeting)
    await stock.saved()
    expect(stock.closed).toBeUndefined()
    expect(rowOnBoard('away')).toMatchObject({ text: '声かけ', removed: false })
    expect(readBoard(stock.board)).toEqual(onBoard())
    // All it has, with the whole of what was deleted, notes too.
    stock.sendStep2(Y.encodeStateAsUpdate(stock.doc))
    await stock.saved()
    expect(stock.closed).toBeUndefined()
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
      { verb: 'board.set', patch: { focus: { goal: GOAL_2, view: 'notes' } } },
      { verb: 'board.set', patch: { title: '夜の集まり' } },
      { verb: 'board.set', patch: { grouping: 'all' } },
      { verb: 'board.set', patch: { locked: true } },
      { verb: 'goals.add', goal: 'g-new' as never, title: 'あたらしい目標', rank: 'z0' },
      { verb: 'goals.write', goal: GOAL, title: 'べつの題', measure: '' },
    ]
    for (const operation of operations) {
      lead.perform(operation)
      await welcomed(lead)
    }
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
