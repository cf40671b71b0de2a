import { afterAll, beforeAll, describe, test } from 'vitest'
import { type At, collected, deleted, forge, item, map, skip, values, words } from './forge.ts'
import {
  firstLetter,
  GOAL,
  type Guest,
  idOf,
  Meeting,
  newRow,
  PLAN_CLIENT,
  refused,
} from './meeting.ts'

/** Yjs client ids that nobody has written with. */
const MINE = 777
const ALSO_MINE = 778

let meeting: Meeting
let clerk: Guest
let colleague: Guest
let row: string
let herRow: string

beforeAll(async () => {
  meeting = await Meeting.open()
  clerk = await meeting.come('staff')
  colleague = await meeting.come('staff')
  const mine = newRow('ベンチがほしい')
  const hers = newRow('バス停に屋根を')
  clerk.perform(mine)
  colleague.perform(hers)
  await clerk.saved()
  row = mine.row
  herRow = hers.row
})
afterAll(() => meeting.end())

const hers = () => colleague.doc.clientID
const herClock = () => colleague.doc.store.clients.get(hers())?.at(-1)
const nextOfHers = () => {
  const last = herClock()
  return last ? last.id.clock + last.length : 0
}
const myText = () => idOf(clerk.room, 'rows', row, 'text')

describe('I2 whose client id', () => {
  const structs = {
    'an item': item(words('あ'), { parent: 'rows' }),
    'a collected struct': collected(3),
    'a skip': skip(3),
    'deleted content': item(deleted(3), { parent: 'rows', key: 'x' }),
  }
  for (const [name, struct] of Object.entries(structs)) {
    test(`${name} under another seat’s client id would make her next row count as known`, () =>
      refused(
        clerk,
        forge([{ client: hers(), clock: nextOfHers(), structs: [struct] }]),
        'foreign-client',
      ))
  }

  test('nobody writes with the id that laid the plan out', () =>
    refused(
      clerk,
      forge([
        {
          client: PLAN_CLIENT,
          clock: nextClock(clerk, PLAN_CLIENT),
          structs: [collected(1)],
        },
      ]),
      'foreign-client',
    ))

  test('an id stays its seat’s after a restart', async () => {
    const other = await Meeting.open()
    const her = await other.come('staff')
    her.send(forge([{ client: MINE, clock: 0, structs: [collected(1)] }]))
    await her.saved()
    await other.restart()
    const me = await other.come('staff')
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
    'a left colleague that we lack': () =>
      forge([
        { client: MINE, clock: 0, structs: [item(words('あ'), { origin: [hers(), 9_999] })] },
      ]),
    'a right colleague that we lack': () =>
      forge([{ client: MINE, clock: 0, structs: [item(words('あ'), { rightOrigin: [4242, 0] })] }]),
    'a parent that we lack': () =>
      forge([{ client: MINE, clock: 0, structs: [item(words('あ'), { parent: [4242, 0] })] }]),
    'a deletion of what is not there yet': () => forge([], [[hers(), nextOfHers(), 1]]),
    'a deletion that reaches beyond': () => forge([], [[hers(), nextOfHers() - 1, 2]]),
    'a deletion of somebody unknown': () => forge([], [[4242, 0, 1]]),
  }
  for (const [name, update] of Object.entries(cases)) {
    test(name, () => refused(clerk, update(), 'incomplete'))
  }
})

describe('I2 structs that no Yjs writes', () => {
  const written = (...structs: Parameters<typeof forge>[0][number]['structs']) =>
    forge([{ client: MINE, clock: 0, structs }])
  const known = (): At => [clerk.doc.clientID, 0]

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
          client: clerk.doc.clientID,
          clock: 0,
          structs: [item(deleted(1), { origin: [clerk.doc.clientID, 99_999] })],
        },
        { client: MINE, clock: 0, structs: [collected(1)] },
      ]),
    'two colleagues in two texts': () =>
      written(
        item(words('あ'), {
          origin: firstLetter(clerk.room, 'rows', row),
          rightOrigin: firstLetter(clerk.room, 'rows', herRow),
        }),
      ),
    'two colleagues under two keys': () =>
      written(
        item(values(GOAL), {
          origin: idOf(clerk.room, 'rows', row, 'rank'),
          rightOrigin: idOf(clerk.room, 'rows', row, 'goal'),
        }),
      ),
    'in a plain value': () =>
      written(item(words('あ'), { parent: idOf(clerk.room, 'rows', row, 'rank') })),
    'in a new plain value': () =>
      written(
        item(values('a1'), { origin: idOf(clerk.room, 'rows', row, 'rank') }),
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
    test(name, () => refused(clerk, update(), 'malformed'))
  }

  test('half known, its rest claiming another place', async () => {
    const inMine = item(words('あい'), { parent: myText() })
    const inHers = item(words('あいう'), { parent: idOf(clerk.room, 'rows', herRow, 'text') })
    clerk.send(forge([{ client: MINE, clock: 0, structs: [inMine] }]))
    await clerk.saved()
    await refused(clerk, forge([{ client: MINE, clock: 0, structs: [inHers] }]), 'malformed')
  })

  test('half known in what is gone, its rest claiming a place', async () => {
    clerk.send(forge([{ client: ALSO_MINE, clock: 0, structs: [collected(1)] }]))
    const rest = item(words('あい'), { parent: myText() })
    await refused(clerk, forge([{ client: ALSO_MINE, clock: 0, structs: [rest] }]), 'malformed')
  })
})

function nextClock(guest: Guest, client: number): number {
  const last = guest.room.shown.store.clients.get(client)?.at(-1)
  return last ? last.id.clock + last.length : 0
}
