import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { decode } from '../../../server/sync/judge/decoded.ts'
import { judge } from '../../../server/sync/judge/judge.ts'
import { Refused } from '../../../server/sync/judge/verdict.ts'
import { parseMessage } from '../../../server/sync/messages.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { type Guest, Meeting, newRow } from './meeting.ts'

const SEED = 20_261_120

let meeting: Meeting
let clerk: Guest
/** Updates that real clients wrote: the best ground for bytes that almost are one. */
const real: Uint8Array[] = []

beforeAll(async () => {
  meeting = await Meeting.open()
  clerk = await meeting.come('staff')
  clerk.doc.on('update', (update: Uint8Array) => real.push(update))
  const laid = newRow('ベンチがほしい𠮷')
  const { row } = laid
  clerk.perform(laid)
  clerk.perform({ verb: 'rows.rewrite', row, field: 'text', text: 'ベンチが二つほしい' })
  clerk.perform({ ...laid, verb: 'rows.place', rank: 'a5' })
  clerk.perform({ verb: 'rows.remove', row })
  await clerk.saved()
  real.push(clerk.room.state())
})
afterAll(() => meeting.end())

/** Some bytes of an update exchanged, some left out, some put in. */
const damaged = fc
  .tuple(
    fc.nat(),
    fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom('set', 'cut', 'add')), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([which, changes]) => {
    const bytes = [...(real[which % real.length] ?? [])]
    for (const [at, byte, how] of changes) {
      const place = at % bytes.length
      bytes.splice(place, how === 'add' ? 0 : 1, ...(how === 'cut' ? [] : [byte]))
    }
    return Uint8Array.from(bytes)
  })

const anyBytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged)

test('I5 bytes of any kind are judged and never throw', () => {
  const { room } = clerk
  let lawful = 0
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const trial = new Y.Doc()
      Y.applyUpdate(trial, room.state())
      const verdict = judge(bytes, {
        trial,
        seat: clerk.seat.id,
        who: clerk.seat,
        settings: { groupingOpen: true, ownGrouping: true, locked: false, closed: false },
        seatOfClient: () => clerk.seat.id,
      })
      if (verdict.kind !== 'refused') lawful++
      trial.destroy()
    }),
    { seed: SEED, numRuns: 1_500 },
  )
  expect(lawful).toBeGreaterThan(0)
})

test('I5 what almost is an update is refused with a reason, or changes what it may', async () => {
  const before = readBoard(clerk.room.shownBoard)
  const stranger = await meeting.come('screen')
  const updates = fc.sample(anyBytes, { seed: SEED, numRuns: 400 })
  let refusals = 0
  for (const update of updates) {
    stranger.send(update)
    await stranger.saved()
    if (!stranger.closed) continue
    refusals++
    expect(stranger.refusal).toBeDefined()
    await stranger.again()
  }
  expect(refusals).toBeGreaterThan(300)
  expect(readBoard(clerk.room.shownBoard)).toEqual(before)
})

test('I5 messages of any kind are read or are none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      parseMessage(bytes)
    }),
    { seed: SEED, numRuns: 2_000 },
  )
})

test('bytes that do not decode are malformed', () => {
  for (const bytes of [[], [1], [255, 255], [0, 1, 1, 1], [1, 1, 5, 0, 139, 0]]) {
    expect(() => decode(Uint8Array.from(bytes))).toThrow(Refused)
  }
})
