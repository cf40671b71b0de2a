import { expect, test } from 'vitest'
import { counted } from '../../../client/participant/goal-head.tsx'

const goals = (...numbers: (string | undefined)[]) =>
  numbers.map((number) => (number === undefined ? {} : { number }))

test('how many goals there are is said where the printed numbers run to it', () => {
  expect(counted(goals('基本目標 1', '基本目標 2', '基本目標 3'))).toBe(true)
  expect(counted(goals(undefined, undefined))).toBe(true)
  expect(counted(goals('基本目標 1', '基本目標 3'))).toBe(false)
  expect(counted(goals('基本目標 3'))).toBe(false)
  expect(counted(goals('基本目標 2', '基本目標 12'))).toBe(false)
  expect(counted(goals('具体的取組1-1-1', '具体的取組1-2-1'))).toBe(false)
})
