import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Admission, Seats } from '../../../server/seats/seats.ts'
import { hashOf } from '../../../server/seats/tokens.ts'
import { openSqlite, type Store } from '../../../server/store/sqlite.ts'
import { LIMITS } from '../../../shared/wire.ts'
import { FakeClock } from '../fake-clock.ts'
import { seeded } from '../seeded.ts'
import { bytes, linksOf, record } from '../store/log-suite.ts'

let folder: string
let store: Store
let clock: FakeClock

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-seats-'))
  store = openSqlite(folder)
  clock = new FakeClock()
  await store.registry.addBoard(board, linksOf('a'), 'e', bytes(1))
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const board = record('a', '111111')
const seatsWith = (limits = {}) =>
  new Seats({
    registry: store.registry,
    roll: store.roll,
    clock,
    chance: seeded(1),
    limits: { ...LIMITS, ...limits },
  })

function seated(admission: Admission) {
  if (admission.kind !== 'seated') throw new Error(admission.why)
  return admission
}

describe('coming in', () => {
  test('residents are spread over the tables; scribes too, by themselves; staff sit at none', async () => {
    const seats = seatsWith()
    const come = async (role: 'participant' | 'scribe' | 'staff', table?: number) =>
      seated(await seats.admit(board, { role, table })).seat.table
    expect(await come('participant', 1)).toBe(1)
    expect(await come('participant', 3)).toBe(3)
    const rest = await Promise.all(Array.from({ length: 6 }, () => come('participant')))
    expect(rest.toSorted()).toEqual([1, 2, 2, 3, 4, 4])
    expect(await come('scribe')).toBe(1)
    expect(await come('scribe')).toBe(2)
    expect(await come('staff', 2)).toBeUndefined()
  })

  test('a device with its token comes back as the same seat, also to a closed board', async () => {
    const seats = seatsWith()
    const first = seated(await seats.admit(board, { role: 'participant' }))
    const closed = { ...board, state: 'closed' } as const
    expect(await seats.admit(closed, { role: 'participant', token: first.token })).toEqual({
      ...first,
      fresh: false,
    })
    expect(await seats.admit(closed, { role: 'participant' })).toEqual({
      kind: 'refused',
      why: 'closed',
    })
  })

  test('a token of another role, another board or nobody makes a new seat', async () => {
    const seats = seatsWith()
    const staff = seated(await seats.admit(board, { role: 'staff' }))
    for (const token of [staff.token, 'nonsense']) {
      const fresh = seated(await seats.admit(board, { role: 'participant', token }))
      expect(fresh.seat.id).not.toBe(staff.seat.id)
      expect(fresh.token).not.toBe(token)
    }
  })

  test('I4 only the hash of a token is stored', async () => {
    const { token, seat } = seated(await seatsWith().admit(board, { role: 'staff' }))
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(await store.registry.seatByToken(token)).toBeUndefined()
    expect(await store.registry.seatByToken(hashOf(token))).toEqual(seat)
  })

  test('I5 seats per board are bounded', async () => {
    const seats = seatsWith({ seatsPerBoard: 3 })
    for (let at = 0; at < 3; at++) seated(await seats.admit(board, { role: 'participant' }))
    expect(await seats.admit(board, { role: 'participant' })).toMatchObject({ why: 'full' })
  })

  test('I5 new seats a second are bounded per board, and go on a moment later', async () => {
    const seats = seatsWith({ newSeatsPerSecond: 10 })
    const come = () => seats.admit(board, { role: 'participant' })
    const kinds = async (count: number) =>
      (await Promise.all(Array.from({ length: count }, come))).map((one) =>
        one.kind === 'seated' ? 'seated' : one.why,
      )
    expect(await kinds(11)).toEqual([...Array(10).fill('seated'), 'too-many-joining'])
    await clock.pass(100)
    expect(await kinds(2)).toEqual(['seated', 'too-many-joining'])
    await clock.pass(60_000)
    expect((await kinds(11)).filter((kind) => kind === 'seated')).toHaveLength(10)
  })

  test('a table that is not there is refused', async () => {
    expect(await seatsWith().admit(board, { role: 'participant', table: 5 })).toEqual({
      kind: 'refused',
      why: 'no-such-table',
    })
  })
})

describe('guessing codes', () => {
  test('a right code is found at once', async () => {
    expect(await seatsWith().boardByCode('111111')).toEqual({ kind: 'found', board })
  })

  test('wrong ones wait in one lane, at most ten a second', async () => {
    const seats = seatsWith()
    let answered = 0
    const guesses = Array.from({ length: 30 }, async () => {
      const answer = await seats.boardByCode('999999')
      answered++
      return answer
    })
    await clock.pass(0)
    expect(answered).toBe(0)
    await clock.pass(100)
    expect(answered).toBe(1)
    await clock.pass(1_000)
    expect(answered).toBe(11)
    // A resident's right code passes by those who wait.
    expect(await seats.boardByCode('111111')).toMatchObject({ kind: 'found' })
    await clock.pass(1_900)
    expect(await Promise.all(guesses)).toEqual(Array(30).fill({ kind: 'unknown' }))
  })

  test('a full lane looks nothing up, so that its quick answer tells nothing', async () => {
    const seats = seatsWith()
    const guesses = Array.from({ length: 1_000 }, () => seats.boardByCode('999999'))
    await clock.pass(0)
    expect(clock.waiting).toBe(50)
    expect(await seats.boardByCode('111111')).toEqual({ kind: 'busy', retryAfterMs: 100 })
    await clock.pass(100)
    expect(await seats.boardByCode('111111')).toMatchObject({ kind: 'found' })
    await clock.pass(5_000)
    const kinds = (await Promise.all(guesses)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'unknown')).toHaveLength(50)
    expect(kinds.filter((kind) => kind === 'busy')).toHaveLength(950)
  })
})
