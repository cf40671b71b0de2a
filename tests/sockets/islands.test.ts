import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Device as OwnDevice } from '../../client/sync/device.ts'
import type { CommandId } from '../../shared/board/commands.ts'
import type { ActorId, GoalId, GroupId, NoteId, RowId } from '../../shared/board/ids.ts'
import { rankAtEnd } from '../../shared/board/ranks.ts'
import type { Role } from '../../shared/board/roles.ts'
import { comeIn, type Guest } from '../e2e/guest.ts'
import { Hall } from './hall.ts'

let hall: Hall
const guests: Guest[] = []
let goal: GoalId
let actor: ActorId

beforeAll(async () => {
  hall = await Hall.open()
  const { goals, actors } = (await hall.come('screen')).shown
  goal = goals[0]?.id as GoalId
  actor = actors[0]?.id as ActorId
})
afterAll(() => {
  for (const guest of guests) guest.leave()
  return hall.close()
})

/** The product's own device on this board. */
async function own(role: Role, table?: number): Promise<Guest> {
  const guest = await comeIn(hall.origin, hall.linkOf(role), table)
  guests.push(guest)
  return guest
}

const groupsOf = ({ state }: OwnDevice, notes: readonly NoteId[]) =>
  notes.map((note) => state.board.notes.find(({ id }) => id === note)?.group ?? null)

async function undone(guest: Guest, way: 'undo' | 'redo' = 'undo') {
  guest.device[way]()
  await guest.do()
}

test('one stack takes back islands and plan in turn, and does them again', async () => {
  const staff = await own('staff')
  const notes = [
    await staff.post('坂道に手すり', goal, actor),
    await staff.post('坂の照明', goal, actor),
  ]
  const group = 'k-stack' as GroupId
  const row = 'r-stack' as RowId
  await staff.do({ verb: 'groups.make', group, goal, notes, title: '' })
  await staff.do({
    ...{ verb: 'rows.add', row, goal, actor, matrix: 'planned', text: '坂道', from: notes },
    rank: rankAtEnd(staff.device.state.board.rows),
  })
  await staff.do({ verb: 'groups.title', group, title: '坂道' })
  await staff.do({ verb: 'groups.remove', group })
  const now = () => {
    const { board } = staff.device.state
    return [
      board.groups.find(({ id }) => id === group)?.title,
      board.groups.find(({ id }) => id === group)?.removed,
      board.rows.find(({ id }) => id === row)?.removed,
      ...groupsOf(staff.device, notes),
    ]
  }
  const states = [now()]
  for (let at = 0; at < 4; at++) {
    await undone(staff)
    states.push(now())
  }
  expect(states).toEqual([
    ['坂道', true, false, null, null],
    ['坂道', false, false, group, group],
    ['', false, false, group, group],
    ['', false, true, group, group],
    ['', true, true, null, null],
  ])
  for (let at = 3; at >= 0; at--) {
    await undone(staff, 'redo')
    expect(now()).toEqual(states[at])
  }
})

test('a way back leaves alone what others did since, and what waits is seen at once', async () => {
  const [one, two] = [await own('staff'), await own('facilitator')]
  const notes = [
    ...[await one.post('あ', goal, actor), await one.post('い', goal, actor)],
    await one.post('う', goal, actor),
  ]
  const [mine, theirs] = ['k-mine', 'k-theirs'] as GroupId[] as [GroupId, GroupId]
  one.device.perform({ verb: 'groups.make', group: mine, goal, notes, title: '' })
  expect(groupsOf(one.device, notes)).toEqual([mine, mine, mine])
  await one.do()
  await expect.poll(() => groupsOf(two.device, notes)).toEqual([mine, mine, mine])
  await two.do({ verb: 'groups.split', group: mine, notes: notes.slice(1, 2), to: theirs })
  await expect.poll(() => groupsOf(one.device, notes)).toEqual([mine, theirs, mine])
  await undone(one)
  expect(groupsOf(one.device, notes)).toEqual([null, theirs, null])
  await expect.poll(() => groupsOf(two.device, notes)).toEqual([null, theirs, null])
})

test('an island that others took away meanwhile takes no typed name along: it is given back', async () => {
  const [scribe, lead] = [await own('scribe', 1), await own('facilitator')]
  const group = 'k-gone' as GroupId
  const note = await scribe.post('班の言葉', goal, actor)
  await scribe.do({ verb: 'groups.make', group, goal, notes: [note], title: '' })
  await lead.do({ verb: 'groups.remove', group })
  scribe.device.perform({ verb: 'groups.title', group, title: '途中で付けた名前' })
  await expect
    .poll(() => scribe.device.state.givenBack)
    .toMatchObject([{ reason: 'no-group', text: '途中で付けた名前' }])
})

test('I2 over HTTP as over the socket: who may not is told why, and nothing changes', async () => {
  const [resident, staff] = [await hall.seat('participant', 2), await own('staff')]
  const note = await staff.post('職員の言葉', goal, actor)
  const id = 'say-http' as CommandId
  const command = { id, verb: 'groups.make', group: 'k-http', goal, notes: [note], title: '' }
  const answer = await hall.post('/commands', resident, command)
  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({ done: false, reason: 'not-allowed' })
  expect(staff.device.state.board.groups.some(({ id: one }) => one === 'k-http')).toBe(false)
  const gone = await hall.post('/commands', resident, {
    ...{ id: 'say-http-2', verb: 'groups.title', group: 'k-nowhere', before: '', title: 'あ' },
  })
  expect(gone.status).toBe(404)
  expect(await gone.json()).toMatchObject({ error: { code: 'no-group' } })
})
