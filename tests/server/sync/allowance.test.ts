import { expect, test } from 'vitest'
import { Allowance } from '../../../server/sync/allowance.ts'

test('I5 a seat has a burst, then so much a second, and debts are waited for', () => {
  const seat = new Allowance(0)
  expect(seat.isFull(0)).toBe(true)
  expect(seat.spend(0, 600)).toBe(0)
  expect(seat.spend(0, 3)).toBe(10)
  expect(seat.isFull(0)).toBe(false)
  expect(seat.spend(10, 0)).toBe(0)
  expect(seat.spend(10, 900)).toBe(3_000)
  expect(seat.isFull(3_010)).toBe(false)
  expect(seat.isFull(5_010)).toBe(true)
  expect(seat.spend(100_000, 600)).toBe(0)
  expect(seat.spend(100_000, 300)).toBe(1_000)
})
