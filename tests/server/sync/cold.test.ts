import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Frame } from '../../../server/sync/frames.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { MESSAGE } from '../../../shared/wire.ts'
import { putAway } from '../commands/leads.ts'
import { HeldLog } from './held-log.ts'
import { answerOf, type Guest, Meeting, newRow, post, welcomed } from './meeting.ts'

let log: HeldLog
let meeting: Meeting
let author: Guest

/** What was put off: tests say when its time has come. */
let putOff: (() => void)[]
const wake = () => {
  while (putOff.length > 0) putOff.shift()?.()
}

/** Of a sync message: SyncStep1, SyncStep2 or an update. */
const kindOf = ({ message }: Frame) => message[1] ?? -1
const texts = ({ board }: Pick<Guest, 'board'>) => readBoard(board).notes.map(({ text }) => text)

beforeEach(async () => {
  putOff = []
  meeting = await Meeting.open({
    around: (real) => {
      log = new HeldLog(real)
      return log
    },
    // Every board counts as large.
    coldAboveBytes: 0,
    pace: {
      now: () => 0,
      // A flush waits up to 40 ms for company.
      after: (ms, run) => void (ms <= 40 ? setImmediate(run) : putOff.push(run)),
    },
  })
  author = await meeting.come('participant', 1)
  wake()
  for (const words of ['いちまいめ', 'にまいめ', 'さんまいめ']) author.perform(post(author, words))
  await welcomed(author)
  await meeting.crash()
})
afterEach(() => meeting.end())

describe('a board that is still bytes', () => {
  test('I1 gives whoever has nothing all that is on the disk, and makes no document for it', async () => {
    const guest = await meeting.come('screen')
    expect(guest.room.isOpen()).toBe(false)
    expect(texts(guest)).toEqual(['いちまいめ', 'にまいめ', 'さんまいめ'])
  })

  test('its SyncStep2 comes last: whoever has heard it lacks nothing', async () => {
    const guest = await meeting.come('screen')
    const replayed = await meeting.onDisk()
    expect(Y.encodeStateVector(guest.doc)).toEqual(Y.encodeStateVector(replayed.doc))
    expect(guest.heard.filter((type) => type === MESSAGE.sync).length).toBeGreaterThan(1)
    const stock = await meeting.sit(meeting.seat('screen'), false)
    const kinds: number[] = []
    const { line } = stock.session ?? {}
    if (!line) throw new Error('not here')
    stock.room.audience.answer(
      Object.assign(Object.create(stock.session ?? null), {
        sendAll: (frames: readonly Frame[]) => kinds.push(...frames.map(kindOf)),
      }),
      Uint8Array.of(0),
    )
    expect(kinds.at(-1)).toBe(1)
    expect(kinds.slice(0, -1).every((kind) => kind === 2)).toBe(true)
  })

  test('asks for what a device wrote while away as soon as there is a document', async () => {
    const guest = await meeting.come('staff')
    expect(guest.room.isOpen()).toBe(false)
    await guest.leave()
    await meeting.crash()
    const laid = newRow('るすのあいだ')
    guest.perform(laid)
    await guest.enter(meeting)
    wake()
    expect(guest.room.isOpen()).toBe(true)
    await welcomed(guest)
    expect((await meeting.come('screen')).board.root('rows').has(laid.row)).toBe(true)
  })

  test('I2 judges the first write like any other', async () => {
    const guest = await meeting.come('participant', 1)
    wake()
    const [note] = readBoard(guest.board).notes
    if (!note) throw new Error('no note')
    guest.perform({ verb: 'notes.withdraw', note: note.id })
    expect(await answerOf(guest)).toBe('not-yours')
    const back = await meeting.sit(author.seat)
    back.perform({ verb: 'notes.withdraw', note: note.id })
    await welcomed(back)
    expect(texts(await meeting.come('screen'))).toEqual(['にまいめ', 'さんまいめ'])
  })

  test('an author hears which notes are hers, and those who come do not wait for ever', async () => {
    const back = await meeting.sit(author.seat)
    expect(back.room.isOpen()).toBe(false)
    expect(back.mine).toHaveLength(3)
    await meeting.crash()
    const [first] = [await meeting.come('participant', 1)]
    for (let at = 0; at < 100 && !first.room.isOpen(); at++) {
      await meeting.come('participant', 1)
      putOff.shift()?.()
    }
    expect(first.room.isOpen()).toBe(true)
  })

  test('one that left or was closed is asked for nothing', async () => {
    const guest = await meeting.come('participant', 1)
    const other = await meeting.come('participant', 1)
    const { heard } = guest
    await guest.leave()
    const before = heard.length
    await other.leave()
    wake()
    expect(heard).toHaveLength(before)
  })
})

describe('words that were deleted', () => {
  const bytesFor = async (guest: Guest) => {
    const sent: Uint8Array[] = []
    const line = { send: ({ message }: Frame) => void sent.push(message), close: () => {} }
    Object.assign(guest.session ?? {}, { line })
    guest.hear(Uint8Array.of(0, 0, 1, 0))
    return Buffer.concat(sent)
  }

  test('I4 go to nobody who comes later, also not from the bytes on the disk', async () => {
    const back = await meeting.sit(author.seat)
    wake()
    const [note] = readBoard(back.board).notes
    if (!note) throw new Error('no note')
    back.perform({ verb: 'notes.withdraw', note: note.id })
    await welcomed(back)
    await meeting.crash()
    const late = await meeting.come('screen')
    const bytes = await bytesFor(late)
    expect(bytes.includes(Buffer.from('さんまいめ'))).toBe(true)
    expect(bytes.includes(Buffer.from('いちまいめ'))).toBe(false)
    // The same where the document is there and its bytes are newer than the snapshot.
    const again = await meeting.sit(author.seat)
    wake()
    again.perform(post(again, 'よんまいめ'))
    await welcomed(again)
    const [next] = readBoard(again.board).notes
    if (!next) throw new Error('no note')
    again.perform({ verb: 'notes.withdraw', note: next.id })
    await welcomed(again)
    const live = await bytesFor(await meeting.come('screen'))
    expect(live.includes(Buffer.from('よんまいめ'))).toBe(true)
    expect(live.includes(Buffer.from('にまいめ'))).toBe(false)
  })

  test('I4 leave the disk with the flush after a note was put away', async () => {
    const [note] = readBoard(await meeting.onDisk()).notes
    if (!note) throw new Error('no note')
    const guest = await meeting.come('facilitator')
    await putAway(guest.room, note.id)
    const saved = await meeting.store.log.load(guest.room.board)
    expect(saved?.updates).toEqual([])
    expect(Buffer.from(saved?.snapshot ?? []).includes(Buffer.from('いちまいめ'))).toBe(false)
  })
})

describe('an emptied room', () => {
  test('stays open for a while, then its memory is given back', async () => {
    await meeting.end()
    const evictions: (() => void)[] = []
    meeting = await Meeting.open({
      lingerMs: 60_000,
      pace: {
        now: () => 0,
        after: (ms, run) => void (ms === 60_000 ? evictions.push(run) : setImmediate(run)),
      },
    })
    const guest = await meeting.come('participant', 1)
    const { room } = guest
    await guest.leave()
    expect(await meeting.rooms.count()).toEqual({ rooms: 1, sessions: 0 })
    await guest.enter(meeting)
    expect(guest.room).toBe(room)
    // Somebody came back: the first time's end does not count any more.
    evictions.shift()?.()
    await guest.leave()
    expect(await meeting.rooms.count()).toEqual({ rooms: 1, sessions: 0 })
    evictions.shift()?.()
    expect(await meeting.rooms.count()).toEqual({ rooms: 0, sessions: 0 })
    expect((await meeting.come('screen')).room).not.toBe(room)
  })
})
