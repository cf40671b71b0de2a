import { expect, test } from 'vitest'
import { Turns } from '../../../server/sync/turns.ts'

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at)

test('a rush is let in twenty at a time, in its order; who comes meanwhile is not forgotten', async () => {
  const turns = new Turns()
  const done: number[] = []
  for (let at = 0; at < 25; at++) turns.add(() => done.push(at))
  expect(done).toEqual([])
  await nextTurn()
  expect(done).toEqual(upTo(20))
  turns.add(() => turns.add(() => done.push(26)))
  turns.add(() => done.push(25))
  await nextTurn()
  expect(done).toEqual(upTo(26))
  await nextTurn()
  expect(done.at(-1)).toBe(26)
  turns.add(() => done.push(27))
  await nextTurn()
  expect(done.at(-1)).toBe(27)
})

test('while more knock nobody is let in, for 25 ms at most', async () => {
  let now = 0
  const turns = new Turns(() => now)
  const done: number[] = []
  const knocked = async () => {
    turns.knock()
    await nextTurn()
  }
  turns.add(() => done.push(0))
  await knocked()
  expect(done).toEqual([])
  now = 24
  await knocked()
  expect(done).toEqual([])
  await nextTurn()
  expect(done).toEqual([0])
  turns.add(() => done.push(1))
  await knocked()
  now = 49
  await knocked()
  expect(done).toEqual([0, 1])
})
