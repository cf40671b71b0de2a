import { describe, expect, test } from 'vitest'
import { seatsToReturn, tablesWithSeats } from '../../../client/lead/seats.ts'
import { wholeIn } from '../../../client/lead/whole-numbers.ts'
import { sameTitle } from '../../../client/organiser/same-title.ts'
import type { ListedSeat } from '../../../shared/http.ts'

const seat = (
  seat: string,
  role: ListedSeat['role'],
  table: number | null,
  connected: boolean,
): ListedSeat => ({ seat, role, table, connected, since: `2026-11-20T0${seat}:00:00Z` })

const SEATS = [
  seat('1', 'facilitator', null, true),
  seat('2', 'participant', 3, true),
  seat('3', 'participant', 3, false),
  seat('4', 'scribe', 3, false),
  seat('5', 'participant', 1, false),
]

describe('whom a facilitator gives a seat back to', () => {
  test('tables in order; without one only those who have a way back', () => {
    expect(tablesWithSeats(SEATS)).toEqual([1, 3])
    expect(tablesWithSeats([...SEATS, seat('6', 'staff', null, true)])).toEqual([1, 3, null])
  })

  test('who is gone comes first, then by arrival', () => {
    expect(seatsToReturn(SEATS, 3).map(({ seat }) => seat)).toEqual(['3', '4', '2'])
    expect(seatsToReturn(SEATS, null)).toEqual([])
  })
})

describe('whole numbers as people type them', () => {
  test.each([
    ['20', 20],
    ['２０', 20],
    [' 5 ', 5],
    ['180', 180],
    ['181', null],
    ['0', null],
    ['-5', null],
    ['1.5', null],
    ['', null],
  ])('%s → %s', (text, number) => {
    expect(wholeIn(text, 180)).toBe(number)
  })
})

describe('a title written out once more', () => {
  test.each([
    ['泉区 ワークショップ', '泉区　ワークショップ', true],
    ['泉区ワークショップ２', '泉区 ワークショップ2', true],
    ['泉区', '泉区 ワークショップ', false],
    ['', '', false],
    [' ', '　', false],
  ])('「%s」 for 「%s」: %s', (typed, title, same) => {
    expect(sameTitle(typed, title)).toBe(same)
  })
})
