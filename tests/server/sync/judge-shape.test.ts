import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../../../shared/wire.ts'
import * as forged from './forge.ts'
import { array, forge, item, map, text, values, words, xmlElement, xmlText } from './forge.ts'
import { ACTOR, BODY, GOAL, type Guest, idOf, Meeting, post, ROW, refused } from './meeting.ts'

const MINE = 777

let meeting: Meeting
let resident: Guest
let staff: Guest
let lead: Guest
let note: string

beforeAll(async () => {
  meeting = await Meeting.open()
  resident = await meeting.come('participant', 1)
  staff = await meeting.come('staff')
  lead = await meeting.come('facilitator')
  const mine = post(resident, 'ベンチがほしい')
  resident.perform(mine)
  await resident.saved()
  note = mine.note
})
afterAll(() => meeting.end())

const written = (...structs: Parameters<typeof forge>[0][number]['structs']) =>
  forge([{ client: MINE, clock: 0, structs }])
const in_ = (...path: [string, ...string[]]) => idOf(resident.room, ...path)
const replacing = (key: string) => ({ origin: in_('notes', note, key) })
const myText = () => in_('notes', note, 'text')

describe('I2 the board’s shape', () => {
  const cases: Record<
    string,
    [() => Uint8Array, 'unknown-key' | 'wrong-shape' | 'too-large' | 'too-long' | 'blank']
  > = {
    'an unknown root': [() => written(item(map, { parent: 'secrets', key: 'x' })), 'unknown-key'],
    'an unknown key': [
      () => written(item(values('x'), { parent: in_('notes', note), key: 'colour' })),
      'unknown-key',
    ],
    'a key that every object has': [
      () => written(item(values('x'), { parent: in_('notes', note), key: 'constructor' })),
      'unknown-key',
    ],
    'an id with other letters': [
      () => written(item(map, { parent: 'notes', key: 'メモ' })),
      'wrong-shape',
    ],
    'a list in a root': [() => written(item(values('x'), { parent: 'notes' })), 'wrong-shape'],
    'a list in a note': [
      () => written(item(values('x'), { parent: in_('notes', note) })),
      'wrong-shape',
    ],
    'a key in a text': [
      () => written(item(values('x'), { parent: myText(), key: 'bold' })),
      'wrong-shape',
    ],
    'words in a key of a text': [
      () => written(item(words('x'), { parent: myText(), key: 'bold' })),
      'wrong-shape',
    ],
    'a plain value instead of a note': [
      () => written(item(values({ text: 'あ' }), { parent: 'notes', key: 'mine' })),
      'wrong-shape',
    ],
    'a list instead of a note': [
      () => written(item(array, { parent: 'notes', key: 'mine' })),
      'wrong-shape',
    ],
    'a text instead of a note': [
      () => written(item(text, { parent: 'notes', key: 'mine' })),
      'wrong-shape',
    ],
    'an XML element instead of a note': [
      () => written(item(xmlElement, { parent: 'notes', key: 'mine' })),
      'wrong-shape',
    ],
    'a map instead of a plain value': [() => written(item(map, replacing('rank'))), 'wrong-shape'],
    'a value of another kind': [() => written(item(values(7), replacing('rank'))), 'wrong-shape'],
    'nothing as a value': [
      () => written(item(values(undefined), replacing('rank'))),
      'wrong-shape',
    ],
    'several values of which one shows': [
      () => written(item(values('a0', 'a1'), replacing('rank'))),
      'wrong-shape',
    ],
    bytes: [() => written(item(forged.binary(Uint8Array.of(1)), replacing('rank'))), 'wrong-shape'],
    'bytes as a plain value': [
      () => written(item(values(Uint8Array.of(1)), replacing('rank'))),
      'wrong-shape',
    ],
    'JSON of an older Yjs': [
      () => written(item(forged.json('a0'), replacing('rank'))),
      'wrong-shape',
    ],
    'a letter instead of a plain value': [
      () => written(item(words('a'), replacing('rank'))),
      'wrong-shape',
    ],
    'a goal that is not on the board': [
      () => written(item(values('nowhere'), replacing('goal'))),
      'wrong-shape',
    ],
    'an actor that is not on the board': [
      () => written(item(values('nobody'), replacing('actor'))),
      'wrong-shape',
    ],
    formatting: [
      () => written(item(forged.format('bold', true), { parent: myText() })),
      'wrong-shape',
    ],
    'a picture in a text': [
      () => written(item(forged.embed({ image: 'x' }), { parent: myText() })),
      'wrong-shape',
    ],
    'a document in a text': [
      () => written(item(forged.subdocument('x'), { parent: myText() })),
      'wrong-shape',
    ],
    'a document under a key': [
      () => written(item(forged.subdocument('x'), replacing('rank'))),
      'wrong-shape',
    ],
    'a value in a text': [() => written(item(values('あ'), { parent: myText() })), 'wrong-shape'],
    'a map in a text': [() => written(item(map, { parent: myText() })), 'wrong-shape'],
    'one piece of text beyond the limit': [
      () => written(item(words('あ'.repeat(LIMITS.maxMergedUnits + 1)), { parent: myText() })),
      'too-long',
    ],
    'text that is too long together': [
      () =>
        written(
          item(words('あ'.repeat(LIMITS.maxMergedUnits)), { parent: myText() }),
          item(words('い'), { origin: [MINE, LIMITS.maxMergedUnits - 1] }),
        ),
      'too-long',
    ],
  }
  for (const [name, [update, reason]] of Object.entries(cases)) {
    test(name, () => refused(resident, update(), reason))
  }
})

describe('I2 a new note', () => {
  /** A note as a real client writes it, with one thing changed. */
  const posted = (change: (note: Y.Map<unknown>) => void, id = 'new-note') => {
    const doc = new Y.Doc()
    doc.getMap('notes').set(id, new Y.Map())
    const entry = doc.getMap('notes').get(id) as Y.Map<unknown>
    const whole = { goal: GOAL, actor: ACTOR, rank: 'a0', group: null, heard: 'written', at: 1 }
    for (const [key, value] of Object.entries({ ...whole, table: 1 })) entry.set(key, value)
    entry.set('text', new Y.Text('花だん'))
    change(entry)
    return Y.encodeStateAsUpdate(doc)
  }

  test('as a client writes it is welcome', async () => {
    resident.send(posted(() => {}, 'whole-note'))
    await resident.saved()
    expect(resident.refusal).toBeUndefined()
    expect(resident.mine).toContain('whole-note')
  })

  test('by an id with other letters', () =>
    refused(
      resident,
      posted(() => {}, 'メモ'),
      'wrong-shape',
      'notes/メモ',
    ))

  for (const key of ['goal', 'actor', 'rank', 'group', 'heard', 'at', 'text']) {
    test(`without its ${key}`, () =>
      refused(
        resident,
        posted((entry) => entry.delete(key)),
        'wrong-shape',
        `notes/new-note/${key}`,
      ))
  }

  const wrong: Record<string, unknown> = {
    'a list as its text': new Y.Array(),
    'a map as its text': new Y.Map(),
    'an XML text as its text': new Y.XmlText(),
    'plain words as its text': '花だん',
  }
  for (const [name, value] of Object.entries(wrong)) {
    test(`with ${name}`, () =>
      refused(
        resident,
        posted((entry) => entry.set('text', value)),
        'wrong-shape',
        'notes/new-note/text',
      ))
  }

  test('with words in a text of another type', () => {
    const structs = [
      item(map, { parent: 'notes', key: 'new-note' }),
      item(xmlText, { parent: [MINE, 0], key: 'text' }),
      item(words('花だん'), { parent: [MINE, 1] }),
    ]
    return refused(resident, written(...structs), 'wrong-shape')
  })
})

describe('I2 rows and settings', () => {
  const cases: Record<string, () => Uint8Array> = {
    'a mark that no plan has': () =>
      written(item(values('later'), { parent: in_('rows', ROW, 'years'), key: '2026' })),
    'a year that is none': () =>
      written(item(values('do'), { parent: in_('rows', ROW, 'years'), key: '令和9' })),
    'a map in the years': () =>
      written(item(map, { parent: in_('rows', ROW, 'years'), key: '2026' })),
    'a state that no row has': () =>
      written(item(values('done'), { origin: in_('rows', ROW, 'state') })),
    'a row without its state': () => forge([], [[...in_('rows', ROW, 'state'), 1]]),
    'a taker at no time': () =>
      written(item(values('soon'), { parent: in_('rows', ROW, 'takers'), key: BODY })),
  }
  for (const [name, update] of Object.entries(cases)) {
    test(name, () => refused(staff, update(), 'wrong-shape'))
  }

  test('a period whose years stand in its prototype is gone when it is written again', () => {
    const period = Object.defineProperty({}, '__proto__', {
      value: { from: 2000, to: 2010 },
      enumerable: true,
    })
    const origin = in_('board', 'period')
    return refused(staff, written(item(values(period), { origin })), 'wrong-shape', 'board/period')
  })

  test('more years than a row has room for', async () => {
    const years = in_('rows', ROW, 'years')
    const many = Array.from({ length: 61 }, (_, at) =>
      item(values('do'), { parent: years, key: String(2100 + at) }),
    )
    await refused(staff, written(...many), 'too-large', `rows/${ROW}/years`)
  })

  test('a setting may not be taken away', () =>
    refused(lead, forge([], [[...in_('board', 'grouping'), 1]]), 'wrong-shape', 'board/grouping'))
})
