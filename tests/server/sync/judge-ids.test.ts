import { afterAll, beforeAll, describe, test } from 'vitest'
import { type At, collected, deleted, forge, item, map, skip, values, words } from './forge.ts'
import {
  firstLetter,
  GOAL,
  type Guest,
  idOf,
  Meeting,
  PLAN_CLIENT,
  post,
  refused,
} from './meeting.ts'

/** Yjs client ids that nobody has written with. */
const MINE = 777
const ALSO_MINE = 778

let meeting: Meeting
let resident: Guest
let neighbour: Guest
let note: string
let herNote: string

beforeAll(async () => {
  meeting = await Meeting.open()
  resident = await meeting.come('participant', 1)
  neighbour = await meeting.come('participant', 1)
  const mine = post(resident, 'ベンチがほしい')
  const hers = post(neighbour, 'バス停に屋根を')
  resident.perform(mine)
  neighbour.perform(hers)
  await resident.saved()
  note = mine.note
  herNote = hers.note
})
afterAll(() => meeting.end())

const hers = () => neighbour.doc.clientID
const herClock = () => neighbour.doc.store.clients.get(hers())?.at(-1)
const nextOfHers = () => {
  const last = herClock()
  return last ? last.id.clock + last.length : 0
}
const myText = () => idOf(resident.room, 'notes', note, 'text')

describe('I2 whose client id', () => {
  const structs = {
    'an item': item(words('あ'), { parent: 'notes' }),
    'a collected struct': collected(3),
    'a skip': skip(3),
    'deleted content': item(deleted(3), { parent: 'notes', key: 'x' }),
  }
  for (const [name, struct] of Object.entries(structs)) {
    test(`${name} under another seat’s client id would make her next note count as known`, () =>
      refused(
        resident,
        forge([{ client: hers(), clock: nextOfHers(), structs: [struct] }]),
        'foreign-client',
      ))
  }

  test('nobody writes with the id that laid the plan out', () =>
    refused(
      resident,
      forge([
        {
          client: PLAN_CLIENT,
          clock: nextClock(resident, PLAN_CLIENT),
          structs: [collected(1)],
        },
      ]),
      'foreign-client',
    ))

  test('an id stays its seat’s after a restart', async () => {
    const other = await Meeting.open()
    const her = await other.come('participant')
    her.send(forge([{ client: MINE, clock: 0, structs: [collected(1)] }]))
    await her.saved()
    await other.restart()
    const me = await other.come('participant')
    const next = forge([{ client: MINE, clock: 1, structs: [collected(1)] }])
    await refused(me, next, 'foreign-client')
    await other.end()
  })
})

describe('I2 gaps', () => {
  const cases: Record<string, () => Uint8Array> = {
    'a struct that skips clocks': () =>
      forge([{ client: MINE, clock: 1, structs: [collected(1)] }]),
    'a skip': () => forge([{ client: MINE, clock: 0, structs: [skip(1)] }]),
    'a left neighbour that we lack': () =>
      forge([
        { client: MINE, clock: 0, structs: [item(words('あ'), { origin: [hers(), 9_999] })] },
      ]),
    'a right neighbour that we lack': () =>
      forge([{ client: MINE, clock: 0, structs: [item(words('あ'), { rightOrigin: [4242, 0] })] }]),
    'a parent that we lack': () =>
      forge([{ client: MINE, clock: 0, structs: [item(words('あ'), { parent: [4242, 0] })] }]),
    'a deletion of what is not there yet': () => forge([], [[hers(), nextOfHers(), 1]]),
    'a deletion that reaches beyond': () => forge([], [[hers(), nextOfHers() - 1, 2]]),
    'a deletion of somebody unknown': () => forge([], [[4242, 0, 1]]),
  }
  for (const [name, update] of Object.entries(cases)) {
    test(name, () => refused(resident, update(), 'incomplete'))
  }
})

describe('I2 structs that no Yjs writes', () => {
  const written = (...structs: Parameters<typeof forge>[0][number]['structs']) =>
    forge([{ client: MINE, clock: 0, structs }])
  const known = (): At => [resident.doc.clientID, 0]

  const cases: Record<string, () => Uint8Array> = {
    'without length, which passes for known and overwrites a setting': () =>
      written(item(values(), { parent: 'board', key: 'locked' }), collected(1)),
    'a text without letters': () => written(item(words(''), { parent: myText() })),
    'built on itself': () => written(item(words('あ'), { origin: [MINE, 0] })),
    'standing in itself': () => written(item(map, { parent: [MINE, 0], key: 'x' })),
    'built on its own later struct': () =>
      written(item(words('あ'), { rightOrigin: [MINE, 1] }), collected(1)),
    'known, and built on what does not exist': () =>
      forge([
        {
          client: resident.doc.clientID,
          clock: 0,
          structs: [item(deleted(1), { origin: [resident.doc.clientID, 99_999] })],
        },
        { client: MINE, clock: 0, structs: [collected(1)] },
      ]),
    'two neighbours in two texts': () =>
      written(
        item(words('あ'), {
          origin: firstLetter(resident.room, 'notes', note),
          rightOrigin: firstLetter(resident.room, 'notes', herNote),
        }),
      ),
    'two neighbours under two keys': () =>
      written(
        item(values(GOAL), {
          origin: idOf(resident.room, 'notes', note, 'rank'),
          rightOrigin: idOf(resident.room, 'notes', note, 'goal'),
        }),
      ),
    'in a plain value': () =>
      written(item(words('あ'), { parent: idOf(resident.room, 'notes', note, 'rank') })),
    'in a new plain value': () =>
      written(
        item(values('a1'), { origin: idOf(resident.room, 'notes', note, 'rank') }),
        item(words('あ'), { parent: [MINE, 0] }),
      ),
    'two ids of one seat in a circle': () =>
      forge([
        { client: MINE, clock: 0, structs: [item(words('あ'), { origin: [ALSO_MINE, 0] })] },
        { client: ALSO_MINE, clock: 0, structs: [item(words('い'), { origin: [MINE, 0] })] },
      ]),
    'one client’s structs in two blocks, of which Yjs takes the last': () =>
      forge([
        { client: MINE, clock: 0, structs: [collected(2)] },
        { client: MINE, clock: 2, structs: [] },
      ]),
    'one client’s structs in two blocks with a gap between': () =>
      forge([
        { client: MINE, clock: 0, structs: [collected(2)] },
        { client: MINE, clock: 9, structs: [collected(2)] },
      ]),
    'deletions out of order': () =>
      forge(
        [],
        [
          [...known(), 1],
          [...known(), 1],
        ],
      ),
    'a deletion of nothing': () => forge([], [[...known(), 0]]),
  }
  for (const [name, update] of Object.entries(cases)) {
    test(name, () => refused(resident, update(), 'malformed'))
  }

  test('half known, its rest claiming another place', async () => {
    const inMine = item(words('あい'), { parent: myText() })
    const inHers = item(words('あいう'), { parent: idOf(resident.room, 'notes', herNote, 'text') })
    resident.send(forge([{ client: MINE, clock: 0, structs: [inMine] }]))
    await resident.saved()
    await refused(resident, forge([{ client: MINE, clock: 0, structs: [inHers] }]), 'malformed')
  })

  test('half known in what is gone, its rest claiming a place', async () => {
    resident.send(forge([{ client: ALSO_MINE, clock: 0, structs: [collected(1)] }]))
    const rest = item(words('あい'), { parent: myText() })
    await refused(resident, forge([{ client: ALSO_MINE, clock: 0, structs: [rest] }]), 'malformed')
  })
})

function nextClock(guest: Guest, client: number): number {
  const last = guest.room.shown.store.clients.get(client)?.at(-1)
  return last ? last.id.clock + last.length : 0
}
