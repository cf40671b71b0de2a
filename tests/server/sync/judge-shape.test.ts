import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../../../shared/wire.ts'
import * as forged from './forge.ts'
import { array, forge, item, map, text, values, words, xmlElement, xmlText } from './forge.ts'
import { ACTOR, BODY, GOAL, type Guest, idOf, Meeting, newRow, ROW, refused } from './meeting.ts'

const MINE = 777

let meeting: Meeting
let staff: Guest
let lead: Guest
let row: string

beforeAll(async () => {
  meeting = await Meeting.open()
  staff = await meeting.come('staff')
  lead = await meeting.come('facilitator')
  const mine = newRow('ベンチがほしい')
  staff.perform(mine)
  await staff.saved()
  row = mine.row
})
afterAll(() => meeting.end())

const written = (...structs: Parameters<typeof forge>[0][number]['structs']) =>
  forge([{ client: MINE, clock: 0, structs }])
const in_ = (...path: [string, ...string[]]) => idOf(staff.room, ...path)
const replacing = (key: string) => ({ origin: in_('rows', row, key) })
const myText = () => in_('rows', row, 'text')

describe('I2 the board’s shape', () => {
  const cases: Record<
    string,
    [() => Uint8Array, 'unknown-key' | 'wrong-shape' | 'too-large' | 'too-long' | 'blank']
  > = {
    'an unknown root': [() => written(item(map, { parent: 'secrets', key: 'x' })), 'unknown-key'],
    'an unknown key': [
      () => written(item(values('x'), { parent: in_('rows', row), key: 'colour' })),
      'unknown-key',
    ],
    'a key that every object has': [
      () => written(item(values('x'), { parent: in_('rows', row), key: 'constructor' })),
      'unknown-key',
    ],
    'an id with other letters': [
      () => written(item(map, { parent: 'rows', key: 'メモ' })),
      'wrong-shape',
    ],
    'a list in a root': [() => written(item(values('x'), { parent: 'rows' })), 'wrong-shape'],
    'a list in a row': [
      () => written(item(values('x'), { parent: in_('rows', row) })),
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
    'a plain value instead of a row': [
      () => written(item(values({ text: 'あ' }), { parent: 'rows', key: 'mine' })),
      'wrong-shape',
    ],
    'a list instead of a row': [
      () => written(item(array, { parent: 'rows', key: 'mine' })),
      'wrong-shape',
    ],
    'a text instead of a row': [
      () => written(item(text, { parent: 'rows', key: 'mine' })),
      'wrong-shape',
    ],
    'an XML element instead of a row': [
      () => written(item(xmlElement, { parent: 'rows', key: 'mine' })),
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
    test(name, () => refused(staff, update(), reason))
  }
})

describe('I2 a new row', () => {
  /** A row as a real client writes it, with one thing changed. */
  const laid = (change: (row: Y.Map<unknown>) => void, id = 'new-row') => {
    const doc = new Y.Doc()
    doc.getMap('rows').set(id, new Y.Map())
    const entry = doc.getMap('rows').get(id) as Y.Map<unknown>
    const whole = { goal: GOAL, actor: ACTOR, matrix: 'expected', rank: 'a0', state: 'asked' }
    for (const [key, value] of Object.entries({ ...whole, removed: false })) entry.set(key, value)
    for (const key of ['text', 'target', 'reason']) entry.set(key, new Y.Text('花だん'))
    for (const key of ['years', 'takers', 'from']) entry.set(key, new Y.Map())
    change(entry)
    return Y.encodeStateAsUpdate(doc)
  }

  test('as a client writes it is welcome', async () => {
    staff.send(laid(() => {}, 'whole-row'))
    await staff.saved()
    expect(staff.refusal).toBeUndefined()
    expect(staff.room.shown.getMap('rows').has('whole-row')).toBe(true)
  })

  test('by an id with other letters', () =>
    refused(
      staff,
      laid(() => {}, 'メモ'),
      'wrong-shape',
      'rows/メモ',
    ))

  for (const key of ['goal', 'actor', 'matrix', 'rank', 'state', 'removed', 'text', 'years']) {
    test(`without its ${key}`, () =>
      refused(
        staff,
        laid((entry) => entry.delete(key)),
        'wrong-shape',
        `rows/new-row/${key}`,
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
        staff,
        laid((entry) => entry.set('text', value)),
        'wrong-shape',
        'rows/new-row/text',
      ))
  }

  test('with words in a text of another type', () => {
    const structs = [
      item(map, { parent: 'rows', key: 'new-row' }),
      item(xmlText, { parent: [MINE, 0], key: 'text' }),
      item(words('花だん'), { parent: [MINE, 1] }),
    ]
    return refused(staff, written(...structs), 'wrong-shape')
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
