import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { judge } from '../../../server/sync/judge/judge.ts'
import { realPace } from '../../../server/sync/pace.ts'
import { openBoard } from '../../../shared/board/document.ts'
import type { SeatId } from '../../../shared/board/ids.ts'
import { CLOSE, LIMITS } from '../../../shared/wire.ts'
import { deleted, forge, item, map, text, values, words } from './forge.ts'
import { ACTOR, GOAL, type Guest, idOf, Meeting, post, refused, welcomed } from './meeting.ts'

/** What only the whole shows is seen before it is applied: a new trial would cost far more (I5). */

const ME = 'seat-me' as SeatId
const MINE = 777
let now: number
/** What was put off longer than a flush ever is: told to come again, whoever waits for it. */
let putOff: (() => void)[]
let meeting: Meeting
let resident: Guest
let note: string

beforeEach(async () => {
  now = 0
  putOff = []
  const after = (ms: number, run: () => void) => {
    if (ms < 1_000) realPace.after(ms, run)
    else putOff.push(run)
  }
  meeting = await Meeting.open({ now: () => now, pace: { ...realPace, after } })
  resident = await meeting.come('participant', 1)
  const mine = post(resident, 'ベンチがほしい')
  resident.perform(mine)
  await resident.saved()
  note = mine.note
})
afterEach(() => meeting.end())

/** By the judge alone, who applies nothing. */
const foreseen = (update: Uint8Array, trial = resident.room.shown) => {
  const verdict = judge(update, {
    ...{ trial, seat: ME, who: { role: 'participant', table: 1 } },
    settings: { groupingOpen: true, locked: false, closed: false },
    ownerOf: (id) => (id === note ? ME : undefined),
    seatOfClient: (client) => (client === MINE ? undefined : ME),
  })
  return verdict.kind === 'refused' ? verdict.refusal.reason : verdict
}
const whole = {
  goal: GOAL,
  actor: ACTOR,
  rank: 'a0',
  group: null,
  heard: 'written',
  at: 1,
  table: 1,
}

type Structs = Parameters<typeof forge>[0][number]['structs']
const FLOWERS = '花だん'
const inText = (said: string) => item(words(said), { parent: [MINE, 1] })

/** A new note with these fields, and whatever comes into it afterwards. */
const laid = (fields: object, ...more: Structs) => laidEmpty(fields, [inText(FLOWERS), ...more])

function laidEmpty(fields: object, more: Structs, taken: Parameters<typeof forge>[1] = []) {
  const inside = Object.entries(fields).map(([key, value]) =>
    item(values(value), { parent: [MINE, 0], key }),
  )
  const own = item(text, { parent: [MINE, 0], key: 'text' })
  const structs = [item(map, { parent: 'notes', key: 'new' }), own, ...inside, ...more]
  return forge([{ client: MINE, clock: 0, structs }], taken)
}
const { goal: _, ...goalless } = whole
const { table: __, ...tableless } = whole
const long = words('あ'.repeat(LIMITS.maxMergedUnits))

describe('I5 the judge sees before anything is applied', () => {
  const cases: Record<string, [() => Uint8Array, string]> = {
    'a note without a goal': [() => laid(goalless), 'wrong-shape'],
    'a note with nothing in it': [
      () =>
        forge([{ client: MINE, clock: 0, structs: [item(map, { parent: 'notes', key: 'new' })] }]),
      'wrong-shape',
    ],
    'a note without its table': [() => laid(tableless), 'wrong-table'],
    'a note in a goal that no board has': [() => laid({ ...whole, goal: 'x' }), 'wrong-shape'],
    'a note moved to an actor that no board has': [
      () =>
        forge([
          {
            ...{ client: MINE, clock: 0 },
            structs: [item(values('x'), { origin: idOf(resident.room, 'notes', note, 'actor') })],
          },
        ]),
      'wrong-shape',
    ],
    'a new text that is too long': [
      () => laid(whole, item(long, { parent: [MINE, 1] })),
      'too-long',
    ],
    'a text that grows too long': [
      () => {
        const parent = idOf(resident.room, 'notes', note, 'text')
        return forge([{ client: MINE, clock: 0, structs: [item(long, { parent })] }])
      },
      'too-long',
    ],
  }
  for (const [name, [update, reason]] of Object.entries(cases)) {
    test(name, () => expect(foreseen(update())).toBe(reason))
  }

  describe('a note of which nothing would be seen', () => {
    const UNSEEN = '\u200b\u3164 \u3000\ufe0f'
    const parentOf = () => idOf(resident.room, 'notes', note, 'text')
    const letters = 'ベンチがほしい'.length

    test('is not laid, empty or of unseen characters', () => {
      expect(foreseen(laidEmpty(whole, []))).toBe('blank')
      expect(foreseen(laidEmpty(whole, [inText(UNSEEN)]))).toBe('blank')
      const seen = laidEmpty(whole, [inText(UNSEEN), inText('花')])
      expect(foreseen(seen)).toMatchObject({ kind: 'lawful' })
    })

    test('nor by words that the same write takes back', () => {
      const first = 2 + Object.keys(whole).length
      const taken = (from: number, length: number) =>
        foreseen(laidEmpty(whole, [inText(FLOWERS)], [[MINE, first + from, length]]))
      expect(taken(0, FLOWERS.length)).toBe('blank')
      for (const from of [0, 1])
        expect(taken(from, FLOWERS.length - 1)).toMatchObject({ kind: 'lawful' })
    })

    test('is not left, but one letter of it may be', () => {
      const [client, clock] = parentOf()
      const emptied = (from: number, length: number, ...pieces: string[]) =>
        forge(
          pieces.length === 0
            ? []
            : [
                {
                  ...{ client: MINE, clock: 0 },
                  structs: pieces.map((one) => item(words(one), { parent: parentOf() })),
                },
              ],
          [[client, clock + 1 + from, length]],
        )
      expect(foreseen(emptied(0, letters))).toBe('blank')
      expect(foreseen(emptied(0, letters, UNSEEN))).toBe('blank')
      expect(foreseen(emptied(0, letters, UNSEEN, '木'))).toMatchObject({ kind: 'lawful' })
      for (const from of [0, 1])
        expect(foreseen(emptied(from, letters - 1))).toMatchObject({ kind: 'lawful' })
    })

    test('is not looked at where something else is written', () => {
      const trial = new Y.Doc()
      Y.applyUpdate(trial, Y.encodeStateAsUpdate(resident.room.shown))
      const entry = openBoard(trial).root('notes').get(note) as Y.Map<Y.Text>
      const text = entry.get('text') as Y.Text
      trial.transact(() => {
        text.delete(0, text.length)
        text.insert(0, UNSEEN)
      })
      const spaced = forge([
        { client: MINE, clock: 0, structs: [item(words(' '), { parent: parentOf() })] },
      ])
      expect(foreseen(spaced, trial)).toMatchObject({ kind: 'lawful' })
    })
  })

  test('a text that is as long as it may be, after what goes has gone', () => {
    const parent = idOf(resident.room, 'notes', note, 'text')
    const length = 'ベンチがほしい'.length
    const update = forge(
      [{ client: MINE, clock: 0, structs: [item(long, { parent })] }],
      [[parent[0], parent[1] + 1, length]],
    )
    expect(foreseen(update)).toMatchObject({ kind: 'lawful', competes: false })
  })

  test('a note too many for the board', () => {
    const { doc } = openBoard(new Y.Doc())
    Y.applyUpdate(doc, resident.room.state())
    doc.transact(() => {
      for (let at = doc.getMap('notes')._map.size; at < LIMITS.maxNotes; at++) {
        doc.getMap('notes').set(`x${at}`, 1)
      }
    })
    expect(foreseen(laid(whole), doc)).toBe('full')
  })
})

describe('I5 what only applying it shows', () => {
  /** The goal that counts is nothing. */
  const hidden = (client: number, id: string) => {
    const structs = [
      item(map, { parent: 'notes', key: id }),
      item(text, { parent: [client, 0], key: 'text' }),
      item(words(FLOWERS), { parent: [client, 1] }),
      ...Object.entries(whole).map(([key, value]) =>
        item(values(value), { parent: [client, 0], key }),
      ),
      item(deleted(1), { origin: [client, 2 + FLOWERS.length] }),
    ]
    return forge([{ client, clock: 0, structs }])
  }

  /** It is refused at once, told after a second, and comes back. */
  async function comesAgain(update: Uint8Array) {
    resident.send(update)
    await resident.saved()
    expect(resident.closed).toBeUndefined()
    for (const run of putOff.splice(0)) run()
    expect(resident.closed).toEqual({ code: CLOSE.tooFast, reason: 'too-fast' })
    await resident.again()
  }

  test('is tried once, then has to come again; everybody else writes on', async () => {
    expect(foreseen(hidden(MINE, 'new'))).toMatchObject({ kind: 'lawful', competes: true })
    const neighbour = await meeting.come('participant', 2)
    let client = 10_000
    await refused(resident, hidden(++client, 'new'), 'wrong-shape')
    await comesAgain(hidden(++client, 'new'))
    neighbour.perform(post(neighbour, 'わたしはふつうに'))
    await welcomed(neighbour)
    now += 20_000
    await refused(resident, hidden(++client, 'new'), 'wrong-shape')
    await comesAgain(hidden(++client, 'new'))
  })
})
