import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MESSAGE } from '../../shared/wire.ts'
import { Hall, type Seated } from '../sockets/hall.ts'

/** An update that is none. */
const NO_UPDATE = Uint8Array.of(MESSAGE.sync, 2, 3, 7, 7, 7)

let hall: Hall

beforeEach(async () => {
  // Time goes on by itself, and faster when we say so.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true })
  hall = await Hall.open()
})
afterEach(async () => {
  await hall.close()
  vi.useRealTimers()
})

async function isRefused(seat: Seated) {
  const device = hall.connect(seat)
  await device.synced()
  device.sendRaw(NO_UPDATE)
  await device.closed()
  expect(device.refusal?.reason ?? device.closes[0]?.reason).toBe('malformed')
  device.end()
}

test('I2 I5 a seat’s second refusal in a minute waits 10 s, and its words come through', async () => {
  const seat = await hall.seat('participant', 1)
  await isRefused(seat)
  await isRefused(seat)
  const other = await hall.come('staff')
  const { goals, actors } = other.shown
  const note = (id: string, table?: number) => ({
    ...({ verb: 'notes.post', rank: 'a0', heard: 'written', at: 1 } as const),
    ...{ note: id as never, goal: goals[0]?.id as never, actor: actors[0]?.id as never },
    ...{ text: 'ベンチがほしい', table },
  })
  const hers = hall.connect(seat)
  hers.perform(note('hers', 1))
  await hers.until('on its way', () => hers.provider.wsconnected)
  // By now her words would have been read: these came later and are durable.
  other.perform(note('others'))
  await other.receipted()
  expect(hers.provider.synced).toBe(false)
  expect(other.shown.notes.map(({ id }) => id)).toEqual(['others'])
  vi.advanceTimersByTime(10_000)
  await hers.synced()
  await hers.receipted()
  await other.until('her words are there', () => other.shown.notes.length === 2)
  expect(hers.closes).toEqual([])
})
