import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Line } from '../../../server/sync/session.ts'
import type { NoteId, RowId } from '../../../shared/board/ids.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { MESSAGE } from '../../../shared/wire.ts'
import { layBack, putAway, start, stop } from '../commands/leads.ts'
import { HeldLog } from '../sync/held-log.ts'
import {
  ACTOR,
  answerOf,
  BOARD,
  GOAL,
  type Guest,
  Meeting,
  post,
  ROW,
  welcomed,
} from '../sync/meeting.ts'

const WORDS = 'となりの山田さんのこと'
const WHY = 'お名前がある'
const NO_NOTE = { done: false, reason: 'no-note' }

let log: HeldLog
let meeting: Meeting
let author: Guest
let neighbour: Guest
let note: ReturnType<typeof post>

beforeEach(async () => {
  meeting = await Meeting.open({
    around: (real) => {
      log = new HeldLog(real)
      return log
    },
  })
  author = await meeting.come('participant', 1)
  neighbour = await meeting.come('participant', 1)
  note = post(author, WORDS)
  author.perform(note)
  await welcomed(author)
})
afterEach(() => meeting.end())

const shows = (guest: Guest, id: NoteId = note.note) => guest.doc.getMap('notes').has(id)
const told = (guest: Guest) => guest.heard.filter((type) => type === MESSAGE.mine).length
const holds = (bytes: Uint8Array) => Buffer.from(bytes).includes(Buffer.from(WORDS))
/** Everything that is sent to a guest from now on. */
function messagesTo(guest: Guest): readonly Uint8Array[] {
  const messages: Uint8Array[] = []
  const line = guest.session?.line as Line
  const { send } = line
  line.send = (frame) => {
    messages.push(frame.message)
    send(frame)
  }
  return messages
}
const noteOn = (guest: Guest) => readBoard(guest.board).notes.find(({ id }) => id === note.note)

test('I4 a note put away is in no document but its words come to its author’s devices', async () => {
  const tab = await meeting.sit(author.seat)
  const stock = await meeting.sit(author.seat, false)
  expect(holds(author.room.state())).toBe(true)
  const before = told(neighbour)
  expect(await putAway(author.room, note.note, WHY)).toMatchObject({ done: true })
  for (const guest of [author, tab, stock, neighbour]) expect(shows(guest)).toBe(false)
  expect(holds(author.room.state())).toBe(false)
  for (const device of [author, tab]) {
    expect(device.putAway).toEqual([{ note: note.note, text: WORDS }])
    expect(device.mine).toEqual([])
  }
  expect(told(neighbour)).toBe(before)
  expect(told(stock)).toBe(0)
  const late = await meeting.come('facilitator')
  expect(shows(late)).toBe(false)
  expect(late.putAway).toEqual([])
  const again = await meeting.sit(author.seat)
  expect(again.putAway).toEqual([{ note: note.note, text: WORDS }])
})

test.each(['an edit', 'a note'] as const)(
  'I4 the words of %s that went away in the flush it came in are sent to nobody',
  async (what) => {
    const secret = 'だれにも いわない ことば'
    const bystander = await meeting.come('participant', 1)
    const sent = messagesTo(bystander)
    log.hold()
    const committing = log.nextCommit()
    neighbour.perform(post(neighbour, 'べつの はなし'))
    await committing
    const written = what === 'a note' ? post(author, secret) : note
    if (written !== note) author.perform(written)
    else author.perform({ verb: 'notes.edit', note: note.note, text: `${WORDS}${secret}` })
    const putting = putAway(author.room, written.note, WHY)
    const open = post(author, 'のこる ことば')
    author.perform(open)
    log.letGo()
    await putting
    expect(shows(bystander, written.note)).toBe(false)
    expect(shows(bystander, open.note)).toBe(true)
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.some((frame) => Buffer.from(frame).includes(secret))).toBe(false)
    expect(author.room.vault.get(written.note)?.note.text).toContain(secret)
    await neighbour.again()
    expect(readBoard(neighbour.board)).toEqual(readBoard(bystander.board))
  },
)

test('I1 document and vault change in one commit: none of it before, all of it after, or nothing', async () => {
  log.hold()
  const committing = log.nextCommit()
  const putting = putAway(author.room, note.note, WHY)
  await committing
  const gone = () => [shows(neighbour), shows(author), author.putAway.length === 0]
  expect(gone()).toEqual([true, true, true])
  log.letGo()
  await putting
  expect(gone()).toEqual([false, false, false])

  log.fail(new Error('disk full'))
  await expect(layBack(author.room, note.note)).rejects.toThrow('not saved')
  log.fail(undefined)
  await meeting.restart()
  await meeting.rooms.use(BOARD, (room) => {
    expect(room.vault.all).toEqual([expect.objectContaining({ reason: WHY, withSeat: false })])
    expect(room.shownBoard.root('notes').has(note.note)).toBe(false)
  })
})

test('restored it is the same: id, words, place, owner', async () => {
  const before = noteOn(neighbour)
  await putAway(author.room, note.note, WHY)
  await meeting.restart()
  await author.again()
  await neighbour.again()
  expect(await layBack(author.room, note.note)).toMatchObject({ done: true })
  expect(noteOn(neighbour)).toEqual(before)
  expect(author.mine).toEqual([note.note])
  expect(author.putAway).toEqual([])
  author.perform({ verb: 'notes.edit', note: note.note, text: 'となりの方のこと' })
  await welcomed(author)
  expect(noteOn(neighbour)?.text).toBe('となりの方のこと')
  neighbour.perform({ verb: 'notes.withdraw', note: note.note })
  expect(await answerOf(neighbour)).toBe('not-yours')
})

test('doing it twice, or both within one flush, comes to what was done last', async () => {
  log.hold()
  const all = [
    putAway(author.room, note.note, WHY),
    layBack(author.room, note.note),
    putAway(author.room, note.note, 'にどめ'),
    putAway(author.room, note.note, 'さんどめ'),
  ]
  log.letGo()
  expect((await Promise.all(all)).at(-1)).toMatchObject({ done: true })
  await meeting.restart()
  await meeting.rooms.use(BOARD, async (room) => {
    expect(room.vault.all.map(({ reason }) => reason)).toEqual(['にどめ'])
    expect(await layBack(room, note.note)).toMatchObject({ done: true })
    expect(await layBack(room, note.note)).toMatchObject({ done: true })
    expect(await putAway(room, 'nobody' as NoteId, WHY)).toMatchObject(NO_NOTE)
    expect(await layBack(room, 'nobody' as NoteId)).toMatchObject(NO_NOTE)
  })
  expect(readBoard(await meeting.onDisk()).notes.map(({ text }) => text)).toEqual([WORDS])
})

test('I2 what its author and others say of it meanwhile is told apart, and shows nowhere', async () => {
  const staff = await meeting.come('staff')
  await putAway(neighbour.room, note.note, WHY)
  author.perform({ verb: 'notes.edit', note: note.note, text: `${WORDS}です` })
  staff.perform({ verb: 'notes.move', note: note.note, goal: GOAL, actor: ACTOR, rank: 'b0' })
  expect(await answerOf(author)).toBe('put-away')
  expect(await answerOf(staff)).toBe('no-note')
  for (const guest of [author, staff, neighbour]) expect(shows(guest)).toBe(false)
  expect(holds(author.room.state())).toBe(false)
  await layBack(author.room, note.note)
  expect(noteOn(neighbour)?.text).toBe(WORDS)
})

test('I2 its author cannot post it anew while it is put away', async () => {
  await putAway(author.room, note.note, WHY)
  author.perform(note)
  expect(await answerOf(author)).toBe('put-away')
  expect(shows(neighbour)).toBe(false)
  expect(holds(neighbour.room.state())).toBe(false)
})

test('a row keeps its way back to a note that is put away', async () => {
  const staff = await meeting.come('staff')
  const row = { row: 'row-1' as RowId, goal: GOAL, actor: ACTOR, matrix: 'expected' } as const
  staff.perform({ verb: 'rows.add', ...row, text: 'あいさつ', from: [note.note], rank: 'z0' })
  await welcomed(staff)
  await putAway(staff.room, note.note, WHY)
  const made = readBoard(neighbour.board).rows.find(({ id }) => id === row.row)
  expect(made?.from).toEqual([note.note])
})

test('a stopped seat is told and stays connected; what it had accepted goes, too; it reads on', async () => {
  const second = post(author, 'もうひとつ')
  const others = post(neighbour, 'ベンチがほしい')
  neighbour.perform(others)
  await welcomed(neighbour)
  log.hold()
  author.perform(second)
  const stopping = stop(author.room, note.note, WHY)
  log.letGo()
  expect(await stopping).toMatchObject({ done: true, notes: 2 })
  expect(author.closed).toBeUndefined()
  expect(author.stopped).toBe(true)
  expect(readBoard(neighbour.board).notes.map(({ id }) => id)).toEqual([others.note])

  await author.again()
  expect(author.closed).toBeUndefined()
  expect(author.stopped).toBe(true)
  expect(author.putAway.map(({ note }) => note).toSorted()).toEqual(
    [note.note, second.note].toSorted(),
  )
  expect(shows(author, others.note)).toBe(true)
  author.perform(post(author, 'それでも'))
  expect(await answerOf(author)).toBe('stopped')
  expect(readBoard(neighbour.board).notes).toHaveLength(1)
})

test('I5 a stopped seat writes nothing at all, also not what it wrote while away', async () => {
  await author.leave()
  author.perform({ verb: 'rows.rewrite', row: ROW, field: 'text', text: 'x' })
  await stop(neighbour.room, note.note, WHY)
  const { sequence } = neighbour.room
  await author.enter(meeting)
  await neighbour.saved()
  expect(author.refusal).toMatchObject({ reason: 'stopped' })
  expect(neighbour.room.sequence).toBe(sequence)
})

test('a seat that is started again has its notes back, but not one that was put away by itself', async () => {
  const second = post(author, 'もうひとつ')
  author.perform(second)
  await welcomed(author)
  await putAway(author.room, note.note, WHY)
  const { room } = neighbour
  expect(await stop(room, note.note, WHY)).toMatchObject({ notes: 1 })
  const reading = await meeting.sit(author.seat)
  expect(await start(room, note.note)).toMatchObject({ notes: 1 })
  expect(reading.closed).toBeUndefined()
  const back = reading
  expect(back.stopped).toBe(false)
  expect(back.mine).toEqual([second.note])
  expect(back.putAway).toEqual([{ note: note.note, text: WORDS }])
  back.perform(post(back, 'また かきます'))
  await welcomed(back)
})
