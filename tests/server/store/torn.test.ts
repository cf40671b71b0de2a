import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CannotStart } from '../../../server/cannot-start.ts'
import { DamagedBoard } from '../../../server/store/bytes.ts'
import { DATABASE_FILE, openSqlite } from '../../../server/store/sqlite.ts'
import type { BoardId, NoteId } from '../../../shared/board/ids.ts'
import { Luck } from '../../simulation/luck.ts'
import { entry, linksOf, record, seat } from './log-suite.ts'

const A = 'a' as BoardId
const SECTOR_BYTES = 512
const luck = new Luck(7)
let folder: string
let file: string
let whole: Buffer
let before: unknown

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-torn-'))
  file = join(folder, DATABASE_FILE)
  const store = openSqlite(folder)
  await store.registry.addBoard(
    record('a'),
    linksOf('a'),
    'epoch',
    luck.bytes(new Uint8Array(9_000)),
  )
  for (let at = 0; at < 60; at++) {
    const owners = [{ note: `n${at}` as NoteId, seat: seat(`s${at % 7}`) }]
    const update = luck.bytes(new Uint8Array(40 + luck.below(600)))
    await store.log.commit([entry('a', update, { owners })])
  }
  before = await store.log.load(A)
  await store.close()
  whole = readFileSync(file)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What becomes of a damaged file: refused as a whole, refused as a board, or nothing is wrong with it. */
async function opened(bytes: Buffer) {
  for (const part of ['-wal', '-shm']) rmSync(file + part, { force: true })
  writeFileSync(file, bytes)
  let store: ReturnType<typeof openSqlite>
  try {
    store = openSqlite(folder)
  } catch (error) {
    if (error instanceof CannotStart) return 'file refused'
    throw error
  }
  try {
    expect(await store.log.load(A)).toEqual(before)
    return 'as it was'
  } catch (error) {
    if (error instanceof DamagedBoard) return 'board refused'
    throw error
  } finally {
    await store.close()
  }
}

const tally = async (damaged: readonly Buffer[]) => {
  const counts: Record<string, number> = {}
  for (const bytes of damaged) {
    const outcome = await opened(bytes)
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}

test('a truncated file is noticed wherever it ends', async () => {
  const ends = Array.from({ length: 12 }, () => 1 + luck.below(whole.length - 1))
  const counts = await tally(ends.map((end) => whole.subarray(0, end)))
  expect(counts).toEqual({ 'file refused': 12 })
})

test('sectors that were never written, or hold something else, never give another board', async () => {
  const damaged = Array.from({ length: 30 }, (_, at) => {
    const bytes = Buffer.from(whole)
    const from = luck.below(whole.length / SECTOR_BYTES) * SECTOR_BYTES
    const sector = bytes.subarray(from, from + SECTOR_BYTES)
    if (at % 2 === 0) sector.fill(0)
    else luck.bytes(sector)
    return bytes
  })
  const counts = await tally(damaged)
  expect(counts['file refused']).toBeGreaterThan(0)
  expect(counts['board refused']).toBeGreaterThan(0)
})
