import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from '../../shared/board/document.ts'
import type { Role } from '../../shared/board/roles.ts'
import { readBoard } from '../../shared/board/view.ts'
import { CLOSE } from '../../shared/wire.ts'
import { Luck } from '../simulation/luck.ts'
import { Device } from '../sockets/device.ts'
import { Writer } from './crowd.ts'
import { freePort, type Made, ServerProcess } from './process.ts'
import { Witness } from './witness.ts'

const KILLS = Number(process.env.CRASH_KILLS ?? 5)
const SEED = Number(process.env.CRASH_SEED ?? 20_261_120)
/** Between one start and its kill so many updates are shown at most. */
const MOST_SHOWN = 300
/** The machine may be busy with everything else. */
const LIMIT_MS = 60_000

let folder: string
let port: number
let server: ServerProcess
let board: Made
let witness: Witness
let luck: Luck
let writers: Writer[]
let watcher: Device

const SEATS: readonly [Role, number?][] = [
  ['participant', 1],
  ['participant', 2],
  ['participant', 3],
  ['scribe', 1],
  ['staff'],
  ['facilitator'],
]
const devices = () => [...writers.map(({ device }) => device), watcher]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-crash-'))
  port = await freePort()
  server = await ServerProcess.start(port, folder)
  board = await server.createBoard()
  witness = new Witness()
  luck = new Luck(SEED)
  writers = []
  for (const [role, table] of SEATS) {
    writers.push(new Writer(await come(role, table), role, table, luck.branch()))
  }
  watcher = await come('screen')
  await Promise.all(devices().map((device) => device.synced()))
}, LIMIT_MS)

afterEach(async () => {
  for (const device of devices()) device.end()
  await server.kill()
  rmSync(folder, { recursive: true, force: true })
})

let screenToken: string
async function come(role: Role, table?: number): Promise<Device> {
  const { token } = await server.join(board.links[role] ?? '', table)
  if (role === 'screen') screenToken = token
  return new Device(`ws://127.0.0.1:${port}/sync`, board.id, { token, ext: '1' }, witness)
}

/** So much was shown, and every writer is still in. */
async function enough(shown: number) {
  await watcher.until('enough was shown', () => witness.shown >= shown, LIMIT_MS)
  for (const { closes, refusal } of devices()) {
    expect(refusal).toBeUndefined()
    expect(closes.filter(({ code }) => code >= 4_000)).toEqual([])
  }
}

const shownOnDisk = () => server.state(board.id, screenToken)

test(
  `I1 ${KILLS} kills at random moments under load: nothing shown or receipted is lost, nothing withdrawn comes back`,
  async () => {
    for (const writer of writers) writer.start()
    for (let kill = 0; kill < KILLS; kill++) {
      const shown = witness.shown + 1 + luck.below(MOST_SHOWN)
      await enough(shown)
      await server.kill()
      await Promise.all(
        devices().map((device) => device.until('noticed', () => !device.provider.wsconnected)),
      )
      // Nobody may bring back what the server forgot before we have looked.
      for (const device of devices()) device.provider.disconnect()
      server = await ServerProcess.start(port, folder)
      expect(witness.missingFrom(await shownOnDisk()), `kill ${kill + 1}`).toEqual([])
      for (const device of devices()) device.provider.connect()
      await Promise.all(devices().map((device) => device.synced()))
    }
    for (const writer of writers) writer.stop()
    await Promise.all(writers.map(({ device }) => device.receipted()))
    const disk = await shownOnDisk()
    expect(witness.missingFrom(disk)).toEqual([])
    const board = openBoard(new Y.Doc())
    Y.applyUpdate(board.doc, disk)
    const standing = readBoard(board)
    expect(standing.notes.length).toBeGreaterThan(0)
    for (const device of devices()) {
      await device.until('I3 it shows what is on disk', () =>
        isDeepStrictEqual(device.shown, standing),
      )
      expect(device.refusal).toBeUndefined()
      expect(device.closes.filter(({ code }) => code >= 4000)).toEqual([])
    }
    const writes = writers.reduce((sum, one) => sum + one.writes, 0)
    console.log(
      `${KILLS} kills, ${writes} writes, ${witness.receipted} receipted, ` +
        `${witness.shown} updates shown, ${witness.facts} facts checked after each`,
    )
    expect(witness.receipted).toBeGreaterThan(0)
  },
  (1 + KILLS) * LIMIT_MS,
)

test(
  'SIGTERM under load: everybody out with 1012, exit 0 within 5 s, nothing lost',
  async () => {
    for (const writer of writers) writer.start()
    await enough(200)
    const { code, ms } = await server.terminate()
    expect(code).toBe(0)
    expect(ms).toBeLessThan(5_000)
    await Promise.all(devices().map((device) => device.closed()))
    for (const device of devices()) device.provider.disconnect()
    for (const { closes } of devices()) expect(closes[0]?.code).toBe(CLOSE.restarting)
    server = await ServerProcess.start(port, folder)
    expect(witness.missingFrom(await shownOnDisk())).toEqual([])
  },
  2 * LIMIT_MS,
)
