import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SERVER_LIMITS } from '../../../shared/wire.ts'
import { collected, deleted, forge, item, words } from './forge.ts'
import { type Guest, idOf, Meeting, newRow, refused } from './meeting.ts'

/** Yjs client ids that nobody has written with. */
const MINE = 777
const ALSO_MINE = 778

let meeting: Meeting
let clerk: Guest
let row: string

beforeEach(async () => {
  meeting = await Meeting.open()
  clerk = await meeting.come('staff')
  const mine = newRow('ベンチがほしい')
  clerk.perform(mine)
  await clerk.saved()
  row = mine.row
})
afterEach(() => meeting.end())

const myText = () => idOf(clerk.room, 'rows', row, 'text')

describe('I5 size', () => {
  test('a clock moves only so far without bytes', async () => {
    const most = forge([
      { client: MINE, clock: 0, structs: [collected(SERVER_LIMITS.maxSilentClocks)] },
    ])
    clerk.send(most)
    await clerk.saved()
    expect(clerk.refusal).toBeUndefined()
    const jump = collected(SERVER_LIMITS.maxSilentClocks + 1)
    const from = SERVER_LIMITS.maxSilentClocks
    await refused(clerk, forge([{ client: MINE, clock: from, structs: [jump] }]), 'clock-jump')
  })

  test('nor with deleted content, nor in what is gone', async () => {
    const half = SERVER_LIMITS.maxSilentClocks / 2 + 1
    const structs = [
      item(deleted(half), { parent: myText() }),
      collected(1),
      item(deleted(half), { parent: [MINE, half] }),
    ]
    await refused(clerk, forge([{ client: MINE, clock: 0, structs }]), 'clock-jump')
  })

  test('nor by words that nobody will see', async () => {
    const unseen = words('a'.repeat(SERVER_LIMITS.maxSilentClocks))
    const structs = [collected(1), item(unseen, { parent: [MINE + 5, 0] })]
    await refused(clerk, forge([{ client: MINE + 5, clock: 0, structs }]), 'clock-jump')
  })

  const cases: Record<string, () => Uint8Array> = {
    'bytes beyond the limit': () => new Uint8Array(SERVER_LIMITS.maxUpdateBytes + 1),
    'more structs than the limit': () =>
      forge([
        {
          client: MINE,
          clock: 0,
          structs: Array.from({ length: SERVER_LIMITS.maxStructs + 1 }, () => collected(1)),
        },
      ]),
    'so many client ids leaning on each other that a stack would overflow': () =>
      forge(
        Array.from({ length: 12_000 }, (_, at) => ({
          client: 10_000 + at,
          clock: 0,
          structs: [item(deleted(1), { origin: [10_001 + at, 0] })],
        })),
      ),
    'so many structs in one text that Yjs would compare for minutes': () =>
      forge([
        {
          client: 2 ** 33,
          clock: 0,
          structs: Array.from({ length: 1_100 }, () => item(deleted(1), { parent: myText() })),
        },
      ]),
    'so many under one key': () =>
      forge([
        {
          client: 2 ** 33,
          clock: 0,
          structs: Array.from({ length: 1_100 }, () =>
            item(deleted(1), { parent: idOf(clerk.room, 'rows', row), key: 'rank' }),
          ),
        },
      ]),
  }
  for (const [name, update] of Object.entries(cases)) {
    test(name, () => refused(clerk, update(), 'too-large'))
  }

  test('many writes over time crowd a text, too', async () => {
    const crowd = (client: number) =>
      forge([
        {
          client,
          clock: 0,
          structs: Array.from({ length: 600 }, () => item(deleted(1), { parent: myText() })),
        },
      ])
    clerk.send(crowd(MINE))
    await clerk.saved()
    expect(clerk.refusal).toBeUndefined()
    clerk.send(crowd(ALSO_MINE))
    await refused(clerk, crowd(MINE + 2), 'too-large')
  })

  const fresh = (from: number, count: number) =>
    forge(
      Array.from({ length: count }, (_, at) => ({
        ...{ client: from + at, clock: 0 },
        structs: [collected(1)],
      })),
    )

  test('a seat takes so many client ids in an hour and no more; what was written away comes whole', async () => {
    const most = SERVER_LIMITS.clientsPerHour
    clerk.send(fresh(10_000, SERVER_LIMITS.maxClientsAtOnce))
    await clerk.saved()
    expect(clerk.refusal).toBeUndefined()
    clerk.send(fresh(20_000, 1))
    await clerk.saved()
    expect(clerk.session?.refused?.refusal).toEqual({ reason: 'too-fast' })
    const colleague = await meeting.come('staff')
    for (let at = 0; at < most; at++) colleague.send(fresh(30_000 + at, 1))
    await colleague.saved()
    expect(colleague.refusal).toBeUndefined()
    colleague.send(fresh(40_000, 1))
    expect(colleague.session?.refused?.refusal).toEqual({ reason: 'too-fast' })
  })

  for (const role of ['participant', 'scribe', 'screen'] as const) {
    test(`who writes nothing by updates takes none: ${role}`, async () => {
      const guest = await meeting.come(role, role === 'screen' ? undefined : 1)
      await refused(guest, fresh(10_000, 100), 'not-allowed')
      expect(guest.room.shown.store.clients.has(10_000)).toBe(false)
    })
  }
})
