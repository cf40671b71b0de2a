import { expect, test } from 'vitest'
import { Turns } from '../../../server/sync/turns.ts'

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

test('a rush is let in ten at a time, in its order; who comes meanwhile is not forgotten', async () => {
  const turns = new Turns()
  const done: number[] = []
  for (let at = 0; at < 15; at++) turns.add(() => done.push(at))
  expect(done).toEqual([])
  await nextTurn()
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  turns.add(() => turns.add(() => done.push(16)))
  turns.add(() => done.push(15))
  await nextTurn()
  expect(done).toEqual(Array.from({ length: 16 }, (_, at) => at))
  await nextTurn()
  expect(done.at(-1)).toBe(16)
  turns.add(() => done.push(17))
  await nextTurn()
  expect(done.at(-1)).toBe(17)
})
