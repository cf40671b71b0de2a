import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SeatRecord } from '../../../server/store/registry.ts'
import { SERVER_LIMITS } from '../../../shared/wire.ts'
import { said } from '../commands/said.ts'
import { collected, forge } from './forge.ts'
import { type Guest, Meeting, post } from './meeting.ts'

let meeting: Meeting
let now: number
beforeEach(async () => {
  now = 1_000_000
  meeting = await Meeting.open({ now: () => now })
})
afterEach(() => meeting.end())

/** Posts so many. @returns what became of each */
async function posts(guest: Guest, count: number, words = 'ベンチがほしい') {
  const all = Array.from({ length: count }, () => guest.say(said(post(guest, words))))
  return (await Promise.all(all)).map((answer) => (answer.done ? 'done' : answer.reason))
}
const done = (answers: readonly string[]) => answers.filter((one) => one === 'done').length

/** Whatever makes a room, or the server, begin anew. */
const MISHAPS: Record<string, (guest: Guest) => Promise<void>> = {
  'the room was empty': async (guest) => {
    await guest.leave()
    expect((await meeting.rooms.count()).rooms).toBe(0)
  },
  'the server was started again': async (guest) => {
    await guest.leave()
    await meeting.restart()
  },
  'the server was killed': async () => {
    await meeting.crash()
  },
}

const sitAgain = (seat: SeatRecord) => meeting.sit(seat)

for (const [name, happens] of Object.entries(MISHAPS)) {
  test(`I5 a resident’s bytes are not given a second time when ${name}`, async () => {
    const seat = meeting.seat('participant', 1)
    let guest = await sitAgain(seat)
    const full = '𠮷'.repeat(400)
    const first = await posts(guest, 320, full)
    expect(first.at(-1)).toBe('full')
    await happens(guest)
    guest = await sitAgain(seat)
    const again = await posts(guest, 40, full)
    expect(again.at(-1)).toBe('full')
    // What was written and taken back is no longer there, and an update is more than its words.
    expect(done(again)).toBeLessThan(done(first) / 10)
    const other = await meeting.come('participant', 1)
    expect(await posts(other, 1)).toEqual(['done'])
  })

  test(`I5 a seat’s new client ids of an hour are not given a second time when ${name}`, async () => {
    const seat = meeting.seat('staff')
    let next = 10_000
    /** Until one is refused. */
    const takes = async (guest: Guest) => {
      for (let taken = 0; taken <= SERVER_LIMITS.clientsPerHour; taken++) {
        guest.send(forge([{ client: next++, clock: 0, structs: [collected(1)] }]))
        await guest.saved()
        // It is told a moment later.
        const refusal = guest.session?.refused?.refusal
        if (refusal) return { taken, ...refusal }
      }
      throw new Error('no end of it')
    }
    let guest = await sitAgain(seat)
    expect(await takes(guest)).toEqual({ taken: SERVER_LIMITS.clientsPerHour, reason: 'too-fast' })
    await happens(guest)
    guest = await sitAgain(seat)
    const again = await takes(guest)
    expect(again.reason).toBe('too-fast')
    expect(again.taken).toBeLessThanOrEqual(SERVER_LIMITS.clientsPerHour / 3)
    await guest.leave()
    now += 60 * 60_000
    guest = await sitAgain(seat)
    expect((await takes(guest)).taken).toBe(SERVER_LIMITS.clientsPerHour)
  })

  test(`I5 one phone leaves its table room on the wall, also when ${name}`, async () => {
    const seat = meeting.seat('participant', 1)
    for (let at = 0; at < 5; at++) {
      const neighbour = await meeting.come('participant', 1)
      expect(done(await posts(neighbour, 3))).toBe(3)
      await neighbour.leave()
    }
    const alone = await meeting.come('participant', 2)
    expect(done(await posts(alone, 100)), 'nobody else is at that table').toBe(100)
    await alone.leave()
    let guest = await sitAgain(seat)
    const first = await posts(guest, 80)
    expect([done(first), first.at(-1)]).toEqual([40, 'too-fast'])
    await happens(guest)
    guest = await sitAgain(seat)
    expect(await posts(guest, 1)).toEqual(['too-fast'])
    const neighbour = await meeting.come('participant', 1)
    expect(await posts(neighbour, 1)).toEqual(['done'])
    const scribe = await meeting.come('scribe', 1)
    expect(done(await posts(scribe, 60)), 'a scribe writes for many').toBe(60)
  })
}

test('I5 a table that is fast together stops nobody, and ten minutes later all begin anew', async () => {
  const table = await Promise.all(Array.from({ length: 4 }, () => meeting.come('participant', 3)))
  for (let round = 0; round < 30; round++)
    for (const guest of table) expect(await posts(guest, 4)).toEqual(Array(4).fill('done'))
  const [quick, slow] = await Promise.all([
    meeting.come('participant', 1),
    meeting.come('participant', 1),
  ])
  await posts(slow, 1)
  expect(done(await posts(quick, 50))).toBe(40)
  now += 10 * 60_000
  expect(done(await posts(quick, 40))).toBe(40)
})
