import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { putAway } from '../commands/leads.ts'
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
let gone: string
let away: string

beforeAll(async () => {
  meeting = await Meeting.open()
  resident = await meeting.come('participant', 1)
  neighbour = await meeting.come('participant', 2)
  scribe = await meeting.come('scribe', 1)
  staff = await meeting.come('staff')
  lead = await meeting.come('facilitator')
  screen = await meeting.come('screen')
  const [mine, withdrawn, hidden] = [
    post(resident, 'ベンチがほしい'),
    post(neighbour, 'やっぱりやめます'),
    post(neighbour, 'しまわれる'),
  ]
  resident.perform(mine)
  neighbour.perform(withdrawn)
  neighbour.perform(hidden)
  neighbour.perform({ verb: 'notes.withdraw', note: withdrawn.note })
  await putAway(lead.room, hidden.note, 'お名前がある')
  note = mine.note
  gone = withdrawn.note
  away = hidden.note
})
afterAll(() => meeting.end())

const written = (...structs: Parameters<typeof forge>[0][number]['structs']) =>
  forge([{ client: MINE, clock: 0, structs }])
const at = (...path: [string, ...string[]]) => idOf(resident.room, ...path)
const removing = (...path: [string, ...string[]]) => forge([], [[...at(...path), 1]])

/** A whole note as a real client writes it, by an id that wins over the one that stands there. */
function wholeNote(id: string) {
  const doc = new Y.Doc()
  doc.clientID = MIGHTY
  doc.transact(() => {
    const entry = new Y.Map<unknown>()
    doc.getMap('notes').set(id, entry)
    const fields = { goal: GOAL, actor: ACTOR, rank: 'a0', group: null, heard: 'written', at: 1 }
    for (const [key, value] of Object.entries(fields)) entry.set(key, value)
    entry.set('table', 1)
    entry.set('text', new Y.Text('わたしの'))
  })
  return Y.encodeStateAsUpdate(doc)
}

describe('I2 what the server alone writes', () => {
  const roots = ['notes', 'groups', 'agenda', 'ballots', 'tallies'] as const
  const guests = {
    ...{ author: () => resident, neighbour: () => neighbour, scribe: () => scribe },
    ...{ staff: () => staff, facilitator: () => lead, screen: () => screen },
  }
  const letter = () => firstLetter(resident.room, 'notes', note)
  const cases: Record<string, () => Uint8Array> = {
    'a note is not posted': () => wholeNote('new'),
    'a note is not posted over one that stands': () => wholeNote(note),
    'a note that was withdrawn does not come back': () => wholeNote(gone),
    'nor does one that is put away': () => wholeNote(away),
    'a note is not overwritten with nothing': () =>
      forge([
        { client: MIGHTY, clock: 0, structs: [item(deleted(1), { parent: 'notes', key: note })] },
      ]),
    'a note is not edited': () => written(item(words('X'), { parent: at('notes', note, 'text') })),
    'a note is not edited between its letters': () =>
      written(item(words('X'), { origin: letter() })),
    'a note gets nothing that is taken back again': () =>
      written(item(deleted(3), { parent: at('notes', note, 'text') })),
    'a note loses no letter': () => forge([], [[...letter(), 1]]),
    'a note keeps its text': () => written(item(text, { origin: at('notes', note, 'text') })),
    'a note keeps its place': () =>
      written(item(values(GOAL_2), { origin: at('notes', note, 'goal') })),
    'a note keeps its place against an id that wins': () =>
      forge([
        {
          ...{ client: MIGHTY, clock: 0 },
          structs: [item(values(GOAL_2), { parent: at('notes', note), key: 'goal' })],
        },
      ]),
    'a note gets no other key': () =>
      written(item(values('x'), { parent: at('notes', note), key: 'colour' })),
    'a note is not withdrawn': () => removing('notes', note),
    'a note loses no key': () => removing('notes', note, 'rank'),
    'none of it hides beside something allowed': () =>
      forge(
        [
          {
            ...{ client: MINE, clock: 0 },
            structs: [item(words('X'), { parent: at('rows', ROW, 'text') })],
          },
        ],
        one(at('notes', note)),
      ),
  }
  for (const root of roots) {
    cases[`${root}: no entry`] = () => written(item(map, { parent: root, key: 'x1' }))
    cases[`${root}: no entry that is gone at once`] = () =>
      forge(
        [{ client: MINE, clock: 0, structs: [item(map, { parent: root, key: 'x1' })] }],
        [[MINE, 0, 1]],
      )
    cases[`${root}: no list`] = () => written(item(values('x'), { parent: root }))
  }
  for (const [name, update] of Object.entries(cases)) {
    for (const [who, guest] of Object.entries(guests)) {
      test(`${name}: ${who}`, () => refused(guest(), update(), 'not-allowed'))
    }
  }
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
    'the screen moves no clock': [() => screen, () => written(collected(1))],
    'the screen deletes nothing': [() => screen, () => removing('rows', ROW, 'rank')],
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
