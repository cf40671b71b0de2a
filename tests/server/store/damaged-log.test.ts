import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { realChance } from '../../../server/chance.ts'
import { realClock } from '../../../server/clock.ts'
import { createBoard } from '../../../server/create-board.ts'
import { readSeeds } from '../../../server/seeds.ts'
import { unreadIn } from '../../../server/store/check-wal.ts'
import { MARK_FILE } from '../../../server/store/mark.ts'
import { DATABASE_FILE, openSqlite } from '../../../server/store/sqlite.ts'
import { Rooms } from '../../../server/sync/rooms.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { Luck } from '../../simulation/luck.ts'
import { yoriai } from '../cli/call.ts'

const NOTES = 60
const PARTS = ['', '-wal'] as const
const luck = new Luck(23)
let folder: string
let killed: string
let board: BoardId
let epoch: string

/** A data folder as a kill leaves it: sixty acknowledged writes, one commit each, in the log alone. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-flipped-'))
  const data = join(folder, 'live')
  const store = openSqlite(data)
  const plan = readSeeds('seeds').get('izumi')
  if (!plan) throw new Error('no seeds')
  const { registry, log } = store
  const made = await createBoard(
    { registry, clock: realClock, chance: realChance },
    { plan, title: '泉区' },
  )
  board = made.board.id
  const rooms = new Rooms({ log, date: realClock.now, now: realClock.elapsed, onLost: () => {} })
  const room = await rooms.enter(board)
  for (let at = 1; at <= NOTES; at++)
    await room?.write((one) => one.root('board').set('title', `書きこみ${at}`))
  epoch = room?.epoch ?? ''
  killed = join(folder, 'killed')
  copyOf(data, killed)
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function copyOf(from: string, to: string) {
  mkdirSync(to)
  for (const name of [...PARTS.map((part) => DATABASE_FILE + part), MARK_FILE])
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name))
}

let copies = 0
function damaged(damage: (data: string) => void): string {
  const data = join(folder, `copy-${copies++}`)
  copyOf(killed, data)
  damage(data)
  return data
}

const wal = (data: string) => join(data, `${DATABASE_FILE}-wal`)

function flip(file: string, at: number) {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << luck.below(8))
  writeFileSync(file, bytes)
}

/** Never a smaller board in silence: as it was, or refused with what to do, and nothing changed. */
function start(data: string): 'as it was' | 'refused' {
  // Looking makes an empty log where there is none.
  const files = () =>
    PARTS.map((part) => join(data, DATABASE_FILE + part)).map((file) =>
      existsSync(file) ? readFileSync(file).toString('latin1') : '',
    )
  const before = files()
  try {
    void openSqlite(data).close()
    return 'as it was'
  } catch (error) {
    expect(String(error)).toMatch(/読めません|なくなっています/)
    expect(String(error)).toMatch(/recover|restore/)
    expect(files()).toEqual(before)
    return 'refused'
  }
}

async function titleIn(data: string) {
  const store = openSqlite(data)
  const title = (await store.registry.board(board))?.title
  const saved = await store.log.load(board)
  await store.close()
  return { title, epoch: saved?.epoch, sequence: saved?.sequence }
}

describe('I1 what was saved is not lost in silence', () => {
  test('a log as a kill leaves it is whole', () => {
    expect(unreadIn(wal(killed))).toBeUndefined()
    expect(start(damaged(() => {}))).toBe('as it was')
  })

  test('a flipped bit anywhere in the write-ahead log: refused by start, named by verify, no backup of it', async () => {
    const { length } = readFileSync(wal(killed))
    for (let at = 0; at < 40; at++) {
      const data = damaged((one) => flip(wal(one), luck.below(length)))
      expect(start(data)).toBe('refused')
      if (at > 4) continue
      expect(await yoriai(data, ['verify'])).toMatchObject({
        code: 2,
        err: expect.stringMatching(/recover/),
      })
      expect(await yoriai(data, ['backup', 'b.sqlite'])).toMatchObject({
        code: 1,
        err: expect.stringMatching(/読めません/),
      })
    }
  })

  test('recover: nearly always all of it, under a new epoch; what is missing is said; the files as they were are kept', async () => {
    const { length } = readFileSync(wal(killed))
    let whole = 0
    for (let at = 0; at < 12; at++) {
      const data = damaged((one) => flip(wal(one), luck.below(length)))
      const log = readFileSync(wal(data))
      const { code, out, err } = await yoriai(data, ['recover'])
      expect(out, err).toContain('サーバーを始めてください')
      if (code === 0) {
        whole++
        expect(err).toBe('')
      } else expect(err).toMatch(/戻っていません/)
      expect(await yoriai(data, ['verify'])).toMatchObject({ code: 0, err: '' })
      const now = await titleIn(data)
      expect(now.epoch).not.toBe(epoch)
      expect(now.sequence).toBeGreaterThan(NOTES)
      const kept = readdirSync(data).find((name) => /^before-restore.*-wal$/.test(name)) ?? ''
      expect(readFileSync(join(data, kept)).equals(log)).toBe(true)
    }
    expect(whole).toBeGreaterThan(8)
  })

  test('a log that is gone, or cut short by whole commits: noticed by the mark', async () => {
    const gone = damaged((one) => rmSync(wal(one)))
    expect(start(gone)).toBe('refused')
    const cut = damaged((one) => truncateSync(wal(one), readFileSync(wal(one)).length >> 1))
    expect(start(cut)).toBe('refused')
    const recovered = await yoriai(cut, ['recover'])
    expect(recovered).toMatchObject({ code: 2, err: expect.stringMatching(/60まで保存/) })
    expect((await yoriai(cut, ['verify'])).code).toBe(0)
  })

  test('a last commit that was torn by a power cut, and told to nobody, is no damage', () => {
    const { length } = readFileSync(wal(killed))
    // The mark is not synced with each commit.
    const torn = damaged((one) => {
      truncateSync(wal(one), length - 100)
      rmSync(join(one, MARK_FILE))
    })
    expect(start(torn)).toBe('as it was')
  })

  test('a folder that had boards never starts empty: the database gone, empty, or another one', () => {
    const gone = damaged((one) => rmSync(join(one, DATABASE_FILE)))
    expect(start(gone)).toBe('refused')
    expect(existsSync(join(gone, DATABASE_FILE))).toBe(false)
    const alone = damaged((one) => {
      rmSync(join(one, DATABASE_FILE))
      rmSync(wal(one))
    })
    expect(start(alone)).toBe('refused')
    const empty = damaged((one) => {
      truncateSync(join(one, DATABASE_FILE), 0)
      rmSync(wal(one))
    })
    expect(start(empty)).toBe('refused')
  })

  test('a board that was removed is not missed, nor is one that came after the mark', async () => {
    const data = damaged(() => {})
    const store = openSqlite(data)
    await store.registry.removeBoard(board)
    await store.close()
    expect(start(data)).toBe('as it was')
    const unmarked = damaged((one) => rmSync(join(one, MARK_FILE)))
    expect(start(unmarked)).toBe('as it was')
    expect(existsSync(join(unmarked, MARK_FILE))).toBe(true)
  })
})
