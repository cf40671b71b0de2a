import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command, CommandId } from '../../shared/board/commands.ts'
import type { PhaseId } from '../../shared/board/ids.ts'
import type { Device } from './device.ts'
import { Hall, type Seated } from './hall.ts'

let hall: Hall
let lead: Seated
let leading: Device
let wall: Device
let count = 0

beforeAll(async () => {
  hall = await Hall.open()
  lead = await hall.seat('facilitator')
  leading = hall.connect(lead)
  await leading.synced()
  wall = await hall.come('screen')
})
afterAll(() => hall.close())

type Saying = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never
const made = (said: Saying) => ({ id: `say-${++count}` as CommandId, ...said }) as Command
const post = async (said: Saying, seat = lead) => {
  const response = await hall.post('/commands', seat, made(said))
  return { status: response.status, answer: await response.json() }
}
const phases = () => leading.shown.agenda.map(({ id }) => id) as [PhaseId, PhaseId, PhaseId]

test('an agenda laid by POST and led by the socket is on the wall, and on the disk when it is answered', async () => {
  expect(await post({ verb: 'agenda.use', template: '60' })).toMatchObject({ status: 200 })
  await leading.until('it is laid', () => leading.shown.agenda.length === 7)
  const [first] = phases()
  expect(await leading.say(made({ verb: 'phase.go', from: null, to: first }))).toMatchObject({
    done: true,
  })
  expect(await hall.store.diaries.of(hall.board.id)).toMatchObject([
    { what: 'began', title: '受付', counts: { people: 0, notes: 0 } },
  ])
  await wall.until('the wall follows', () => wall.shown.board.phase?.phase === first)
})

test('one that comes by both doors is done once; a second one is told that it came too late', async () => {
  const [first, second] = phases()
  const said = made({ verb: 'phase.go', from: first, to: second })
  const [answer, response] = await Promise.all([
    leading.say(said),
    hall.post('/commands', lead, said),
  ])
  expect(answer).toMatchObject({ done: true })
  expect(response.status).toBe(200)
  const late = await post({ verb: 'phase.go', from: first, to: second })
  expect(late).toMatchObject({ status: 409, answer: { done: false, reason: 'not-current' } })
  expect(late.answer.error.ja).toContain('何も変えていません')
})

test('what 班 say reaches those who lead, in numbers, and nobody else', async () => {
  const [, second] = phases()
  const table = await hall.seat('participant', 2)
  const device = hall.connect(table)
  await device.synced()
  expect(
    await device.say(made({ verb: 'phase.ready', phase: second, ready: 'done' })),
  ).toMatchObject({ done: true })
  await leading.until('it is counted', () => leading.here?.ready?.['2']?.done === 1)
  expect(wall.here?.ready).toBeUndefined()
  expect(device.here?.ready).toBeUndefined()
  const seats = JSON.stringify(leading.here)
  expect(seats).not.toContain(table.seat)
})

test('the diary is for those who lead', async () => {
  const response = await hall.get('/diary', lead)
  const lines = (await response.json()) as { what: string; title: string }[]
  expect(lines.map(({ what, title }) => `${what} ${title}`)).toEqual([
    ...['began 受付', 'ended 受付', 'began 書く'],
  ])
  for (const role of ['participant', 'scribe', 'staff', 'screen'] as const)
    expect((await hall.get('/diary', await hall.seat(role, 1))).status).toBe(403)
})

test('whoever closes the board ends the evening, and the diary says so', async () => {
  await hall.post('/close', lead, {})
  await wall.until('it is closed', () => wall.shown.board.state === 'closed')
  expect(wall.shown.board.phase).toBeNull()
  expect((await hall.store.diaries.of(hall.board.id)).at(-1)).toMatchObject({
    ...{ what: 'ended', title: '書く' },
  })
  const [first] = phases()
  expect(await post({ verb: 'phase.go', from: null, to: first })).toMatchObject({
    ...{ status: 403, answer: { reason: 'closed' } },
  })
})
