import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command, CommandId, LeadCommand } from '../../shared/board/commands.ts'
import type { ActorId, GoalId, NoteId } from '../../shared/board/ids.ts'
import { ROLES } from '../../shared/board/roles.ts'
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
  wall = await hall.come('screen')
  await leading.synced()
})
afterAll(() => hall.close())

const id = () => `lead-${++count}` as CommandId
const posting = (text: string): Command & { verb: 'notes.post' } => ({
  ...{ id: id(), verb: 'notes.post', note: `stop-${count}` as NoteId, heard: 'written', text },
  ...{ goal: wall.shown.goals[0]?.id as GoalId, actor: wall.shown.actors[0]?.id as ActorId },
})
const overHttp = async (command: Command, seat = lead) => {
  const answer = await hall.post('/commands', seat, command)
  return (await answer.json()) as object
}
const shows = (note: NoteId) => wall.shown.notes.some((one) => one.id === note)

async function resident() {
  const seat = await hall.seat('participant', 1)
  const device = hall.connect(seat)
  await device.synced()
  const said = posting(`ことば ${++count}`)
  expect(await device.say(said)).toMatchObject({ done: true })
  await wall.until('it is shown', () => shows(said.note))
  return { seat, device, note: said.note }
}

const doors = {
  'by the socket': (command: Command) => leading.say(command),
  'by POST': (command: Command) => overHttp(command),
}

for (const [door, say] of Object.entries(doors)) {
  test(`${door}: a note goes and comes back; its author is stopped and writes again`, async () => {
    const { device, note } = await resident()
    const does = async (command: LeadCommand, isShown: boolean) => {
      expect(await say({ id: id(), ...command })).toMatchObject({ done: true })
      await wall.until('it is so on the wall', () => shows(note) === isShown)
    }
    await does({ verb: 'notes.putAway', note, reason: 'お名前がある' }, false)
    await does({ verb: 'notes.restore', note }, true)
    await does({ verb: 'seats.stop', note, reason: '' }, false)
    expect(await device.say(posting('それでも'))).toMatchObject({ reason: 'stopped' })
    await does({ verb: 'seats.start', note }, true)
    expect(await device.say(posting('また'))).toMatchObject({ done: true })
    expect(device.closes).toEqual([])
  })
}

test('I1 said by both doors with the same id it is done once, and both are answered the same', async () => {
  const { device, note } = await resident()
  for (const command of [
    { verb: 'notes.putAway', note, reason: 'a' },
    { verb: 'notes.restore', note },
    { verb: 'seats.stop', note, reason: 'b' },
    { verb: 'seats.start', note },
  ] as const) {
    const said = { id: id(), ...command }
    const [one, two] = await Promise.all([leading.say(said), overHttp(said)])
    expect(one).toMatchObject({ done: true })
    expect(two).toEqual(one)
    const saved = await hall.store.log.load(hall.board.id)
    expect(saved?.commands.filter((done) => done.id === said.id)).toHaveLength(1)
  }
  await wall.until('it is back', () => shows(note))
  expect(await device.say(posting('また'))).toMatchObject({ done: true })
})

test('I1 when it is answered it is on the disk: the seat, its notes, and that it was said', async () => {
  const { seat, note } = await resident()
  const said = { id: id(), verb: 'seats.stop', note, reason: '' } as const
  expect(await leading.say(said)).toEqual({ id: said.id, done: true, notes: 1 })
  const saved = await hall.store.log.load(hall.board.id)
  expect(saved?.seats).toContainEqual({ id: seat.seat, role: 'participant', stopped: true })
  expect(saved?.putAway.map((one) => one.note.id)).toContain(note)
  expect(saved?.commands).toContainEqual(expect.objectContaining({ id: said.id, seat: lead.seat }))
})

test('I2 each role but the facilitator is refused by both doors, and nothing moves', async () => {
  const { seat, note } = await resident()
  const before = wall.shown
  for (const role of ROLES.filter((one) => one !== 'facilitator')) {
    const other = role === 'participant' ? seat : await hall.seat(role, 2)
    const device = hall.connect(other)
    await device.synced()
    for (const command of [
      { verb: 'seats.stop', note, reason: '' },
      { verb: 'seats.start', note },
      { verb: 'notes.putAway', note, reason: '' },
      { verb: 'notes.restore', note },
    ] as const) {
      const no = { done: false, reason: 'not-allowed' }
      expect(await device.say({ id: id(), ...command }), role).toMatchObject(no)
      expect(await overHttp({ id: id(), ...command }, other), role).toMatchObject(no)
    }
  }
  expect(wall.shown).toEqual(before)
})

test('I4 the list of seats says the same before, while and after a seat is stopped, also for a seat that goes', async () => {
  const { device, note } = await resident()
  await resident()
  const list = async () => await (await hall.get('/seats', lead)).json()
  const before = await list()
  const command = { verb: 'seats.stop', note, reason: '' } as const
  const said = leading.say({ id: id(), ...command })
  expect(await list()).toEqual(before)
  await said
  expect(await list()).toEqual(before)
  // It tries to write on, is refused, and comes again.
  await device.say(posting('それでも'))
  device.perform({ verb: 'board.set', patch: { locked: true } })
  expect(await device.verdict()).toMatchObject({ reason: 'stopped' })
  expect(await list()).toEqual(before)
  await leading.say({ id: id(), verb: 'seats.start', note })
  expect(await list()).toEqual(before)
})

test('I3 what comes together with the stop is done or refused in the order in which it came', async () => {
  const { device, note } = await resident()
  const said = [1, 2, 3, 4].map((n) => posting(`いっしょに ${n}`))
  const stop = { id: id(), verb: 'seats.stop', note, reason: '' } as const
  const all = said.map((command) => device.say(command))
  const [stopped, ...answers] = await Promise.all([leading.say(stop), ...all])
  const done = answers.filter((one) => one.done).length
  expect(stopped).toMatchObject({ done: true })
  for (const one of answers) if (!one.done) expect(one.reason).toBe('stopped')
  await wall.until('nothing of it is shown', () => said.every((one) => !shows(one.note)))
  const saved = await hall.store.log.load(hall.board.id)
  const away = new Set(saved?.putAway.map((one) => one.note.id))
  expect(said.filter((one) => away.has(one.note))).toHaveLength(done)
})
