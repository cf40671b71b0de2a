import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BoardId } from '../../../shared/board/ids.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { CLOSE } from '../../../shared/wire.ts'
import { collected, forge } from './forge.ts'
import { HeldLog } from './held-log.ts'
import { answerOf, BOARD, Meeting, newRow, post, ROW, welcomed } from './meeting.ts'

let log: HeldLog
let meeting: Meeting

beforeEach(async () => {
  meeting = await Meeting.open({
    around: (real) => {
      log = new HeldLog(real)
      return log
    },
  })
})
afterEach(() => meeting.end())

describe('rooms', () => {
  test('a room is opened once, however many come at the same time', async () => {
    const rooms = await Promise.all(Array.from({ length: 50 }, () => meeting.rooms.enter(BOARD)))
    expect(new Set(rooms).size).toBe(1)
    expect(log.loads).toBe(1)
    expect(await meeting.rooms.count()).toEqual({ rooms: 1, sessions: 0 })
  })

  test('it closes when the last one leaves, and the log is folded', async () => {
    const [one, two] = [await meeting.come('participant', 1), await meeting.come('participant', 1)]
    one.perform(post(one, 'のこる'))
    await one.saved()
    await one.leave()
    expect(await meeting.rooms.count()).toEqual({ rooms: 1, sessions: 1 })
    expect((await meeting.store.log.load(BOARD))?.updates.length).toBeGreaterThan(0)
    await two.leave()
    expect(await meeting.rooms.count()).toEqual({ rooms: 0, sessions: 0 })
    expect((await meeting.store.log.load(BOARD))?.updates).toEqual([])
    const three = await meeting.come('screen')
    expect(readBoard(three.board).notes.map(({ text }) => text)).toEqual(['のこる'])
  })

  test('I3 whoever comes in while the last one leaves is in the room that all others see', async () => {
    for (let round = 0; round < 30; round++) {
      const leaver = await meeting.come('participant', 1)
      const leaving = leaver.leave()
      // Let the leaving go on for a different number of steps each time.
      for (let step = 0; step < round % 10; step++) await Promise.resolve()
      const [one, two] = await Promise.all([
        meeting.come('participant', 1),
        meeting.come('participant', 1),
      ])
      await leaving
      const three = await meeting.come('screen')
      expect(new Set([one.room, two.room, three.room]).size).toBe(1)
      for (const guest of [one, two, three]) expect(guest.closed).toBeUndefined()
      const note = post(one, `${round}`)
      one.perform(note)
      await welcomed(one)
      for (const guest of [two, three]) {
        expect(readBoard(guest.board).notes.some(({ id }) => id === note.note)).toBe(true)
      }
      for (const guest of [one, two, three]) await guest.leave()
    }
  })

  test('a board that does not exist is no room, and not remembered', async () => {
    const none = 'none' as BoardId
    expect(await meeting.rooms.enter(none)).toBeUndefined()
    expect(await meeting.rooms.write(none, () => {})).toBe(false)
    expect(await meeting.rooms.count()).toEqual({ rooms: 0, sessions: 0 })
  })

  test('I1 what is written on a board that was just removed is neither shown nor receipted', async () => {
    const [one, two] = [await meeting.come('participant', 1), await meeting.come('participant', 1)]
    const receipts = one.receipts
    await meeting.store.registry.removeBoard(BOARD)
    one.perform(post(one, 'おそすぎた'))
    await expect(one.saved()).rejects.toThrow('not saved')
    expect(one.receipts).toBe(receipts)
    expect(readBoard(two.board).notes).toEqual([])
    expect(two.closed?.code).toBe(CLOSE.tryAgain)
    expect(await meeting.rooms.enter(BOARD)).toBeUndefined()
  })

  test('the sequence grows for ever, also over compaction and a restart', async () => {
    let guest = await meeting.come('participant', 1)
    let last = guest.room.sequence
    for (let round = 0; round < 4; round++) {
      guest.perform(post(guest, `${round}`))
      await guest.saved()
      expect(guest.room.sequence).toBeGreaterThan(last)
      last = guest.room.sequence
      if (round % 2 === 0) await guest.leave()
      else await meeting.restart()
      guest = await meeting.come('participant', 1)
      expect(guest.room.sequence).toBe(last)
    }
  })

  test('owners outlive withdrawal, compaction and a restart', async () => {
    const resident = await meeting.come('participant', 1)
    const note = post(resident, 'もどします')
    resident.perform(note)
    resident.perform({ verb: 'notes.withdraw', note: note.note })
    await resident.saved()
    await meeting.restart()
    const back = await meeting.sit(resident.seat)
    expect(back.room.ownerOf(note.note)).toBe(resident.seat.id)
    expect(back.mine).toEqual([])
    const other = await meeting.come('participant', 1)
    other.perform(note)
    expect(await answerOf(other)).toBe('not-yours')
    back.perform(note)
    expect(await answerOf(back)).toBe('done')
    expect(back.mine).toEqual([note.note])
  })

  test('I5 a board with more client ids than it should have is written anew before anybody is in it', async () => {
    const author = await meeting.come('participant', 1)
    const note = post(author, 'のこる ことば')
    author.perform(note)
    const clerk = await meeting.come('staff')
    clerk.perform(newRow('のこる 取組', { from: [note.note] }))
    await clerk.saved()
    const before = readBoard(author.room.shownBoard)
    const { epoch } = author.room
    for (const guest of [author, clerk]) await guest.leave()
    await meeting.restart()
    // As before there was a limit.
    const ids = Array.from({ length: 1_200 }, (_, at) => ({
      ...{ client: 50_000 + at, clock: 0 },
      structs: [collected(1)],
    }))
    const silent = { update: forge(ids), owners: [], clients: [] }
    await meeting.store.log.commit([{ board: BOARD, ...silent }])
    const opening = await meeting.come('screen')
    expect(opening.room.shown.store.clients.size).toBeGreaterThan(1_200)
    await opening.leave()
    await meeting.restart()
    const back = await meeting.sit(author.seat)
    expect(back.room.shown.store.clients.size).toBeLessThan(5)
    expect(back.room.epoch).not.toBe(epoch)
    const { board, ...rest } = readBoard(back.room.shownBoard)
    const { board: _, ...same } = before
    expect(rest).toEqual(same)
    expect(back.mine).toEqual([note.note])
    back.perform({ verb: 'notes.edit', note: note.note, text: 'まだ なおせる' })
    expect(await answerOf(back)).toBe('done')
    const staff = await meeting.come('staff')
    staff.perform({ verb: 'rows.rewrite', row: ROW, field: 'text', text: 'まだ かける' })
    await welcomed(staff)
  })

  test('stopping waits for what is pending, not for what never ends', async () => {
    const busy = await meeting.come('participant', 1)
    const note = post(busy, 'さいごの')
    busy.perform(note)
    // Whenever something was saved, the next is written at once: the room is never quiet.
    busy.room.onChange(() => busy.perform(post(busy, 'もっと')))
    await meeting.rooms.stop()
    expect(busy.closed).toEqual({ code: CLOSE.restarting, reason: 'restarting' })
    const kept = readBoard(await meeting.onDisk()).notes
    expect(kept.some(({ id }) => id === note.note)).toBe(true)
    await expect(meeting.rooms.enter(BOARD)).rejects.toThrow('stopping')
  })

  test('the server’s own writes are durable when they are done, or fail', async () => {
    const resident = await meeting.come('participant', 1)
    log.hold()
    const write = meeting.rooms.write(BOARD, (board) => board.root('board').set('title', '閉会'))
    let done = false
    const finished = write.then(() => {
      done = true
    })
    await log.nextCommit()
    expect(done).toBe(false)
    expect(readBoard(resident.board).board.title).not.toBe('閉会')
    log.letGo()
    await finished
    expect(readBoard(resident.board).board.title).toBe('閉会')
    expect(readBoard(await meeting.onDisk()).board.title).toBe('閉会')
  })

  test('a write of the server that throws half way leaves nothing behind', async () => {
    const resident = await meeting.come('participant', 1)
    const broken = meeting.rooms.write(BOARD, (board) => {
      board.root('board').set('title', 'はんぶん')
      throw new Error('bug')
    })
    await expect(broken).rejects.toThrow('bug')
    resident.perform(post(resident, 'つづく'))
    await welcomed(resident)
    expect(readBoard(resident.board).board.title).not.toBe('はんぶん')
    expect(readBoard(await meeting.onDisk())).toEqual(readBoard(resident.board))
  })
})
