import { describe, expect, test } from 'vitest'
import { callBetween, clockOf, nextChangeMs } from '../../../client/timer/clock.ts'

const MINUTE = 60_000

describe('the timer in figures', () => {
  test.each([
    [0, '0:00'],
    [1, '0:01'],
    [1_000, '0:01'],
    [59_001, '1:00'],
    [760_000, '12:40'],
    [65 * MINUTE, '65:00'],
  ])('%i ms is %s', (ms, figures) => {
    expect(clockOf(ms)).toBe(figures)
  })

  test('waits until the figures change, and no longer than that', () => {
    for (const left of [1, 999, 1_000, 1_001, 90_500]) {
      const wait = nextChangeMs(left) ?? 0
      expect(clockOf(left - wait)).not.toBe(clockOf(left))
      expect(clockOf(left - wait + 1)).toBe(clockOf(left))
    }
    expect(nextChangeMs(0)).toBeNull()
  })
})

describe('what is called out', () => {
  test('each mark once, on the reading that reaches it', () => {
    const called = []
    for (let left = 6 * MINUTE; left >= 0; left -= 1_000) {
      const call = callBetween(left + 1_000, left)
      if (call) called.push([call, left])
    }
    expect(called).toEqual([
      ['five', 5 * MINUTE],
      ['one', MINUTE],
      ['over', 0],
    ])
  })

  test('after a sleep only the last one that passed', () => {
    expect(callBetween(20 * MINUTE, 30_000)).toBe('one')
    expect(callBetween(20 * MINUTE, 0)).toBe('over')
  })

  test('nothing when time is added, and nothing over and over at the end', () => {
    expect(callBetween(30_000, 6 * MINUTE)).toBeUndefined()
    expect(callBetween(0, 0)).toBeUndefined()
  })
})
