import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { replay } from '../../server/store/replay.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { type BoardId, type NoteId, newId, type SeatId } from '../../shared/board/ids.ts'
import { CLIENT } from '../../shared/wire.ts'
import { yoriai } from '../server/cli/call.ts'
import { Luck } from '../simulation/luck.ts'
import { Device } from '../sockets/device.ts'
import { Evening, LIMIT_MS } from './evening.ts'
import { freePort, ServerProcess } from './process.ts'

const BACKUPS = Number(process.env.CRASH_BACKUPS ?? 12)
const SEED = Number(process.env.CRASH_SEED ?? 20_261_129)
/** Between one backup and the next so many messages are told at most. */
const MOST_TOLD = 150
/** A board takes only so many notes; then the next evening begins on the same server. */
const BACKUPS_OF_AN_EVENING = 20

const luck = new Luck(SEED)
let folder: string
let port: number
let server: ServerProcess
let evening: Evening
const seen = { owners: 0, putAway: 0, ownNotes: 0, stopped: 0 }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-backups-'))
  port = await freePort()
  server = await ServerProcess.start(await freePort(), join(folder, 'data'))
}, LIMIT_MS)

afterAll(async () => {
  evening?.end()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** A backup under load, restored into a folder of its own, verified: each says that all is well. */
async function backedUpAndRestored(name: string): Promise<string> {
  const file = join(folder, `${name}.sqlite`)
  const restored = join(folder, name)
  const well = { code: 0, err: '' }
  expect(await yoriai(join(folder, 'data'), ['backup', file])).toMatchObject(well)
  // What comes later is not looked at.
  for (const writer of evening.writers) writer.stop()
  expect(await yoriai(restored, ['restore', file])).toMatchObject(well)
  expect(await yoriai(restored, ['verify'])).toMatchObject(well)
  return restored
}

/** Whose the notes are, what was put away and what the board reads, as it was told before the backup. */
async function isAsTold(data: string, before: number) {
  const store = openSqlite(data)
  const saved = await store.log.load(evening.board.id as BoardId)
  if (!saved) throw new Error('the board is lost')
  const { doc } = replay(saved)
  const { ledger } = evening
  expect(ledger.missingFrom(Y.encodeStateAsUpdate(doc), before)).toEqual([])
  expect(ledger.misplacedIn(saved, before)).toEqual([])
  doc.destroy()
  const { owners, putAway } = saved
  await store.close()
  seen.owners += ledger.ownersTold(before).size
  seen.putAway += putAway.length
  return owners
}

/** Everybody comes to the restored board with her own seat, finds her notes and writes on. */
async function goesOn(data: string, owners: ReadonlyMap<NoteId, SeatId>) {
  const other = await ServerProcess.start(port, data)
  const { id } = evening.board
  const devices: Device[] = []
  try {
    for (const { token, seat, role } of evening.seats.filter(({ role }) => role !== 'screen')) {
      const device = new Device(`${other.origin.replace('http', 'ws')}/sync`, id, {
        token,
        ext: String(CLIENT),
      })
      devices.push(device)
      await device.synced()
      const standing = new Set(device.shown.notes.map((note) => note.id))
      const own = [...owners].flatMap(([note, by]) =>
        by === seat && standing.has(note) ? note : [],
      )
      expect(device.mine.filter((note) => standing.has(note as NoteId)).sort()).toEqual(own.sort())
      seen.ownNotes += own.length
      const [first] = own
      if (first) device.perform({ verb: 'notes.edit', note: first, text: `${role}のつづき` })
      const { goals, actors } = device.shown
      const note = newId<NoteId>(() => luck.bytes(new Uint8Array(16)))
      const [goal, actor] = [goals[0]?.id, actors[0]?.id]
      const { table } = evening.seats.find((one) => one.token === token) ?? {}
      if (!goal || !actor) throw new Error('an empty board')
      device.perform({
        ...{ verb: 'notes.post', note, goal, actor, rank: 'a0', text: 'あたらしいことば' },
        ...{ heard: 'written', at: 1, ...(table === undefined ? {} : { table }) },
      })
      await device.receipted()
      expect(device.refusal).toBeUndefined()
    }
    const lead = evening.seats.find(({ role }) => role === 'facilitator')
    const resident = evening.seats.find(({ role }) => role === 'participant')
    const [looking] = devices
    const hers = looking?.shown.notes.filter(({ id }) => owners.get(id) === resident?.seat) ?? []
    if (hers[0] && lead) {
      // Hers from before, and the one that she has just posted.
      expect(await other.stopSeat(id, hers[0].id, lead.token)).toBe(hers.length + 1)
      seen.stopped++
    }
  } finally {
    for (const device of devices) device.end()
    await other.kill()
  }
}

test(
  `I1 I2 ${BACKUPS} backups at random moments under load: restored, verified, everybody's notes are hers and she writes on`,
  async () => {
    for (let at = 0; at < BACKUPS; at++) {
      if (at % BACKUPS_OF_AN_EVENING === 0) {
        evening?.end()
        evening = await Evening.begin(server, luck)
      }
      for (const writer of evening.writers) writer.start()
      await evening.goesOn(server, 1 + luck.below(MOST_TOLD))
      const before = Date.now()
      const restored = await backedUpAndRestored(`at-${at}`)
      await goesOn(restored, await isAsTold(restored, before))
      rmSync(restored, { recursive: true })
      rmSync(join(folder, `at-${at}.sqlite`))
    }
    console.log(`${BACKUPS} backups: 0 lost; looked at ${JSON.stringify(seen)}`)
    for (const kind of ['owners', 'putAway', 'ownNotes', 'stopped'] as const)
      expect(seen[kind], kind).toBeGreaterThan(0)
  },
  (1 + BACKUPS) * LIMIT_MS,
)
