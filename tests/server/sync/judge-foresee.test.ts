import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { judge } from '../../../server/sync/judge/judge.ts'
import { realScheduler } from '../../../server/sync/scheduler.ts'
import { Trial } from '../../../server/sync/trial.ts'
import { openBoard } from '../../../shared/board/document.ts'
import type { SeatId } from '../../../shared/board/ids.ts'
import { CLOSE, LIMITS, SERVER_LIMITS } from '../../../shared/wire.ts'
import { deleted, forge, item, map, text, values, words } from './forge.ts'
import { ACTOR, GOAL, type Guest, idOf, Meeting, newRow, welcomed } from './meeting.ts'

/** What only the whole shows is seen before it is applied: a new trial would cost far more (I5). */

const ME = 'seat-me' as SeatId
const MINE = 777
/** What was put off longer than a flush ever is: told late, whoever waits for it. */
let putOff: (() => void)[]
let meeting: Meeting
let clerk: Guest
let row: string

beforeEach(async () => {
  putOff = []
  const after = (ms: number, run: () => void) => {
    if (ms < 1_000) realScheduler.after(ms, run)
    else putOff.push(run)
  }
  meeting = await Meeting.open({ pace: { ...realScheduler, after } })
  clerk = await meeting.come('staff')
  const mine = newRow('ベンチがほしい')
  clerk.perform(mine)
  await clerk.saved()
  row = mine.row
})
afterEach(() => {
  vi.restoreAllMocks()
  return meeting.end()
})

/** By the judge alone, who applies nothing. */
const foreseen = (update: Uint8Array, trial = clerk.room.shown) => {
  const verdict = judge(update, {
    ...{ trial, seat: ME, who: { role: 'staff' } },
    settings: { groupingOpen: true, ownGrouping: true, locked: false, closed: false },
    seatOfClient: (client) => (client === MINE ? undefined : ME),
  })
  return verdict.kind === 'refused' ? verdict.refusal.reason : verdict
}
const whole = {
  goal: GOAL,
  actor: ACTOR,
  rank: 'a0',
  matrix: 'expected',
  state: 'asked',
  removed: false,
}

type Structs = Parameters<typeof forge>[0][number]['structs']
const FLOWERS = '花だん'
const inText = (said: string) => item(words(said), { parent: [MINE, 1] })

/** A new row with these fields, and whatever comes into it afterwards. */
function laid(fields: object, ...more: Structs) {
  const inside = Object.entries(fields).map(([key, value]) =>
    item(values(value), { parent: [MINE, 0], key }),
  )
  const own = item(text, { parent: [MINE, 0], key: 'text' })
  const others = [
    ...['target', 'reason'].map((key) => item(text, { parent: [MINE, 0], key })),
    ...['years', 'takers', 'from'].map((key) => item(map, { parent: [MINE, 0], key })),
  ]
  const laidOut = item(map, { parent: 'rows', key: 'new' })
  const structs = [laidOut, own, ...inside, ...others, inText(FLOWERS), ...more]
  return forge([{ client: MINE, clock: 0, structs }])
}
const { goal: _, ...goalless } = whole
const long = words('あ'.repeat(LIMITS.maxMergedUnits))

describe('I5 the judge sees before anything is applied', () => {
  const cases: Record<string, [() => Uint8Array, string]> = {
    'a row without a goal': [() => laid(goalless), 'wrong-shape'],
    'a row with nothing in it': [
      () =>
        forge([{ client: MINE, clock: 0, structs: [item(map, { parent: 'rows', key: 'new' })] }]),
      'wrong-shape',
    ],
    'a row in a goal that no board has': [() => laid({ ...whole, goal: 'x' }), 'wrong-shape'],
    'a row moved to an actor that no board has': [
      () =>
        forge([
          {
            ...{ client: MINE, clock: 0 },
            structs: [item(values('x'), { origin: idOf(clerk.room, 'rows', row, 'actor') })],
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
        const parent = idOf(clerk.room, 'rows', row, 'text')
        return forge([{ client: MINE, clock: 0, structs: [item(long, { parent })] }])
      },
      'too-long',
    ],
  }
  for (const [name, [update, reason]] of Object.entries(cases)) {
    test(name, () => expect(foreseen(update())).toBe(reason))
  }

  test('a text that is as long as it may be, after what goes has gone', () => {
    const parent = idOf(clerk.room, 'rows', row, 'text')
    const length = 'ベンチがほしい'.length
    const update = forge(
      [{ client: MINE, clock: 0, structs: [item(long, { parent })] }],
      [[parent[0], parent[1] + 1, length]],
    )
    expect(foreseen(update)).toMatchObject({ kind: 'lawful', competes: false })
  })

  test('a row too many for the board', () => {
    const { doc } = openBoard(new Y.Doc())
    Y.applyUpdate(doc, clerk.room.state())
    doc.transact(() => {
      for (let at = doc.getMap('rows')._map.size; at < SERVER_LIMITS.maxRows; at++) {
        doc.getMap('rows').set(`x${at}`, 1)
      }
    })
    expect(foreseen(laid(whole), doc)).toBe('full')
  })
})

describe('I5 what only applying it shows', () => {
  /** The goal that counts is nothing. */
  const hidden = (client: number, id: string) => {
    const structs = [
      item(map, { parent: 'rows', key: id }),
      item(text, { parent: [client, 0], key: 'text' }),
      item(words(FLOWERS), { parent: [client, 1] }),
      ...Object.entries(whole).map(([key, value]) =>
        item(values(value), { parent: [client, 0], key }),
      ),
      ...['target', 'reason'].map((key) => item(text, { parent: [client, 0], key })),
      ...['years', 'takers', 'from'].map((key) => item(map, { parent: [client, 0], key })),
      item(deleted(1), { origin: [client, 2 + FLOWERS.length] }),
    ]
    return forge([{ client, clock: 0, structs }])
  }

  test('is tried beside the board, however often it comes: nobody waits for a new one', async () => {
    expect(foreseen(hidden(MINE, 'new'))).toMatchObject({ kind: 'lawful', competes: true })
    const colleague = await meeting.come('staff')
    colleague.perform(newRow('わたしはふつうに'))
    await welcomed(colleague)
    const thrownAway = vi.spyOn(Trial.prototype, 'discard')
    for (let at = 0; at < 20; at++) {
      clerk.send(hidden(10_000 + at, `new-${at}`))
      await clerk.saved()
      expect(clerk.closed).toBeUndefined()
      for (const run of putOff.splice(0)) run()
      expect(clerk.closed).toEqual({ code: CLOSE.malformed, reason: 'wrong-shape' })
      await clerk.again()
    }
    colleague.perform(newRow('まだ書けます'))
    await welcomed(colleague)
    expect(thrownAway).not.toHaveBeenCalled()
  })
})
