import { describe, expect, test } from 'vitest'
import { fresh, latest, nextFadeMs, sight } from '../../../client/screen/arrivals.ts'
import { nextTurnMs, startTurning, turn } from '../../../client/screen/turning.ts'

describe('turning pages', () => {
  test('a page stays twelve seconds, then the next, then the first again', () => {
    const start = startTurning(0)
    expect(turn(start, 2, null, 11_999)).toBe(start)
    const second = turn(start, 2, null, 12_000)
    expect(second).toMatchObject({ page: 1, since: 12_000 })
    expect(turn(second, 2, null, 24_000).page).toBe(0)
  })

  test('one page never turns', () => {
    const start = startTurning(0)
    expect(turn(start, 1, null, 60_000)).toBe(start)
    expect(nextTurnMs(start, 1, null, 60_000)).toBeUndefined()
  })

  test('something new elsewhere turns to its page, after five seconds at the earliest', () => {
    const start = startTurning(0)
    const arrival = { id: 'n1', page: 2 }
    expect(turn(start, 3, arrival, 4_999)).toBe(start)
    expect(nextTurnMs(start, 3, arrival, 4_000)).toBe(1_000)
    const there = turn(start, 3, arrival, 5_000)
    expect(there).toEqual({ page: 2, since: 5_000, seen: 'n1' })
    expect(turn(there, 3, arrival, 16_999).page).toBe(2)
    expect(turn(there, 3, arrival, 17_000).page).toBe(0)
  })

  test('what arrived on the page in view was seen: it turns nothing later', () => {
    const seen = turn(startTurning(0), 3, { id: 'n1', page: 0 }, 1_000)
    expect(seen.seen).toBe('n1')
    expect(turn(seen, 3, { id: 'n1', page: 1 }, 6_000).page).toBe(0)
  })

  test('when pages go away, it starts again at the first', () => {
    expect(turn({ page: 4, since: 0, seen: null }, 2, null, 3_000)).toMatchObject({
      page: 0,
      since: 3_000,
    })
  })
})

describe('arrivals', () => {
  const old = sight(null, [{ id: 'a', version: '1' }], 0)

  test('what was there at the start is not new', () => {
    expect(fresh(old, 0).size).toBe(0)
    expect(latest(old, 0)).toBeNull()
  })

  test('a new entry is marked for twenty seconds, a changed one as changed', () => {
    const now = sight(
      old,
      [
        { id: 'a', version: '2' },
        { id: 'b', version: '1' },
      ],
      1_000,
    )
    expect([...fresh(now, 1_000)]).toEqual([
      ['a', 'changed'],
      ['b', 'new'],
    ])
    expect(nextFadeMs(now, 1_000)).toBe(20_000)
    expect(fresh(now, 21_000).size).toBe(0)
    expect(nextFadeMs(now, 21_000)).toBeUndefined()
  })

  test('the same entries keep their marks and their time', () => {
    const first = sight(old, [{ id: 'b', version: '1' }], 1_000)
    const again = sight(first, [{ id: 'b', version: '1' }], 9_000)
    expect(again.get('b')).toBe(first.get('b'))
  })

  test('the latest is what came last', () => {
    const first = sight(old, [{ id: 'b', version: '1' }], 1_000)
    const second = sight(
      first,
      [
        { id: 'c', version: '1' },
        { id: 'b', version: '1' },
      ],
      2_000,
    )
    expect(latest(second, 3_000)).toBe('c')
  })
})
