import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { collected, deleted, forge, item, map, text, values, words } from './forge.ts'
import {
  ACTOR,
  firstLetter,
  GOAL,
  GOAL_2,
  type Guest,
  idOf,
  Meeting,
  post,
  ROW,
  refused,
} from './meeting.ts'

const MINE = 777
/** Wins against any id that Yjs gives itself. */
const MIGHTY = 2 ** 40

let meeting: Meeting
let resident: Guest
let neighbour: Guest
let scribe: Guest
let staff: Guest
let lead: Guest
let screen: Guest
let note: string
let hers: string
let gone: string

beforeAll(async () => {
  meeting = await Meeting.open()
  resident = await meeting.come('participant', 1)
  neighbour = await meeting.come('participant', 2)
  scribe = await meeting.come('scribe', 1)
  staff = await meeting.come('staff')
  lead = await meeting.come('facilitator')
  screen = await meeting.come('screen')
  const [mine, her, withdrawn] = [
    post(resident, 'ベンチがほしい'),
    post(neighbour, 'バス停に屋根を'),
    post(neighbour, 'やっぱりやめます'),
  ]
  resident.perform(mine)
  neighbour.perform(her)
  neighbour.perform(withdrawn)
  neighbour.perform({ verb: 'notes.withdraw', note: withdrawn.note })
  await neighbour.saved()
  note = mine.note
  hers = her.note
  gone = withdrawn.note
})
afterAll(() => meeting.end())

const written = (...structs: Parameters<typeof forge>[0][number]['structs']) =>
  forge([{ client: MINE, clock: 0, structs }])
const at = (...path: [string, ...string[]]) => idOf(resident.room, ...path)
const removing = (...path: [string, ...string[]]) => forge([], [[...at(...path), 1]])

/** A whole note as a real client writes it, by an id that wins over the one that stands there. */
function wholeNote(id: string, table: number | null = 1, client = MIGHTY) {
  const doc = new Y.Doc()
  doc.clientID = client
  doc.transact(() => {
    const entry = new Y.Map<unknown>()
    doc.getMap('notes').set(id, entry)
    const fields = { goal: GOAL, actor: ACTOR, rank: 'a0', group: null, heard: 'written', at: 1 }
    for (const [key, value] of Object.entries(fields)) entry.set(key, value)
    if (table !== null) entry.set('table', table)
    entry.set('text', new Y.Text('わたしの'))
  })
  return Y.encodeStateAsUpdate(doc)
}

describe('I2 somebody else’s note', () => {
  const cases: Record<string, () => Uint8Array> = {
    'is not edited': () => written(item(words('X'), { parent: at('notes', hers, 'text') })),
    'is not edited between its letters': () =>
      written(item(words('X'), { origin: firstLetter(resident.room, 'notes', hers) })),
    'loses no letter': () => forge([], [[...firstLetter(resident.room, 'notes', hers), 1]]),
    'is not moved': () => written(item(values(GOAL_2), { origin: at('notes', hers, 'goal') })),
    'is not moved by an id that wins': () =>
      forge([
        {
          client: MIGHTY,
          clock: 0,
          structs: [item(values(GOAL_2), { parent: at('notes', hers), key: 'goal' })],
        },
      ]),
    'is not moved by nothing': () =>
      written(item(deleted(1), { origin: at('notes', hers, 'group') })),
    'is not withdrawn': () => removing('notes', hers),
    'is not overwritten': () => wholeNote(hers),
    'is not overwritten with nothing': () =>
      forge([
        { client: MIGHTY, clock: 0, structs: [item(deleted(1), { parent: 'notes', key: hers })] },
      ]),
    'does not come back under another’s name': () => wholeNote(gone),
  }
  for (const [name, update] of Object.entries(cases)) {
    test(name, () => refused(resident, update(), 'not-yours'))
  }

  test('nor does its withdrawal hide in one that is allowed', () => {
    const structs = [item(words('!'), { parent: at('notes', note, 'text') })]
    const block = { client: MINE, clock: 0, structs }
    return refused(resident, forge([block], [[...at('notes', hers), 1]]), 'not-yours')
  })

  test('nor beside one’s own', () =>
    refused(
      resident,
      forge([], [[...at('notes', note), 1], ...one(at('notes', hers))]),
      'not-yours',
    ))

  for (const role of ['scribe', 'staff', 'facilitator'] as const) {
    test(`a ${role} does not edit it either`, () => {
      const guest = { scribe, staff, facilitator: lead }[role]
      const update = written(item(words('X'), { parent: at('notes', hers, 'text') }))
      return refused(guest, update, 'not-yours', `notes/${hers}/text`)
    })
    test(`a ${role} does not withdraw it either`, () =>
      refused(
        { scribe, staff, facilitator: lead }[role],
        removing('notes', hers),
        'not-yours',
        `notes/${hers}`,
      ))
  }

  test('a scribe without a table moves none, also of those without one', async () => {
    const standing = await meeting.come('scribe')
    const tableless = post(staff, 'だれの班でもない')
    staff.perform(tableless)
    await staff.saved()
    const origin = at('notes', tableless.note, 'goal')
    await refused(standing, written(item(values(GOAL_2), { origin })), 'not-yours')
  })

  test('a scribe moves none of another table', () => {
    const update = written(item(values(GOAL_2), { origin: at('notes', hers, 'goal') }))
    return refused(scribe, update, 'wrong-table', `notes/${hers}/goal`)
  })
})

describe('I2 one’s own note', () => {
  const cases: Record<string, () => Uint8Array> = {
    'keeps its text: its words are edited, it is not replaced': () =>
      written(item(text, { origin: at('notes', note, 'text') })),
    'keeps its text when it is taken out': () => removing('notes', note, 'text'),
    'keeps the time at which it was posted': () =>
      written(item(values(5), { origin: at('notes', note, 'at') })),
    'keeps how it was heard': () =>
      written(item(values('phone'), { origin: at('notes', note, 'heard') })),
    'keeps its table': () => written(item(values(1), { origin: at('notes', note, 'table') })),
  }
  for (const [name, update] of Object.entries(cases)) {
    test(name, () => refused(resident, update(), 'not-allowed'))
  }

  test('carries its seat’s table', () => refused(resident, wholeNote('new', 2), 'wrong-table'))
  test('carries a table', () => refused(resident, wholeNote('new', null), 'wrong-table'))
  test('carries no table where the seat has none', async () => {
    const standing = await meeting.come('participant')
    await refused(standing, wholeNote('new', 1), 'wrong-table')
  })
  test('carries no other table for a moment either', () => {
    const structs = [
      item(map, { parent: 'notes', key: 'new' }),
      item(values(2), { parent: [MINE, 0], key: 'table' }),
      item(values(1), { origin: [MINE, 1] }),
    ]
    return refused(resident, written(...structs), 'wrong-table')
  })
})

describe('I2 the plan and the lead', () => {
  const rowText = () => written(item(words('X'), { parent: at('rows', ROW, 'text') }))
  const year = () => written(item(values('do'), { parent: at('rows', ROW, 'years'), key: '2026' }))
  const board = (key: string, value: unknown) => () =>
    written(item(values(value), { origin: at('board', key) }))

  const cases: Record<string, [() => Guest, () => Uint8Array]> = {
    'a resident writes no row': [() => resident, rowText],
    'a scribe writes no row': [() => scribe, rowText],
    'a resident paints no year': [() => resident, year],
    'a resident adds no row': [
      () => resident,
      () => written(item(map, { parent: 'rows', key: 'new' })),
    ],
    'a resident adds no group': [
      () => resident,
      () => written(item(map, { parent: 'groups', key: 'new' })),
    ],
    'a resident renames no goal': [
      () => resident,
      () => written(item(values('X'), { origin: at('goals', GOAL, 'title') })),
    ],
    'nobody removes a row': [() => staff, () => removing('rows', ROW)],
    'nobody removes a goal': [() => lead, () => removing('goals', GOAL)],
    'nobody lays a row over one that stands': [
      () => staff,
      () => written(item(map, { origin: at('rows', ROW) })),
    ],
    'nobody replaces a row’s text': [
      () => staff,
      () => written(item(text, { origin: at('rows', ROW, 'text') })),
    ],
    'nobody takes a row’s years out': [() => staff, () => removing('rows', ROW, 'years')],
    'staff stop no writing': [() => staff, board('locked', true)],
    'staff open no grouping': [() => staff, board('grouping', 'all')],
    'staff move no screen': [() => staff, board('focus', { goal: GOAL, view: 'notes' })],
    'staff rename no board': [() => staff, board('title', 'X')],
    'a resident stops no writing': [() => resident, board('locked', true)],
    'nobody closes a board past the register': [() => lead, board('state', 'closed')],
    'nobody changes the epoch': [() => lead, board('epoch', 'e2')],
    'nobody writes tallies': [
      () => lead,
      () => written(item(map, { parent: 'tallies', key: 'x' })),
    ],
    'the screen posts nothing': [() => screen, () => wholeNote('new', null)],
    'the screen moves no clock': [() => screen, () => written(collected(1))],
    'the screen deletes nothing': [() => screen, () => removing('notes', hers)],
  }
  for (const [name, [guest, update]] of Object.entries(cases)) {
    test(name, () => refused(guest(), update(), 'not-allowed'))
  }

  test('a row of one’s own is not overwritten with nothing', async () => {
    const row = 'own-row' as never
    staff.perform({
      ...{ verb: 'rows.add', row, goal: GOAL, actor: ACTOR, matrix: 'expected' },
      ...{ text: '見守り', rank: 'a0' },
    })
    await staff.saved()
    expect(staff.refusal).toBeUndefined()
    const over = item(deleted(1), { origin: at('rows', row) })
    await refused(staff, written(over), 'not-allowed', `rows/${row}`)
  })
})

const one = ([client, clock]: readonly [number, number]) => [[client, clock, 1] as const]
