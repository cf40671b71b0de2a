import { expect, test } from 'vitest'
import { Allowance } from '../../../server/sync/allowance.ts'
import { REFUSALS, type RefusalReason, SERVER_LIMITS } from '../../../shared/wire.ts'

test('I5 a seat has a second’s messages at once, then so many a second, and debts are waited for', () => {
  const seat = new Allowance()
  expect(seat.isFull(0)).toBe(true)
  expect(seat.spend(0, 300)).toBe(0)
  expect(seat.spend(0, 3)).toBe(10)
  expect(seat.isFull(0)).toBe(false)
  expect(seat.spend(10, 0)).toBe(0)
  expect(seat.spend(10, 900)).toBe(3_000)
  expect(seat.isFull(3_010)).toBe(false)
  expect(seat.isFull(4_010)).toBe(true)
  expect(seat.spend(100_000, 300)).toBe(0)
  expect(seat.spend(100_000, 300)).toBe(1_000)
})

test('I5 a seat’s second refusal within a minute waits 10 s, each further one twice as long', () => {
  const seat = new Allowance()
  const waits = [0, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]
  let now = 0
  for (const wait of waits) {
    seat.refused(now, 'malformed')
    expect(seat.waits(now)).toBe(wait)
    expect(seat.waits(now + wait / 2)).toBe(wait / 2)
    expect(seat.isFull(now + wait + 60_000)).toBe(false)
    now += wait + 30_000
    expect(seat.waits(now)).toBe(0)
  }
  expect(seat.isFull(now + 31_000)).toBe(true)
  seat.refused(now + 31_000, 'malformed')
  expect(seat.waits(now + 31_000)).toBe(0)
  seat.refused(now + 91_000, 'malformed')
  expect(seat.waits(now + 91_000)).toBe(10_000)
})

test('I5 refusals at the same moment add up, too, and never shorten a wait', () => {
  const seat = new Allowance()
  for (let at = 0; at < 40; at++) seat.refused(0, 'malformed')
  expect(seat.waits(0)).toBe(300_000)
})

/** What an honest device meets when others closed, moved or wrote something meanwhile. */
const MET_BY_HONEST = [
  ...['not-yours', 'wrong-table', 'locked', 'closed', 'stopped', 'put-away', 'redacted'],
  ...['too-long', 'blank', 'full'],
]

for (const reason of Object.keys(REFUSALS) as RefusalReason[]) {
  const waits = !MET_BY_HONEST.includes(reason)
  test(`I2 I5 being refused as ${reason} ${waits ? 'is waited for' : 'costs no wait'}`, () => {
    const seat = new Allowance()
    for (let at = 0; at < 5; at++) seat.refused(0, reason)
    expect(seat.waits(0) > 0).toBe(waits)
    expect(seat.isFull(0)).toBe(!waits)
  })
}

test('I5 what a seat owes is waited for in half a minute at most, whatever it does meanwhile', () => {
  const seat = new Allowance()
  for (let at = 0; at < 100; at++) seat.spend(0, 100_000)
  expect(seat.spend(0, 0)).toBe(30_000)
})

test('I5 forty connections that come at once find room for thirty, and each leaves once', () => {
  const seat = new Allowance()
  const leaving = Array.from({ length: 40 }, () => seat.connect())
  expect(leaving.filter(Boolean)).toHaveLength(SERVER_LIMITS.connectionsPerSeat)
  const [first] = leaving
  first?.()
  first?.()
  expect([seat.connect(), seat.connect()].filter(Boolean)).toHaveLength(1)
  expect(seat.isFull(0)).toBe(false)
})
