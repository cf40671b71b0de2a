import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command, CommandId } from '../../shared/board/commands.ts'
import type { ActorId, GoalId, NoteId } from '../../shared/board/ids.ts'
import type { Device } from './device.ts'
import { Hall, type Seated } from './hall.ts'

let hall: Hall
let resident: Seated
let wall: Device
let count = 0
const place = { goal: '' as GoalId, actor: '' as ActorId }

beforeAll(async () => {
  hall = await Hall.open()
  resident = await hall.seat('participant', 1)
  wall = await hall.come('screen')
  place.goal = wall.shown.goals[0]?.id as GoalId
  place.actor = wall.shown.actors[0]?.id as ActorId
})
afterAll(() => hall.close())

type Post = Extract<Command, { verb: 'notes.post' }>
const posting = (text: string): Post => ({
  ...{ id: `say-${++count}` as CommandId, verb: 'notes.post', note: `note-${count}` as NoteId },
  ...{ ...place, text, heard: 'written' },
})
const say = async (command: unknown, seat = resident) => {
  const response = await hall.post('/commands', seat, command)
  return { status: response.status, answer: await response.json() }
}

test('I1 a note said over HTTP is on the disk when it is answered, and on the wall', async () => {
  const said = posting('月に一度お茶会をひらく')
  expect(await say(said)).toMatchObject({ status: 200, answer: { id: said.id, done: true } })
  const saved = await hall.store.log.load(hall.board.id)
  expect(saved?.owners.get(said.note)).toBe(resident.seat)
  await wall.until('it is shown', () => wall.shown.notes.some(({ id }) => id === said.note))
})

test('said by both doors it is done once, and answered the same by both', async () => {
  const device = hall.connect(resident)
  await device.synced()
  const said = posting('どちらの扉からも')
  const [one, two] = await Promise.all([say(said), device.say(said)])
  expect(one.answer).toEqual(two)
  expect(wall.shown.notes.filter(({ text }) => text === said.text)).toHaveLength(1)
})

test('who has no seat says nothing; what is no command is said so', async () => {
  expect((await say(posting('席なし'), { ...resident, token: 'none' })).status).toBe(401)
  expect((await say({ verb: 'notes.post' })).status).toBe(400)
  expect((await say({ ...posting('余分'), more: 1 })).status).toBe(400)
})

test('each refusal has a status of its own and changes nothing', async () => {
  const screen = await hall.seat('screen')
  expect(await say(posting('投影から'), screen)).toMatchObject({
    ...{ status: 403, answer: { done: false, reason: 'not-allowed' } },
  })
  expect(await say(posting(' \u3164 '))).toMatchObject({ status: 422 })
  expect(await say(posting('あ'.repeat(402)))).toMatchObject({
    ...{ status: 422, answer: { reason: 'too-long', by: 2 } },
  })
  const edit = { verb: 'notes.edit', note: 'nowhere', before: '', text: 'ことば' }
  expect(await say({ id: `say-${++count}`, ...edit })).toMatchObject({ status: 404 })
})

test('a closed connection leaves nothing half done: what was not answered is said again', async () => {
  const device = hall.connect(resident)
  await device.synced()
  const said = posting('切れたときのことば')
  device.say(said).catch(() => {})
  device.cut()
  const again = hall.connect(resident)
  await again.synced()
  expect(await again.say(said)).toMatchObject({ done: true })
  await wall.until('it is shown', () => wall.shown.notes.some(({ id }) => id === said.note))
  expect(wall.shown.notes.filter(({ text }) => text === said.text)).toHaveLength(1)
})
