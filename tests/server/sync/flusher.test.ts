import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Room } from '../../../server/sync/room.ts'
import type { Scheduler } from '../../../server/sync/scheduler.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { ROLES } from '../../../shared/board/roles.ts'
import type { Links } from '../../../shared/http.ts'
import { BOARD, type Guest, Meeting, post } from './meeting.ts'

/** A clock that goes on when it is told to; what is put off waits for it. */
class Clock implements Scheduler {
  #ms = 1_000
  #waiting: { at: number; run: () => void }[] = []

  now = () => this.#ms

  after = (ms: number, run: () => void) => {
    this.#waiting.push({ at: this.#ms + Math.max(0, ms), run })
  }

  /** Everything that is due within so many ms, each at its time. */
  async pass(ms: number) {
    const until = this.#ms + ms
    for (;;) {
      const [next] = this.#waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
      if (!next) break
      this.#waiting.splice(this.#waiting.indexOf(next), 1)
      this.#ms = Math.max(this.#ms, next.at)
      next.run()
      await settled()
    }
    this.#ms = Math.max(this.#ms, until)
  }
}

/** A commit's promises are through. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

let clock: Clock
let meeting: Meeting
let commits: number[]
/** What a commit takes on the disk. */
let diskMs: number

beforeEach(async () => {
  clock = new Clock()
  commits = []
  diskMs = 0
  meeting = await Meeting.open({
    pace: clock,
    around: (log) => ({
      ...{ has: (board) => log.has(board), load: (board) => log.load(board) },
      compact: (...args) => log.compact(...args),
      commit: async (entries) => {
        commits.push(clock.now())
        await clock.pass(diskMs)
        return log.commit(entries)
      },
    }),
  })
})
afterEach(() => meeting.end())

const writes = (guest: Guest, text: string) => guest.perform(post(guest, text))

const OTHER = 'other-board' as BoardId

/** A second board, as the first one is, with its room open. */
async function anotherRoom(): Promise<Room> {
  const { registry, log } = meeting.store
  const state = (await log.load(BOARD))?.snapshot
  const record = await registry.board(BOARD)
  if (!state || !record) throw new Error('no board')
  const links = Object.fromEntries(ROLES.map((role) => [role, `other-${role}`])) as Links
  await registry.addBoard({ ...record, id: OTHER, joinCode: '654321' }, links, 'e2', state)
  const room = await meeting.rooms.enter(OTHER)
  if (!room) throw new Error('no room')
  return room
}

test('after a lull a note is made durable at once', async () => {
  const one = await meeting.come('participant', 1)
  await clock.pass(1_000)
  const from = clock.now()
  writes(one, 'ひとつ')
  await clock.pass(100)
  writes(one, 'ふたつ')
  await clock.pass(100)
  expect(commits.map((at) => at - from)).toEqual([0, 100])
})

test('where much is written, notes that come within four milliseconds share a commit', async () => {
  const one = await meeting.come('participant', 1)
  await clock.pass(1_000)
  const from = clock.now()
  for (let at = 0; at < 10; at++) {
    writes(one, `付箋 ${at}`)
    await clock.pass(2)
  }
  await clock.pass(100)
  expect(commits.map((at) => at - from)).toEqual([0, 4, 8, 12, 16, 20])
})

test('a slow disk is given as long again as it took', async () => {
  const one = await meeting.come('participant', 1)
  await clock.pass(1_000)
  diskMs = 10
  const from = clock.now()
  for (const _ of [1, 2, 3, 4]) {
    writes(one, '付箋')
    await clock.pass(12)
  }
  await clock.pass(100)
  expect(commits.map((at) => at - from)).toEqual([0, 14, 34, 54])
})

test('one room’s mistake closes that room: the others’ notes are saved and shown, and go on being so', async () => {
  const room = await anotherRoom()
  room.onChange(() => {
    throw new Error('a listener broke')
  })
  const one = await meeting.come('participant', 1)
  await clock.pass(1_000)
  // Both in one flush, the broken one first.
  const broken = room.write((board) => board.root('board').set('tables', 9))
  writes(one, 'となりの部屋')
  await clock.pass(1_000)
  await one.saved()
  expect(one.room.shownBoard.root('notes').size).toBe(1)
  await broken
  expect(room.isClosed()).toBe(true)
  expect(meeting.lost).toHaveLength(1)
  writes(one, 'そのあとも')
  await clock.pass(1_000)
  expect(one.room.shownBoard.root('notes').size).toBe(2)
  // It is as durable as if nothing had been.
  expect((await meeting.store.log.load(OTHER))?.sequence).toBe(1)
})

test('what cannot be committed closes its own room: the others’ notes of that flush are saved and shown', async () => {
  const room = await anotherRoom()
  const { take } = room
  for (const breaks of ['commit', 'take'] as const) {
    const again = breaks === 'take' ? await meeting.rooms.enter(OTHER) : room
    if (!again) throw new Error('no room')
    again.take = () => {
      if (breaks === 'take') throw new Error('take broke')
      return { ...take.call(again), format: Number.NaN }
    }
    const one = await meeting.come('participant', 1)
    await clock.pass(1_000)
    const broken = again.write((board) => board.root('board').set('tables', 9))
    const told = broken.then(
      () => 'saved',
      () => 'not saved',
    )
    writes(one, 'となりの部屋')
    await clock.pass(1_000)
    await one.saved()
    expect(await told).toBe('not saved')
    expect(again.isClosed()).toBe(true)
    expect(one.room.isClosed()).toBe(false)
  }
  expect(meeting.lost).toHaveLength(2)
  expect((await meeting.store.log.load(OTHER))?.sequence).toBe(0)
})

test('a command that throws leaves nothing behind, and its room goes on', async () => {
  const one = await meeting.come('participant', 1)
  await clock.pass(1_000)
  const broken = {
    ...one.seat,
    get table(): never {
      throw new Error('our mistake')
    },
  }
  const say = (id: string, seat = one.seat) =>
    one.room.command(
      {
        ...{ id: id as never, verb: 'notes.post', note: id as never, heard: 'written' },
        ...{ goal: [...one.room.shownBoard.root('goals').keys()][0] as never, text: 'ことば' },
        ...{ actor: [...one.room.shownBoard.root('actors').keys()][0] as never },
      },
      seat,
      () => {},
    )
  expect(() => say('broken', broken)).toThrow('our mistake')
  say('fine')
  await clock.pass(1_000)
  expect([...one.room.shownBoard.root('notes').keys()]).toEqual(['fine'])
  expect(one.room.ownerOf('broken' as never)).toBeUndefined()
})
