import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Belongings } from '../../../server/sync/belongings.ts'
import type { Case, Lawful } from '../../../server/sync/judge/case.ts'
import { decode } from '../../../server/sync/judge/decoded.ts'
import { inspect } from '../../../server/sync/judge/inspect.ts'
import { judge } from '../../../server/sync/judge/judge.ts'
import { Places } from '../../../server/sync/judge/places.ts'
import { Trial } from '../../../server/sync/trial.ts'
import { openBoard } from '../../../shared/board/document.ts'
import type { NoteId, SeatId } from '../../../shared/board/ids.ts'
import { LIMITS, SERVER_LIMITS } from '../../../shared/wire.ts'
import { array, collected, deleted, forge, item, words } from './forge.ts'

/** What the checks before and after an update is applied each find, without the other. */

const MINE = 777
const ME = 'seat-me' as SeatId
const WHO = { role: 'staff' } as const
let trial: Y.Doc
let known: number

beforeEach(() => {
  trial = openBoard(new Y.Doc()).doc
  trial.getMap('rows').set('r1', new Y.Map())
  known = trial.clientID
})

const verdict = (update: Uint8Array, more: Partial<Case> = {}) =>
  judge(update, {
    ...{ trial, seat: ME, who: WHO },
    settings: { groupingOpen: false, ownGrouping: true, locked: false, closed: false },
    seatOfClient: (client) => (client === known ? ME : undefined),
    ...more,
  })
const refusal = (update: Uint8Array) => {
  const found = verdict(update)
  return found.kind === 'refused' ? found.refusal.reason : found.kind
}
/** What is thrown: the judge's refusals are no errors. */
const attempt = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (thrown) {
    return thrown
  }
}
const lawful: Lawful = {
  ...{ claimed: [], touched: new Set<string>(), clocks: new Map(), comparisons: 0 },
  competes: false,
}

describe('I2 the judge, before anything is applied', () => {
  const cases: Record<string, [() => Uint8Array, string]> = {
    'skipped clocks': [
      () => forge([{ client: MINE, clock: 3, structs: [collected(1)] }]),
      'incomplete',
    ],
    'a neighbour that is nowhere': [
      () => forge([{ client: MINE, clock: 0, structs: [item(words('あ'), { origin: [9, 9] })] }]),
      'incomplete',
    ],
    'a known struct built on nothing, beside a new one': [
      () =>
        forge([
          { client: known, clock: 0, structs: [item(deleted(1), { origin: [known, 9_999] })] },
          { client: MINE, clock: 0, structs: [collected(1)] },
        ]),
      'malformed',
    ],
    'one client’s structs in two blocks': [
      () =>
        forge([
          { client: MINE, clock: 0, structs: [collected(2)] },
          { client: MINE, clock: 2, structs: [] },
        ]),
      'malformed',
    ],
    'a row’s removal': [() => forge([], [[known, 0, 1]]), 'not-allowed'],
  }
  for (const [name, [update, reason]] of Object.entries(cases)) {
    test(name, () => expect(refusal(update())).toBe(reason))
  }

  for (const [who, reason] of [
    [{ role: 'screen' }, 'not-allowed'],
    [{ role: 'staff', stopped: true }, 'stopped'],
  ] as const) {
    test(`what nobody would see, from one who may not write: ${reason}`, () => {
      const update = forge([{ client: MINE, clock: 0, structs: [collected(1)] }])
      expect(verdict(update, { who })).toMatchObject({ kind: 'refused', refusal: { reason } })
    })
  }

  test('a struct without any parent, which no bytes can say', () => {
    const nowhere = new Y.Item(
      Y.createID(MINE, 0),
      ...([null, null, null, null, null, null] as const),
      new Y.ContentString('あ'),
    )
    const byClient = new Map([[MINE, [nowhere]]])
    const update = { byClient, ds: Y.createDeleteSet(), find: () => nowhere }
    const found = attempt(() => new Places(trial, update).of(nowhere))
    expect(found).toMatchObject({ refusal: { reason: 'malformed' } })
  })

  test('a place in what is no container of ours', () => {
    const list = item(array, { parent: 'rows', key: 'r9' })
    const inside = item(words('あ'), { parent: [MINE, 0], key: 'text' })
    const update = decode(forge([{ client: MINE, clock: 0, structs: [list, inside] }]))
    const last = update.find(Y.createID(MINE, 1)) as Y.Item
    const found = attempt(() => new Places(trial, update).of(last))
    expect(found).toMatchObject({ refusal: { reason: 'wrong-shape' } })
  })

  test('is silent about what is known, also of others', () => {
    const update = Y.encodeStateAsUpdate(trial)
    expect(verdict(update, { seatOfClient: () => 'seat-other' as SeatId })).toEqual({
      kind: 'empty',
    })
  })
})

describe('I2 the look at the whole, after it was applied', () => {
  test('knows no other roots', () => {
    const touched = new Set(['nowhere/x'])
    expect(inspect(trial, { ...lawful, touched })).toMatchObject({ reason: 'unknown-key' })
  })

  test('sees what waits for something missing', () => {
    Y.applyUpdate(trial, forge([{ client: MINE, clock: 3, structs: [collected(1)] }]))
    expect(inspect(trial, lawful)).toEqual({ reason: 'incomplete' })
  })

  test('sees deletions that wait', () => {
    Y.applyUpdate(trial, forge([], [[MINE, 0, 1]]))
    expect(inspect(trial, lawful)).toEqual({ reason: 'incomplete' })
  })

  test('sees that less was taken in than the judge has read', () => {
    const clocks = new Map([[known, 1_000]])
    expect(inspect(trial, { ...lawful, clocks })).toEqual({ reason: 'malformed' })
  })

  /** A row that stands there, with something wrong. */
  const found = (wrong: Record<string, unknown>) => {
    const fields = { goal: 'g1', actor: 'a1', matrix: 'expected', rank: 'a0', state: 'asked' }
    for (const [root, id] of [
      ['goals', 'g1'],
      ['actors', 'a1'],
    ] as const) {
      trial.getMap(root).set(id, new Y.Map())
    }
    const row = new Y.Map<unknown>(Object.entries({ ...fields, removed: false, ...wrong }))
    for (const key of ['text', 'target', 'reason'])
      if (!(key in wrong)) row.set(key, new Y.Text('あ'))
    for (const key of ['years', 'takers', 'from']) row.set(key, new Y.Map())
    trial.getMap('rows').set('r2', row)
    return inspect(trial, { ...lawful, touched: new Set(['rows/r2']) })?.reason
  }
  const tooLong = 'あ'.repeat(LIMITS.maxMergedUnits + 1)
  for (const [name, wrong, reason] of [
    ['nothing wrong', {}, undefined],
    ['a goal that is nowhere', { goal: 'g9' }, 'wrong-shape'],
    ['an actor that is nowhere', { actor: 'a9' }, 'wrong-shape'],
    ['nothing under a key', { rank: undefined }, 'wrong-shape'],
    ['a text that is too long', { text: new Y.Text(tooLong) }, 'too-long'],
  ] as const) {
    test(`sees ${name} in a new row`, () => expect(found(wrong)).toBe(reason))
  }

  test('I5 a board has room for so many rows', () => {
    const fill = (to: number) =>
      trial.transact(() => {
        const map = trial.getMap('rows')
        for (let at = map.size; at < to; at++) map.set(`x${at}`, 1)
      })
    fill(SERVER_LIMITS.maxRows)
    expect(inspect(trial, lawful)).toBeUndefined()
    fill(SERVER_LIMITS.maxRows + 1)
    expect(inspect(trial, lawful)).toEqual({ reason: 'full' })
  })

  test('I5 what Yjs throws at is refused, and the next trial is whole', () => {
    const durable = () => {
      const { doc } = openBoard(new Y.Doc())
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(trial))
      return doc
    }
    const shared = new Trial({ durable, pending: () => [], writer: 2 })
    const bad = forge([
      { client: known, clock: 0, structs: [item(deleted(1), { origin: [known, 9_999] })] },
    ])
    expect(shared.put(bad, lawful)).toEqual({ refusal: { reason: 'malformed' } })
    shared.discard()
    expect(shared.doc.getMap('rows').has('r1')).toBe(true)
  })
})

describe('I5 what one seat may have', () => {
  const note = (at: number) => `n${at}` as NoteId

  test('so many notes, withdrawn ones too; what it has it may post again', () => {
    const all = Array.from({ length: LIMITS.notesPerSeat }, (_, at) => note(at))
    const have = new Belongings({
      owners: new Map(all.map((one) => [one, ME])),
      clients: new Map(),
    })
    expect(have.hasRoom(ME, note(0))).toBe(true)
    expect(have.hasRoom(ME, 'new' as NoteId)).toBe(false)
    expect(have.hasRoom('seat-other' as SeatId, 'new' as NoteId)).toBe(true)
  })

  test('what is given counts at once', () => {
    const have = new Belongings({ owners: new Map(), clients: new Map() })
    const clients = Array.from({ length: SERVER_LIMITS.clientsPerSeat }, (_, at) => at)
    have.give(ME, [note(1)])
    have.claim(ME, clients, 0)
    expect(have.ownerOf(note(1))).toBe(ME)
    expect([...have.notesOf(ME)]).toEqual([note(1)])
    expect(have.seatOfClient(5)).toBe(ME)
    expect(have.refusesClients(ME, [MINE], { onBoard: 1, now: 0 })).toBe('full')
    expect(have.refusesClients(ME, [], { onBoard: 1, now: 0 })).toBeUndefined()
  })
})
