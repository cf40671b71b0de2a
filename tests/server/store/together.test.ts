import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { realChance } from '../../../server/chance.ts'
import { realClock } from '../../../server/clock.ts'
import { Seats } from '../../../server/seats/seats.ts'
import { DATABASE_FILE, openSqlite, type Store } from '../../../server/store/sqlite.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { bytes, linksOf, record, seat } from './log-suite.ts'

const A = 'a' as BoardId
const PAGE_BYTES = 4_096
let folder: string
let store: Store

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-together-'))
  store = openSqlite(folder)
  await store.registry.addBoard(record('a'), linksOf('a'), 'epoch', bytes(1))
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Every commit writes its pages to the end of the write-ahead log. */
const written = () => statSync(join(folder, `${DATABASE_FILE}-wal`)).size / PAGE_BYTES
const sits = (at: number) => ({
  ...{ id: seat(`s${at}`), board: A, role: 'participant' as const, table: 1 },
})

test('seats that come together share a commit, and each is there when it is told so', async () => {
  const before = written()
  const all = Array.from({ length: 100 }, (_, at) =>
    store.registry.addSeat(sits(at), `hash${at}`, at).then(async () => {
      expect(await store.registry.seatByToken(`hash${at}`)).toBeDefined()
    }),
  )
  await Promise.all(all)
  expect(await store.registry.seatsOf(A)).toHaveLength(100)
  expect(written() - before).toBeLessThan(60)
})

test('one that cannot be written leaves the others alone', async () => {
  const none = { ...sits(1), board: 'none' as BoardId }
  const [one, bad, two] = await Promise.allSettled([
    store.registry.addSeat(sits(0), 'hash0', 0),
    store.registry.addSeat(none, 'hash1', 0),
    store.registry.addSeat(sits(2), 'hash2', 0),
  ])
  expect([one?.status, bad?.status, two?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((await store.registry.seatsOf(A)).map(({ id }) => id)).toEqual(['s0', 's2'])
})

test('a rush fills the tables evenly, and never beyond the board’s seats', async () => {
  const seats = new Seats({
    ...{
      registry: store.registry,
      roll: store.roll,
      returns: store.returns,
      clock: realClock,
      chance: realChance,
    },
    limits: { seatsPerBoard: 30, teamSeatsPerRole: 30, newSeatsPerSecond: 100 },
  })
  const board = record('a')
  const came = await Promise.all(
    Array.from({ length: 40 }, () => seats.admit(board, { role: 'participant' })),
  )
  expect(came.filter(({ kind }) => kind === 'seated')).toHaveLength(30)
  const perTable = await store.registry.seatCounts(A)
  for (const { seats } of perTable) expect(Math.abs(seats - 30 / board.tables)).toBeLessThan(1)
})
