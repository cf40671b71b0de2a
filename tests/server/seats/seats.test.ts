import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Admission, NoRoomNow, Seats } from '../../../server/seats/seats.ts'
import type { DoorName } from '../../../server/seats/shares.ts'
import { hashOf } from '../../../server/seats/tokens.ts'
import type { SeatRecord } from '../../../server/store/registry.ts'
import { openSqlite, type Store } from '../../../server/store/sqlite.ts'
import type { NoteId, SeatId } from '../../../shared/board/ids.ts'
import type { Role } from '../../../shared/board/roles.ts'
import { SERVER_LIMITS } from '../../../shared/wire.ts'
import { FakeClock } from '../fake-clock.ts'
import { seeded } from '../seeded.ts'
import { bytes, entry, linksOf, record } from '../store/log-suite.ts'

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
const seatsWith = (limits = {}, here: ReadonlySet<SeatId> = new Set(), seed = 1) =>
  new Seats({
    registry: store.registry,
    roll: store.roll,
    returns: store.returns,
    clock,
    chance: seeded(seed),
    limits: { ...SERVER_LIMITS, ...limits },
    connected: async () => here,
  })

type Seated = ReturnType<typeof seated>
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
    expect(await seats.admit(closed, { role: 'participant', token: first.token })).toMatchObject({
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
    expect(await store.registry.seatByToken(hashOf(token))).toMatchObject(seat)
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

describe('a flood at the wall’s QR', () => {
  const kindsOf = (all: readonly Admission[]) =>
    all.map((one) => (one.kind === 'seated' ? 'seated' : one.why))
  /** 100 a second by one link. */
  async function flood(seats: Seats, seconds: number, link = 'link wall' as const) {
    let taken = 0
    for (let second = 0; second < seconds; second++) {
      const wave = Array.from({ length: 100 }, () =>
        seats.admit(board, { role: 'participant', door: link }),
      )
      taken += kindsOf(await Promise.all(wave)).filter((kind) => kind === 'seated').length
      await clock.pass(1_000)
    }
    return taken
  }

  test('shuts out nobody of the team, and nobody at another door', async () => {
    const seats = seatsWith()
    expect(await flood(seats, 20)).toBeLessThan(600)
    for (const role of ['scribe', 'staff', 'facilitator', 'screen'] as const)
      seated(await seats.admit(board, { role, door: `link ${role}` }))
    seated(await seats.admit(board, { role: 'participant', door: 'number' }))
    seated(await seats.admit(board, { role: 'participant', door: 'link renewed' }))
  })

  test('holds nobody up at another door at any moment of it', async () => {
    const seats = seatsWith()
    const by = (door: DoorName) => seats.admit(board, { role: 'participant', door })
    for (let second = 0; second < 20; second++) {
      const wave = Array.from({ length: 400 }, () => by('link wall'))
      const one = by('number')
      await Promise.all(wave)
      seated(await one)
      await clock.pass(1_000)
    }
  })

  test('a board full of residents has room for the team; the team never takes a resident’s', async () => {
    const seats = seatsWith({ seatsPerBoard: 3, teamSeatsPerRole: 2 })
    const come = (role: Role) => seats.admit(board, { role })
    const full = { kind: 'refused', why: 'full' }
    for (let at = 0; at < 3; at++) seated(await come('participant'))
    expect(await come('participant')).toMatchObject(full)
    for (const role of ['scribe', 'staff', 'facilitator', 'screen'] as const) {
      seated(await come(role))
      seated(await come(role))
      expect(await come(role)).toMatchObject(full)
    }
  })

  test('a hall of 300 at once, and 2,000 within a quarter of an hour, never feel it', async () => {
    const small = seatsWith({ newSeatsPerSecond: 1_000 })
    const hall = Array.from({ length: 300 }, () => small.admit(board, { role: 'participant' }))
    expect(new Set(kindsOf(await Promise.all(hall)))).toEqual(new Set(['seated']))
    const other = record('b', '222222')
    await store.registry.addBoard(other, linksOf('b'), 'e', bytes(1))
    const large = seatsWith({}, new Set(), 2)
    for (let wave = 0; wave < 40; wave++) {
      const come = Array.from({ length: 50 }, () => large.admit(other, { role: 'participant' }))
      for (const one of await Promise.all(come)) seated(one)
      await clock.pass(22_500)
    }
  })
})

describe('seats that nobody uses', () => {
  const TWO_HOURS = 2 * 60 * 60_000
  const wrote = ({ id }: SeatRecord) =>
    store.log.commit([entry('a', bytes(2), { owners: [{ note: 'n1' as NoteId, seat: id }] })])

  test('count no more after two hours away; the device that returns goes on as it was', async () => {
    const seats = seatsWith({ seatsPerBoard: 2 })
    const first = seated(await seats.admit(board, { role: 'participant' }))
    seated(await seats.admit(board, { role: 'participant' }))
    await clock.pass(TWO_HOURS - 1)
    expect(await seats.admit(board, { role: 'participant' })).toMatchObject({ why: 'full' })
    await clock.pass(20_000)
    seated(await seats.admit(board, { role: 'participant' }))
    expect(await seats.byToken(first.token)).toMatchObject(first.seat)
    expect(await store.roll.seats(board.id)).toHaveLength(2)
  })

  test('stay where a note was posted, where one is connected, and where one was just here', async () => {
    const here = new Set<SeatId>()
    const seats = seatsWith({ seatsPerBoard: 4 }, here)
    const all = []
    for (let at = 0; at < 4; at++)
      all.push(seated(await seats.admit(board, { role: 'participant' })))
    const [connected, writer, back, away] = all as [Seated, Seated, Seated, Seated]
    here.add(connected.seat.id)
    await wrote(writer.seat)
    await clock.pass(TWO_HOURS)
    await seats.byToken(back.token)
    expect(await seats.unused(board.id)).toEqual([away.seat.id])
    expect(await seats.giveUpUnused(board.id)).toBe(1)
    expect((await store.roll.seats(board.id)).map(({ id }) => id)).not.toContain(away.seat.id)
  })

  test('I5 who took them all does not take them back at once', async () => {
    const seats = seatsWith({ newSeatsPerSecond: 10_000, seatsPerBoard: 600 })
    const tokens: string[] = []
    for (const count of [500, 100]) {
      const come = Array.from({ length: count }, () => seats.admit(board, { role: 'participant' }))
      for (const one of await Promise.all(come)) tokens.push(seated(one).token)
      await clock.pass(120_000)
    }
    expect(await seats.giveUpUnused(board.id)).toBe(600)
    const back = await Promise.allSettled(tokens.map((token) => seats.byToken(token)))
    expect(back.filter(({ status }) => status === 'fulfilled')).toHaveLength(500)
    for (const one of back)
      if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(NoRoomNow)
    seated(await seats.admit(board, { role: 'participant' }))
  })
})
