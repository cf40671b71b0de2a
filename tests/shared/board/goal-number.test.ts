import { expect, test } from 'vitest'
import { goalNumber } from '../../../shared/board/goal-number.ts'
import type { GoalId } from '../../../shared/board/ids.ts'

const goals = (...numbers: (string | undefined)[]) =>
  numbers.map((number, at) => ({
    id: `g${at}` as GoalId,
    ...(number === undefined ? {} : { number }),
  }))
const of = (...numbers: (string | undefined)[]) =>
  goals(...numbers).map(({ id }) => goalNumber(goals(...numbers), id))

test('a board with some of the plan’s goals calls them by the plan’s numbers', () => {
  expect(of('基本目標 2', '基本目標 3')).toEqual(['基本目標 2', '基本目標 3'])
  expect(of('具体的取組2-1-1', ' 具体的取組2-1-2 ')).toEqual(['具体的取組2-1-1', '具体的取組2-1-2'])
})

test('goals without a number are called by their place on the board', () => {
  expect(of(undefined, '', '\u200b', '　')).toEqual(['目標 1', '目標 2', '目標 3', '目標 4'])
  expect(of('基本目標 1', undefined)).toEqual(['基本目標 1', '目標 2'])
})

test('a goal that the board does not have has none', () => {
  expect(goalNumber(goals('基本目標 1'), 'gone' as GoalId)).toBe('')
  expect(goalNumber([], undefined)).toBe('')
})
