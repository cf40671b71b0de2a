import { expect, test } from 'vitest'
import { parseYen } from '../../../shared/plan/money.ts'

test.each([
  ['59,101千円', 59_101_000],
  ['１２，４９０千円', 12_490_000],
  ['62百万円', 62_000_000],
  ['1.5億円', 150_000_000],
  ['500円', 500],
  ['0円', 0],
])('%s', (text, yen) => {
  expect(parseYen(text)).toBe(yen)
})

test.each(['- 円', '—', '－', 'ー円'])('%o is a dash: no amount is given', (text) => {
  expect(parseYen(text)).toBeNull()
})

test.each(['', '円', '約500円', '59,101', '5件', '-500円'])('%o is no amount', (text) => {
  expect(parseYen(text)).toBeUndefined()
})
