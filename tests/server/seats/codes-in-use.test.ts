import { expect, test } from 'vitest'
import { codeIsInUse } from '../../../server/seats/codes-in-use.ts'
import { record } from '../store/log-suite.ts'

const DAY_MS = 24 * 60 * 60_000
const evening = Date.parse('2026-11-29T23:59:59+09:00')
const board = { ...record('a'), heldOn: '2026-11-29', createdAt: evening - 90 * DAY_MS }

test.each([
  ['made long before its day', board, -30, false, true],
  ['on its day', board, 0, false, true],
  ['put off by some days', board, 6, false, true],
  ['long past', board, 8, false, false],
  ['long past, and the team has it open again', board, 8, true, true],
  ['without a day, just made', { ...board, heldOn: undefined }, -89, false, true],
  ['without a day, made long ago', { ...board, heldOn: undefined }, -60, false, false],
  ['ended, the same night', { ...board, state: 'closed' as const }, 0.5, false, true],
  ['ended, another day', { ...board, state: 'closed' as const }, 2, true, false],
])('a number %s', (_, which, days, isOpen, inUse) => {
  expect(codeIsInUse(which, evening + days * DAY_MS, isOpen)).toBe(inUse)
})
