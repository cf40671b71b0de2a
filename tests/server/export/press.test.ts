import { expect, test } from 'vitest'
import { Press } from '../../../server/export/press.ts'
import { FakeClock } from '../fake-clock.ts'

function printing(tookMs = 100) {
  const clock = new FakeClock()
  const lengths: number[] = []
  const press = new Press(clock, (files) => lengths.push(files))
  const begun: string[] = []
  const ask = (file: string) =>
    press.make(file, async () => {
      begun.push(file)
      await clock.wait(tookMs)
      return `${file} ${begun.length}`
    })
  return { clock, begun, lengths, ask }
}

test('I5: one file at a time, and a rest after each, so that the hall’s writing goes on', async () => {
  const { clock, begun, lengths, ask } = printing()
  const first = ask('a xlsx')
  await clock.pass(0)
  const second = ask('b xlsx')
  await clock.pass(100)
  expect(await first).toBe('a xlsx 1')
  await clock.pass(299)
  expect(begun).toEqual(['a xlsx'])
  await clock.pass(1)
  expect(begun).toEqual(['a xlsx', 'b xlsx'])
  await clock.pass(100)
  expect(await second).toBe('b xlsx 2')
  expect(lengths).toEqual([1, 2, 1, 0])
})

test('who asks for the same file while it waits gets the same one; who asks later a newer one', async () => {
  const { clock, begun, ask } = printing()
  const running = ask('a xlsx')
  await clock.pass(0)
  const waiting = [ask('a xlsx'), ask('a xlsx'), ask('a csv')]
  await clock.pass(100)
  await clock.pass(300)
  await clock.pass(100)
  await clock.pass(300)
  await clock.pass(100)
  expect(await running).toBe('a xlsx 1')
  expect(await Promise.all(waiting)).toEqual(['a xlsx 2', 'a xlsx 2', 'a csv 3'])
  expect(begun).toEqual(['a xlsx', 'a xlsx', 'a csv'])
})

test('one that fails tells those who asked for it, and the next is made', async () => {
  const clock = new FakeClock()
  const press = new Press(clock)
  const broken = press.make('a', () => Promise.reject(new Error('no paper')))
  await expect(broken).rejects.toThrow('no paper')
  const next = press.make('a', async () => 'made')
  await clock.pass(0)
  expect(await next).toBe('made')
})
