import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Press } from '../../../server/export/press.ts'
import { Seats } from '../../../server/seats/seats.ts'
import type { SeatId } from '../../../shared/board/ids.ts'
import { GRACE_MS } from '../../../shared/board/policy.ts'
import { type Hall, type Joined, type Made, openHall } from '../app/hall.ts'
import { FakeClock } from '../fake-clock.ts'
import { seeded } from '../seeded.ts'
import { answerOf, post, welcomed } from '../sync/meeting.ts'

const HOUR_MS = 3_600_000
const BY = { role: 'scribe', table: 1 } as const
const SETTINGS: Record<string, number> = {
  'back an hour': -HOUR_MS,
  'forward an hour': HOUR_MS,
  'forward a day': 24 * HOUR_MS,
}

let hall: Hall
let board: Made
let resident: Joined

beforeEach(async () => {
  hall = openHall()
  board = await hall.make()
  resident = await hall.come(board, 'participant', { table: 1 })
})
afterEach(() => hall.close())

for (const [how, byMs] of Object.entries(SETTINGS))
  describe(`I5 the wall clock is set ${how}`, () => {
    test('a seat asks on at its pace', async () => {
      const asks = async (count: number) => {
        const answers = Array.from({ length: count }, () =>
          hall.get(`/api/boards/${board.id}/mine`, resident.token),
        )
        return (await Promise.all(answers)).filter(({ status }) => status === 200).length
      }
      expect(await asks(60)).toBe(50)
      hall.clock.set(byMs)
      expect(await asks(10)).toBe(0)
      await hall.clock.pass(1_000)
      expect(await asks(60)).toBe(50)
    })

    test('new seats come in at the same pace', async () => {
      const limits = { seatsPerBoard: 100, teamSeatsPerRole: 300, newSeatsPerSecond: 3 }
      const { registry, roll, returns } = hall.store
      const clock = new FakeClock()
      const seats = new Seats({ registry, roll, returns, clock, chance: seeded(3), limits })
      const record = await registry.boardByCode(board.joinCode)
      if (!record) throw new Error('no board')
      const come = async () => (await seats.admit(record, { role: 'participant' })).kind
      const four = [await come(), await come(), await come(), await come()]
      expect(four).toEqual(['seated', 'seated', 'seated', 'refused'])
      clock.set(byMs)
      expect(await come()).toBe('refused')
      await clock.pass(1_000)
      expect([await come(), await come(), await come(), await come()]).toEqual(four)
    })

    test('as many wrong codes are looked up as before, and no more', async () => {
      const { registry, roll, returns } = hall.store
      const clock = new FakeClock()
      const seats = new Seats({ registry, roll, returns, clock, chance: seeded(4) })
      while ((await seats.boardByCode('000000')).kind === 'unknown') await clock.pass(0)
      clock.set(byMs)
      expect(await seats.boardByCode('000000')).toMatchObject({ kind: 'work' })
      await clock.pass(6_000)
      expect(await seats.boardByCode('000000')).toEqual({ kind: 'unknown' })
      expect(await seats.boardByCode('000000')).toMatchObject({ kind: 'work' })
    })

    test('a link of return works for ten minutes, not for more or less', async () => {
      const { registry, roll, returns } = hall.store
      const clock = new FakeClock()
      const seats = new Seats({ registry, roll, returns, clock, chance: seeded(5) })
      const { secret } = await seats.comingBack.offer(resident.seat as SeatId, BY)
      await clock.pass(300_000)
      clock.set(byMs)
      await clock.pass(299_999)
      expect((await seats.comingBack.take(secret))?.seat.continues).toBe(resident.seat)
      const late = await seats.comingBack.offer(resident.seat as SeatId, BY)
      clock.set(byMs)
      await clock.pass(600_000)
      expect(await seats.comingBack.take(late.secret)).toBeUndefined()
    })

    test('a link of return from before a restart: never for longer than ten minutes', async () => {
      const { registry, roll, returns } = hall.store
      const clock = new FakeClock()
      const before = new Seats({ registry, roll, returns, clock, chance: seeded(6) })
      const { secret } = await before.comingBack.offer(resident.seat as SeatId, BY)
      const other = await hall.come(board, 'participant')
      const still = await before.comingBack.offer(other.seat as SeatId, BY)
      const after = new Seats({ registry, roll, returns, clock, chance: seeded(7) })
      expect((await after.comingBack.take(still.secret))?.seat.continues).toBe(other.seat)
      clock.set(byMs)
      expect(await after.comingBack.take(secret)).toBeUndefined()
    })

    test('files are made one after another, with the same rest', async () => {
      const clock = new FakeClock()
      const press = new Press(clock)
      const made = press.make('a', async () => {
        await clock.wait(100)
        return 1
      })
      await clock.pass(0)
      clock.set(byMs)
      await clock.pass(100)
      expect(await made).toBe(1)
      const next = press.make('b', async () => 2)
      await clock.pass(299)
      let isMade = false
      void next.then(() => {
        isMade = true
      })
      await clock.pass(0)
      expect(isMade).toBe(false)
      await clock.pass(1)
      expect(await next).toBe(2)
    })

    test('a board that was locked stays locked, and its grace is as long', async () => {
      const lead = await hall.sit(await hall.come(board, 'facilitator'))
      const phone = await hall.sit(resident)
      lead.perform({ verb: 'board.set', patch: { locked: true } })
      await lead.saved()
      hall.clock.set(byMs)
      await hall.clock.pass(GRACE_MS - 1)
      phone.perform(post(phone, 'まだ間に合う'))
      await welcomed(phone)
      await hall.clock.pass(1)
      hall.clock.set(byMs)
      phone.perform(post(phone, 'もう書けない'))
      expect(await answerOf(phone)).toBe('locked')
    })
  })
