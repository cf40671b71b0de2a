import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as moment } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { hashOf } from '../../../server/seats/tokens.ts'
import { check } from '../../../server/store/check.ts'
import { replay } from '../../../server/store/replay.ts'
import { DATABASE_FILE, openSqlite } from '../../../server/store/sqlite.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { serverProgram } from '../../built.mjs'
import { yoriai } from '../../server/cli/call.ts'
import { Luck } from '../../simulation/luck.ts'
import { Evening, LIMIT_MS } from '../evening.ts'
import { freePort, ServerProcess } from '../process.ts'
import { Disk } from './disk.ts'
import { type Op, readTrace, straceInto } from './trace.ts'

const IMAGES = Number(process.env.POWER_IMAGES ?? 20)
const SEED = Number(process.env.POWER_SEED ?? 20_261_121)
/** So many messages are told to somebody before each end of the server. */
const TOLD = IMAGES > 100 ? 4_000 : 1_500

const traces = spawnSync('strace', ['-o', '/dev/null', process.execPath, '-v']).status === 0
const why = traces
  ? ''
  : 'skipped: strace is missing or may not trace (Debian: apt-get install strace)'

describe.skipIf(why !== '')(`power loss ${why}`, () => {
  const luck = new Luck(SEED)
  const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  let folder: string
  let data: string
  let evening: Evening
  let ops: Op[]

  /** A server that writes, is killed, comes back, writes on and is stopped. */
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yoriai-power-'))
    data = join(folder, 'data')
    const port = await freePort()
    let server = await ServerProcess.start(port, data, straceInto(join(folder, 'first')))
    evening = await Evening.begin(server, luck)
    for (const writer of evening.writers) writer.start()
    await evening.goesOn(server, TOLD)
    await server.kill()
    await evening.allNoticed()
    server = await ServerProcess.start(port, data, straceInto(join(folder, 'second')))
    await evening.allComeBack()
    await evening.goesOn(server, TOLD)
    await server.terminate()
    await evening.allNoticed()
    ops = [...(await traced('first')), ...(await traced('second'))]
  }, 4 * LIMIT_MS)

  afterAll(() => {
    evening?.end()
    rmSync(folder, { recursive: true, force: true })
  })

  /** strace ends a moment after what it traced. */
  async function traced(name: string): Promise<Op[]> {
    for (;;) {
      const text = readFileSync(join(folder, name), 'utf8')
      const [, pid = '?'] = /^(\d+) /.exec(text) ?? []
      if (new RegExp(`^${pid} +[\\d.]+ \\+\\+\\+ `, 'm').test(text)) return readTrace(text, data)
      await moment(50)
    }
  }

  /** Opens what a power cut left with the store itself. @returns what is wrong with it, in words */
  async function problemsOf(files: Map<string, Buffer>, cutAt: number): Promise<string[]> {
    const image = mkdtempSync(join(memory, 'yoriai-image-'))
    try {
      for (const [path, bytes] of files) writeFileSync(join(image, basename(path)), bytes)
      const store = openSqlite(image)
      const problems: string[] = []
      const saved = await store.log.load(evening.board.id as BoardId)
      if (saved) {
        const state = Y.encodeStateAsUpdate(replay(saved).doc)
        problems.push(...evening.ledger.missingFrom(state, cutAt))
      } else if (evening.madeAt < cutAt) problems.push('the board is lost')
      for (const { token, at } of evening.seats)
        if (at < cutAt && !(await store.registry.seatByToken(hashOf(token))))
          problems.push('a seat is lost')
      await store.close()
      const { flaws, boards } = await check(join(image, DATABASE_FILE))
      return [...problems, ...[...flaws, ...boards.flatMap((one) => one.flaws)].map(({ en }) => en)]
    } catch (error) {
      return [String(error)]
    } finally {
      rmSync(image, { recursive: true, force: true })
    }
  }

  /** Cuts the power at so many moments. @returns what was wrong after how many of them */
  async function cutPower(disk: Disk, times: number) {
    const cuts = Array.from({ length: times }, () => luck.below(ops.length)).sort((a, b) => a - b)
    const wrong: string[] = []
    let images = 0
    for (const [at, op] of ops.entries()) {
      while (cuts[0] === at) {
        cuts.shift()
        images++
        const problems = await problemsOf(disk.afterPowerCut(luck), op.at)
        if (problems.length > 0) wrong.push(`before call ${at}: ${problems.slice(0, 3).join('; ')}`)
      }
      disk.do(op)
    }
    return { images, wrong }
  }

  test('the trace holds every change: replayed in full it gives the files', () => {
    const disk = new Disk()
    for (const op of ops) disk.do(op)
    const live = disk.live()
    const there = readdirSync(data).filter(
      (name) => name.startsWith(DATABASE_FILE) && !name.endsWith('-shm'),
    )
    expect(
      [...live.keys()]
        .map((path) => basename(path))
        .filter((name) => name.startsWith(DATABASE_FILE))
        .sort(),
    ).toEqual(there.sort())
    for (const name of there)
      expect(live.get(join(data, name))?.equals(readFileSync(join(data, name))), name).toBe(true)
  })

  test(
    `I1 ${IMAGES} power cuts: what was told before is there, and every file opens`,
    async () => {
      const { images, wrong } = await cutPower(new Disk(), IMAGES)
      expect(wrong).toEqual([])
      expect(images).toBe(IMAGES)
      const syncs = ops.filter(({ kind }) => kind === 'sync').length
      const entries = Object.values(evening.ledger.entries).reduce((sum, count) => sum + count, 0)
      console.log(
        `${images} power cuts in ${ops.length} calls with ${syncs} syncs, ${entries} ledger entries: 0 lost, every file opened and verified`,
      )
    },
    IMAGES * 2_000 + LIMIT_MS,
  )

  test(
    'a restore that is cut short leaves the whole of the one or of the other',
    async () => {
      expect(await yoriai(data, ['backup', 'b.sqlite'])).toMatchObject({ code: 0 })
      const disk = new Disk()
      for (const name of readdirSync(data))
        disk.has(join(data, name), readFileSync(join(data, name)))
      const program = serverProgram().map((part) =>
        part.replace('main.js', 'yoriai.js').replace('server/main.ts', 'server/cli/main.ts'),
      )
      const restore = [process.execPath, ...program, 'restore', join(data, 'b.sqlite'), '--force']
      const [command = '', ...args] = [...straceInto(join(folder, 'restore')), ...restore]
      const env = { ...process.env, YORIAI_DATA: data }
      expect(spawnSync(command, args, { env }).status).toBe(0)
      const changes = await traced('restore')
      const wrong: string[] = []
      let images = 0
      for (const [at, op] of [...changes, undefined].entries()) {
        // Before every name and every sync that changes, and now and then between writes.
        if (op?.kind !== 'write' || luck.happens(20 / changes.length)) {
          const problems = await problemsOf(disk.afterPowerCut(luck), Number.POSITIVE_INFINITY)
          if (problems.length > 0)
            wrong.push(`before call ${at}: ${problems.slice(0, 3).join('; ')}`)
          images++
        }
        if (op) disk.do(op)
      }
      expect(wrong).toEqual([])
      expect(changes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['link', 'rename']))
      console.log(`${images} power cuts in a restore of ${changes.length} calls`)
    },
    4 * LIMIT_MS,
  )

  test(
    'a disk that lies about its syncs is found out',
    async () => {
      const { wrong } = await cutPower(new Disk({ heedsSyncs: false }), 10)
      expect(wrong.length).toBeGreaterThan(0)
    },
    LIMIT_MS,
  )
})
