import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { check } from '../../server/store/check.ts'
import { DATABASE_FILE } from '../../server/store/sqlite.ts'
import { openDatabase } from '../../server/store/sqlite-file.ts'
import { SqliteLog } from '../../server/store/sqlite-log.ts'
import { openBoard } from '../../shared/board/document.ts'
import type { BoardId } from '../../shared/board/ids.ts'
import { readBoard } from '../../shared/board/view.ts'
import { CLOSE } from '../../shared/wire.ts'
import { Luck } from '../simulation/luck.ts'
import { Evening, LIMIT_MS } from './evening.ts'
import { freePort, ServerProcess } from './process.ts'

const KILLS = Number(process.env.CRASH_KILLS ?? 2)
const SEED = Number(process.env.CRASH_SEED ?? 20_261_120)
/** Between one start and its kill so many messages are told at most. */
const MOST_TOLD = KILLS < 10 ? 200 : 400
/** A board takes only so many notes; then the next evening begins on the same server. */
const KILLS_OF_AN_EVENING = 20

const luck = new Luck(SEED)
const evenings: Evening[] = []
const flaws: unknown[] = []
let folder: string
let port: number
let server: ServerProcess

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-crash-'))
  port = await freePort()
  server = await ServerProcess.start(port, folder)
}, LIMIT_MS)

afterAll(async () => {
  for (const evening of evenings) evening.end()
  await server.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** Reads the files as the kill left them, every row of them. */
async function look() {
  const copy = mkdtempSync(join(tmpdir(), 'yoriai-killed-'))
  for (const part of ['', '-wal'])
    cpSync(join(folder, DATABASE_FILE + part), join(copy, `x${part}`))
  const db = openDatabase(join(copy, 'x'))
  const log = new SqliteLog(db)
  for (const { board, ledger } of evenings) {
    const saved = await log.load(board.id as BoardId)
    if (saved) flaws.push(...ledger.misplacedIn(saved))
  }
  db.close()
  const report = await check(join(copy, 'x'))
  flaws.push(...report.flaws, ...report.boards.flatMap((board) => board.flaws))
  rmSync(copy, { recursive: true, force: true })
}

async function killAndReturn(evening: Evening) {
  await evening.goesOn(server, 1 + luck.below(MOST_TOLD))
  expect(evening.refused).toEqual([])
  await server.kill()
  await evening.allNoticed()
  await look()
  server = await ServerProcess.start(port, folder)
  expect(evening.ledger.missingFrom(await evening.stateOn(server))).toEqual([])
  await evening.allComeBack()
}

async function allAgree(evening: Evening) {
  for (const writer of evening.writers) writer.stop()
  await Promise.all(evening.writers.map(({ device }) => device.receipted()))
  const disk = await evening.read(server)
  expect(evening.ledger.missingFrom(disk)).toEqual([])
  const board = openBoard(new Y.Doc())
  Y.applyUpdate(board.doc, disk)
  const standing = readBoard(board)
  expect(standing.notes.length).toBeGreaterThan(0)
  for (const device of evening.devices)
    await device.until('I3 it shows what is on disk', () =>
      isDeepStrictEqual(device.shown, standing),
    )
  expect(evening.refused).toEqual([])
}

test(
  `I1 I3 ${KILLS} kills at random moments under load: nothing told is lost, nothing withdrawn comes back`,
  async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      if (kill % KILLS_OF_AN_EVENING === 0) {
        const before = evenings.at(-1)
        if (before) await allAgree(before)
        for (const device of before?.devices ?? []) device.provider.disconnect()
        evenings.push(await Evening.begin(server, luck))
        for (const writer of evenings.at(-1)?.writers ?? []) writer.start()
      }
      const evening = evenings.at(-1)
      if (evening) await killAndReturn(evening)
    }
    const last = evenings.at(-1)
    if (last) await allAgree(last)
    for (const { ledger, stateOn } of evenings)
      expect(ledger.missingFrom(await stateOn(server))).toEqual([])
    expect(flaws).toEqual([])
    tellWhatWasSeen()
  },
  (1 + KILLS) * LIMIT_MS,
)

test(
  'SIGTERM under load: everybody out with 1012, exit 0 within 5 s, nothing told is lost',
  async () => {
    const evening = evenings.at(-1) ?? (await Evening.begin(server, luck))
    const before = new Map(evening.devices.map((device) => [device, device.closes.length]))
    for (const writer of evening.writers) writer.start()
    const earlier = await evening.goesOn(server, 200)
    // The ledger would notice: what was true a moment ago is not enough.
    expect(earlier && evening.ledger.missingFrom(earlier).length).toBeGreaterThan(0)
    const { code, ms } = await server.terminate()
    expect(code).toBe(0)
    expect(ms).toBeLessThan(5_000)
    await evening.allNoticed()
    for (const device of evening.devices)
      expect(device.closes[before.get(device) ?? 0]?.code).toBe(CLOSE.restarting)
    await look()
    expect(flaws).toEqual([])
    server = await ServerProcess.start(port, folder)
    expect(evening.ledger.missingFrom(await evening.stateOn(server))).toEqual([])
  },
  2 * LIMIT_MS,
)

/** Figures for docs/reliability.md, and proof that something was looked at. */
function tellWhatWasSeen() {
  const sum = new Map<string, number>()
  for (const { ledger } of evenings)
    for (const [name, count] of Object.entries(ledger.entries))
      sum.set(name, (sum.get(name) ?? 0) + count)
  const total = [...sum.values()].reduce((all, count) => all + count, 0)
  const writes = evenings
    .flatMap(({ writers }) => writers)
    .reduce((all, one) => all + one.writes, 0)
  console.log(
    [
      `${KILLS} kills, ${evenings.length} boards, ${writes} writes, ${total} ledger entries, 0 lost, 0 integrity errors`,
      ...[...sum].sort().map(([name, count]) => `${String(count).padStart(9)}  ${name}`),
    ].join('\n'),
  )
  // A short run need not have come by everything.
  const kinds = KILLS < 10 ? ['post'] : ['post', 'edit', 'withdraw']
  for (const source of ['answer', 'board', 'board.json'])
    for (const kind of kinds)
      expect(sum.get(`${source}: ${kind}`), `${source}: ${kind}`).toBeGreaterThan(0)
  for (const source of ['frame', 'receipt', 'state'])
    expect(sum.get(`${source}: row`), `${source}: row`).toBeGreaterThan(0)
  if (KILLS >= 10) expect(sum.get('answer: put away')).toBeGreaterThan(0)
}
