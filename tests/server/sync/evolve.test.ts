import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { notesOfGoal } from '../../../shared/board/cells.ts'
import { boardFields, openBoard, rowFields } from '../../../shared/board/document.ts'
import { SHAPE } from '../../../shared/board/field-rules.ts'
import { FORMAT, formatOf, migrate } from '../../../shared/board/format.ts'
import type { NoteId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { HeldLog } from './held-log.ts'
import { ACTOR, BOARD, BODY, GOAL, Meeting, post, ROW, welcomed } from './meeting.ts'

const NOW = 1_800_000_000_000
let meeting: Meeting
let log: HeldLog

beforeEach(async () => {
  meeting = await Meeting.open({
    around: (real) => {
      log = new HeldLog(real)
      return log
    },
  })
})
afterEach(() => meeting.end())

const DECIDED = Date.UTC(2026, 8, 1)

/** As a program before formats left it: agreed, and not a word kept of what was agreed. */
async function makeOld() {
  const staff = await meeting.come('staff')
  staff.perform({ verb: 'rows.decide', row: ROW, state: 'agreed', by: BODY, at: DECIDED })
  await staff.saved()
  await staff.room.write((board) => {
    boardFields(board).remove('format')
    rowFields(board, ROW)?.remove('agreed')
  })
  await staff.leave()
  const nothing = { update: undefined, owners: [], clients: [] }
  await meeting.store.log.commit([{ board: BOARD, ...nothing, format: 1 }])
  await meeting.restart()
}

test('a new board says its format, and is not written when it is opened', async () => {
  const guest = await meeting.come('screen')
  expect(formatOf(guest.board)).toBe(FORMAT)
  expect(guest.room.sequence).toBe(0)
})

test('an old board is brought up to date when it is opened, on the disk too, and once', async () => {
  await makeOld()
  const guest = await meeting.come('screen')
  expect(formatOf(guest.board)).toBe(FORMAT)
  expect(rowFields(guest.board, ROW)?.get('agreed')).toMatchObject({ by: BODY, at: DECIDED })
  expect(formatOf(await meeting.onDisk())).toBe(FORMAT)
  const { sequence } = guest.room
  await guest.leave()
  await meeting.restart()
  const again = await meeting.come('screen')
  expect(again.room.sequence).toBe(sequence)
})

test('what was agreed before is known when an old device changes it', async () => {
  await makeOld()
  const staff = await meeting.come('staff')
  const before = rowFields(staff.board, ROW)?.get('text')?.toString()
  rowFields(staff.board, ROW)?.get('text')?.insert(0, 'あとから')
  await welcomed(staff)
  expect(rowFields(staff.board, ROW)?.get('agreed')?.text).toBe(before)
})

test('where nothing can be saved an old board is read as it is', async () => {
  await makeOld()
  log.fail(new Error('no space'))
  const guest = await meeting.come('screen')
  expect(formatOf(guest.board)).toBe(1)
  expect(guest.closed).toBeUndefined()
  // Nobody was in the room that could not be written; it is said that it could not.
  expect(meeting.lost).toHaveLength(1)
})

test('I3 where it cannot be brought up to date, all who come are in one room', async () => {
  await makeOld()
  log.fail(new Error('no space'))
  const [one, two] = await Promise.all([meeting.come('screen'), meeting.come('participant', 1)])
  log.fail(undefined)
  const three = await meeting.come('participant', 1)
  expect(new Set([one.room, two.room, three.room]).size).toBe(1)
  const note = post(two, 'みなに見える')
  two.perform(note)
  await welcomed(two)
  for (const { board } of [one, three])
    expect(readBoard(board).notes.some(({ id }) => id === note.note)).toBe(true)
})

test('who kept nothing of a format writes nothing of it: only the server says it', async () => {
  const lead = await meeting.come('facilitator')
  lead.doc.transact(() => boardFields(lead.board).set({ format: 99 }))
  await lead.saved()
  expect(lead.refusal?.reason).toBe('not-allowed')
})

test('every key that came after 0.1.0 is optional, so that its boards take every change', async () => {
  const first: Record<string, readonly string[]> = {
    board: [
      ...['title', 'period', 'tables', 'focus', 'grouping', 'locked', 'timer', 'state', 'epoch'],
      ...['chapter', 'question'],
    ],
    rows: [
      ...['goal', 'actor', 'matrix', 'text', 'target', 'reason', 'years', 'state', 'decided'],
      ...['takers', 'from', 'rank', 'printed', 'question', 'removed'],
    ],
    notes: ['goal', 'actor', 'text', 'rank', 'table', 'group', 'heard', 'signature', 'at'],
    goals: ['title', 'measure', 'number', 'lead', 'rank', 'question'],
    actors: ['name', 'plain', 'kind', 'rank'],
    groups: ['goal', 'title', 'rank', 'removed'],
  }
  for (const [root, known] of Object.entries(first))
    for (const [key, leaf] of Object.entries(SHAPE[root as keyof typeof SHAPE])) {
      if (known.includes(key)) continue
      expect([root, key, leaf.kind === 'value' && leaf.optional]).toEqual([root, key, true])
    }
})

test('a note from a board of another format is one like any other', async () => {
  await makeOld()
  const author = await meeting.come('participant', 1)
  author.perform(post(author, '古いボードに'))
  await welcomed(author)
  expect((await meeting.store.log.load(BOARD))?.format).toBe(FORMAT)
})

test('a note dated later than now on an older board stands before nobody’s; others keep their dates', () => {
  const board = openBoard(new Y.Doc())
  const dated = (note: string, at: number) =>
    perform(board, {
      ...{ verb: 'notes.post', note: note as NoteId, goal: GOAL, actor: ACTOR, rank: 'a0' },
      ...{ text: 'ベンチがほしい', heard: 'written', at },
    })
  dated('late', 7_258_000_000_000)
  dated('now', NOW)
  migrate(board, NOW)
  const notes = notesOfGoal(readBoard(board), GOAL)
  expect(notes.map(({ id, at }) => [id, at])).toEqual([
    ['now', NOW],
    ['late', 0],
  ])
})

test('bringing up to date twice changes nothing the second time', () => {
  const board = openBoard(new Y.Doc())
  migrate(board, NOW)
  const once = Y.encodeStateAsUpdate(board.doc)
  migrate(board, NOW)
  expect(Y.encodeStateAsUpdate(board.doc)).toEqual(once)
  perform(board, { verb: 'board.set', patch: { locked: true } })
  expect(formatOf(board)).toBe(FORMAT)
})
