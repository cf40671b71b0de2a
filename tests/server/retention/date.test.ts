import { expect, test } from 'vitest'
import { bornBefore, DAY_MS, endOf, type Life } from '../../../server/retention/ages.ts'
import { type Dates, reckon } from '../../../server/retention/date.ts'

const START = Date.UTC(2026, 10, 20, 12)
const seen = (days: number): Dates => ({ seenAt: START + days * DAY_MS, aheadSince: undefined })

/** What the clock says on days counted from the first, one after another, from what was seen on day 0. */
function days(...said: readonly number[]) {
  let dates = seen(0)
  return said.map((day) => {
    const found = reckon(dates, START + day * DAY_MS)
    dates = found.dates
    const date = found.date === undefined ? undefined : (found.date - START) / DAY_MS
    return [found.clock, date]
  })
}

test('day by day the clock is believed', () => {
  expect(days(1, 2, 3.9, 4)).toEqual([
    ['right', 1],
    ['right', 2],
    ['right', 3.9],
    ['right', 4],
  ])
})

test('an hour back, or a moment twice: nothing gets younger', () => {
  expect(days(1, 0.96, 0.5)).toEqual([
    ['right', 1],
    ['right', 1],
    ['right', 1],
  ])
})

test('after a pause it is believed on another day', () => {
  expect(days(200, 200.5, 201, 202)).toEqual([
    ['ahead', 0],
    ['ahead', 0],
    ['right', 201],
    ['right', 202],
  ])
})

test('a clock that was wrong for an evening and then set right has told nothing', () => {
  expect(days(300, 300.9, 1, 2)).toEqual([
    ['ahead', 0],
    ['ahead', 0],
    ['right', 1],
    ['right', 2],
  ])
  // Also where it then is wrong again, otherwise.
  expect(days(300, 60, 60.5, 61).map(([clock]) => clock)).toEqual([
    'ahead',
    'ahead',
    'ahead',
    'right',
  ])
})

test('a jump of years is never believed by itself, however often it is said', () => {
  expect(days(4_000, 4_001, 4_002, 401)).toEqual([...Array(4)].map(() => ['far-ahead', undefined]))
  expect(days(4_000, 1)).toEqual([
    ['far-ahead', undefined],
    ['right', 1],
  ])
})

test('two pauses, each used for one evening alone: the earlier one is believed by the later', () => {
  expect(days(180, 360, 361)).toEqual([
    ['ahead', 0],
    ['ahead', 180],
    ['right', 361],
  ])
})

test('a clock that was set back deletes nothing', () => {
  expect(days(-2, -400, 1)).toEqual([
    ['behind', undefined],
    ['behind', undefined],
    ['right', 1],
  ])
})

const life = (more: Partial<Life>): Life => ({
  ...{ state: 'open', closedAt: undefined, activeAt: START, lastSeatAt: 0, heldAt: undefined },
  ...more,
})

test('a board ends when it is closed; where nobody closed it, so long after its last use', () => {
  const closed = { state: 'closed', closedAt: START - 5 } as const
  expect(endOf(life(closed), 365)).toBe(START - 5)
  expect(endOf(life(closed), undefined)).toBe(START - 5)
  expect(endOf(life({ state: 'closed' }), 365)).toBe(START)
  expect(endOf(life({}), 365)).toBe(START + 365 * DAY_MS)
  expect(endOf(life({ lastSeatAt: START + 7 }), 1)).toBe(START + 7 + DAY_MS)
  expect(endOf(life({ heldAt: START + 9 }), 1)).toBe(START + 9 + DAY_MS)
  expect(endOf(life({}), undefined)).toBeUndefined()
})

test('days are counted to the millisecond; never is never', () => {
  expect(bornBefore(START, 90)).toBe(START - 90 * DAY_MS)
  expect(bornBefore(START, undefined)).toBeUndefined()
})
