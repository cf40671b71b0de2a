import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActorId, GoalId, NoteId } from '../../shared/board/ids.ts'
import type { Device } from './device.ts'
import { Hall, type Seated } from './hall.ts'

const WORDS = '鈴木さんの病気のこと'

let hall: Hall
let lead: Seated
beforeAll(async () => {
  hall = await Hall.open()
  lead = await hall.seat('facilitator')
})
afterAll(() => hall.close())

let count = 0
async function noteBy(device: Device, table: number): Promise<NoteId> {
  const note = `away-${++count}` as NoteId
  device.perform({
    ...{ verb: 'notes.post', note, text: WORDS, rank: 'a0', heard: 'written', at: 5, table },
    ...{ goal: 'g1' as GoalId, actor: 'residents' as ActorId },
  })
  await device.receipted()
  return note
}

const ask = (note: NoteId, verb: string) =>
  fetch(`${hall.origin}/api/boards/${hall.board.id}/notes/${note}/${verb}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${lead.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ reason: 'お名前がある' }),
  })

const shows = (device: Device, note: NoteId) => device.shown.notes.some(({ id }) => id === note)

test('I4 within a second a note that is put away is on no device, in no state, in no board.json', async () => {
  const author = await hall.come('participant', 1)
  const others = await Promise.all([hall.come('participant', 2), hall.come('screen')])
  const stock = hall.connect(await hall.seat('staff'), { ext: false })
  await stock.synced()
  const note = await noteBy(author, 1)
  const everybody = [author, stock, ...others]
  for (const device of everybody) await device.until('it is there', () => shows(device, note))
  const start = performance.now()
  expect((await ask(note, 'put-away')).status).toBe(200)
  for (const device of everybody) await device.until('it is gone', () => !shows(device, note))
  for (const path of ['/state', '/board.json'])
    expect(await (await hall.get(path, lead)).text()).not.toContain(WORDS)
  expect(performance.now() - start).toBeLessThan(1_000)
  expect((await ask(note, 'restore')).status).toBe(200)
  for (const device of everybody) await device.until('it is back', () => shows(device, note))
})

test('a stopped seat stays connected and reads, also when it comes in again, and may not write', async () => {
  const seat = await hall.seat('participant', 1)
  const author = hall.connect(seat)
  await author.synced()
  const other = await hall.come('participant', 1)
  const note = await noteBy(author, 1)
  const kept = await noteBy(other, 1)
  expect((await ask(note, 'stop-seat')).status).toBe(200)
  await other.until('it is gone', () => !shows(other, note))
  expect(author.closes).toEqual([])

  const again = hall.connect(seat)
  await again.synced()
  await again.until('it reads', () => shows(again, kept))
  expect((await hall.get('/state', seat)).status).toBe(200)
  again.perform({ verb: 'notes.withdraw', note: kept })
  expect(await again.verdict()).toMatchObject({ reason: 'stopped' })
  expect(shows(other, kept)).toBe(true)

  expect((await ask(note, 'start-seat')).status).toBe(200)
  await other.until('it is back', () => shows(other, note))
  // Also on the connection that came while it was stopped.
  await noteBy(again, 1)
  const free = hall.connect(seat)
  await free.synced()
  await noteBy(free, 1)
})
