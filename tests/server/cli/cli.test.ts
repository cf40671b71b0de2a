import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { realChance } from '../../../server/chance.ts'
import { realClock } from '../../../server/clock.ts'
import { createBoard } from '../../../server/create-board.ts'
import { readSeeds } from '../../../server/seeds.ts'
import { replay } from '../../../server/store/replay.ts'
import { DATABASE_FILE, openSqlite } from '../../../server/store/sqlite.ts'
import { Rooms } from '../../../server/sync/rooms.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { yoriai } from './call.ts'

const plan = readSeeds('seeds').get('izumi')
let folder: string
let id: BoardId
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let data: string
let at = 0
/** A folder with one board, some updates in its log. */
beforeEach(async () => {
  data = join(folder, String(at++))
  const store = openSqlite(data)
  if (!plan) throw new Error('no seeds')
  const means = { registry: store.registry, clock: realClock, chance: realChance }
  const made = await createBoard(means, { plan, title: '泉区の集まり' })
  id = made.board.id
  await write(store, 'はじめ')
  await write(store, '控えのとき')
  await store.close()
})

type Store = ReturnType<typeof openSqlite>

/** One more update in the log: the board's title. */
async function write(store: Store, title: string) {
  const rooms = new Rooms({ log: store.log, now: Date.now, date: Date.now, onLost: () => {} })
  const room = await rooms.enter(id)
  await room?.write((board) => board.root('board').set('title', title))
}

async function look(path = data) {
  const store = openSqlite(path)
  const saved = await store.log.load(id)
  if (!saved) throw new Error('no board')
  // The owners are read when they are asked for, from the open file.
  const seen = { ...saved, shown: readBoard(replay(saved)) }
  await store.close()
  return seen
}

const spoil = (file: string, sql: string) => {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

describe('backup', () => {
  test('while a server runs: one moment, sealed, its owner’s alone, named in what is said', async () => {
    const store = openSqlite(data)
    const { code, out, err } = await yoriai(data, ['backup', 'evening.sqlite'])
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out).toContain('「控えのとき」')
    expect(out).toContain('読み直して確かめました')
    await write(store, '控えのあと')
    await store.close()
    const file = join(data, 'evening.sqlite')
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(readdirSync(data).filter((name) => name.startsWith('evening'))).toEqual([
      'evening.sqlite',
    ])
    expect((await yoriai(data, ['verify', 'evening.sqlite'])).code).toBe(0)
  })

  test('what is there already is not overwritten; no folder, no data: said', async () => {
    writeFileSync(join(data, 'taken'), '議事録')
    const taken = await yoriai(data, ['backup', 'taken'])
    expect(taken).toMatchObject({ code: 1, err: expect.stringContaining('もうあります') })
    expect(readFileSync(join(data, 'taken'), 'utf8')).toBe('議事録')
    const nowhere = await yoriai(data, ['backup', 'none/b.sqlite'])
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('There is no folder') })
    const empty = join(data, 'empty')
    mkdirSync(empty)
    const nothing = await yoriai(empty, ['backup', 'b.sqlite'])
    expect(nothing).toMatchObject({ code: 1, err: expect.stringContaining('がありません') })
    expect(readdirSync(empty)).toEqual([])
  })
})

describe('restore', () => {
  beforeEach(async () => {
    await yoriai(data, ['backup', 'b.sqlite'])
    const store = openSqlite(data)
    await write(store, '控えのあと')
    await store.close()
  })

  test('into an empty folder: the same board, a new epoch, numbers that were never given', async () => {
    const before = await look()
    const other = join(data, 'other')
    const { code, err } = await yoriai(other, ['restore', join(data, 'b.sqlite')])
    expect(err).toBe('')
    expect(code).toBe(0)
    const restored = await look(other)
    expect(restored.shown).toEqual({
      ...before.shown,
      board: { ...before.shown.board, title: '控えのとき', epoch: restored.epoch },
    })
    expect(restored.epoch).not.toBe(before.epoch)
    expect(restored.sequence).toBeGreaterThan(before.sequence)
    expect((await yoriai(other, ['verify'])).code).toBe(0)
    expect(readdirSync(other).filter((name) => name.includes('restoring'))).toEqual([])
  })

  test('over what is there only when told so; that is kept under another name', async () => {
    const refused = await yoriai(data, ['restore', 'b.sqlite'])
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('--force') })
    const no = await yoriai(data, ['restore', 'b.sqlite'], 'いいえ')
    expect(no).toMatchObject({ code: 1, err: expect.stringContaining('何もしていません') })
    expect((await look()).shown.board.title).toBe('控えのあと')
    const yes = await yoriai(data, ['restore', 'b.sqlite'], 'はい')
    expect(yes.code).toBe(0)
    expect((await look()).shown.board.title).toBe('控えのとき')
    const kept = readdirSync(data).filter((name) => name.startsWith('before-restore'))
    expect(kept).toEqual(['before-restore-20261121183000.sqlite'])
    const there = join(data, 'there')
    await yoriai(there, ['restore', join(data, kept[0] ?? ''), '--force'])
    expect((await look(there)).shown.board.title).toBe('控えのあと')
    // The clock of these tests stands still: both are of the same second.
    expect((await yoriai(data, ['restore', 'b.sqlite', '--force'])).code).toBe(0)
    const both = readdirSync(data).filter((name) => /^before-restore-.*\.sqlite$/.test(name))
    expect(both).toEqual([...kept, 'before-restore-20261121183001.sqlite'])
  })

  test('not under a running server, not from itself, not from what is no backup', async () => {
    const store = openSqlite(data)
    const running = await yoriai(data, ['restore', 'b.sqlite', '--force'])
    expect(running).toMatchObject({ code: 1, err: expect.stringContaining('別のよりあいボード') })
    await store.close()
    const self = await yoriai(data, ['restore', DATABASE_FILE, '--force'])
    expect(self).toMatchObject({ code: 1, err: expect.stringContaining('そのもの') })
    writeFileSync(join(data, 'memo'), '議事録')
    const memo = await yoriai(data, ['restore', 'memo', '--force'])
    expect(memo).toMatchObject({ code: 1, err: expect.stringContaining('データではありません') })
    expect((await look()).shown.board.title).toBe('控えのあと')
  })

  test('a changed backup is not restored', async () => {
    spoil(join(data, 'b.sqlite'), "UPDATE links SET secret = 'x' WHERE role = 'staff'")
    const changed = await yoriai(data, ['restore', 'b.sqlite', '--force'])
    expect(changed).toMatchObject({ code: 2, err: expect.stringContaining('作ったときと違います') })
    expect((await look()).shown.board.title).toBe('控えのあと')
  })

  test('over data that cannot be read: it is kept as it is', async () => {
    writeFileSync(join(data, DATABASE_FILE), 'もう読めない')
    const refused = await yoriai(data, ['restore', 'b.sqlite'])
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('読めないデータ') })
    expect((await yoriai(data, ['restore', 'b.sqlite', '--force'])).code).toBe(0)
    expect((await look()).shown.board.title).toBe('控えのとき')
    const kept = join(data, 'before-restore-20261121183000.sqlite')
    expect(readFileSync(kept, 'utf8')).toBe('もう読めない')
  })
})

describe('verify', () => {
  const cases: Record<string, [sql: string, says: RegExp]> = {
    'a changed update': ['UPDATE updates SET bytes = zeroblob(9) WHERE sequence = 1', /checksum/],
    'a changed owner': [
      'UPDATE updates SET posted = \'{"s1":["n1"]}\' WHERE sequence = 1',
      /checksum/,
    ],
    'a missing update': ['DELETE FROM updates WHERE sequence = 1', /missing/],
    'a changed snapshot': ['UPDATE snapshots SET bytes = zeroblob(9)', /checksum/],
    'a log that ends too early': ['UPDATE boards SET sequence = sequence + 1', /missing/],
    'a seat of no board': [
      "INSERT INTO seats (id, board, role, token_hash, created_at) VALUES ('s', 'x', 'staff', 'h', 1)",
      /rows of no board/,
    ],
  }
  for (const [name, [sql, says]] of Object.entries(cases))
    test(`${name}: said, exit code 2`, async () => {
      spoil(join(data, DATABASE_FILE), `PRAGMA foreign_keys = OFF; ${sql}`)
      const { code, err } = await yoriai(data, ['verify'])
      expect(err).toMatch(says)
      expect(err).toContain('控えから戻してください')
      expect(code).toBe(2)
    })

  test('I3 a log whose bytes are right and whose board is not: said', async () => {
    const store = openSqlite(data)
    const rooms = new Rooms({ log: store.log, now: Date.now, date: Date.now, onLost: () => {} })
    const room = await rooms.enter(id)
    await room?.write((board) => board.root('notes').set('n1', 'not a note'))
    await store.close()
    const { code, err } = await yoriai(data, ['verify'])
    expect(err).toContain('notes/n1')
    expect(code).toBe(2)
  })

  test('it writes nothing, and says what is there', async () => {
    const before = readFileSync(join(data, DATABASE_FILE))
    const { code, out } = await yoriai(data, ['verify'])
    expect(code).toBe(0)
    expect(out).toMatch(/33 rows, number 2, 2 updates/)
    expect(readFileSync(join(data, DATABASE_FILE)).equals(before)).toBe(true)
  })
})

test('wrong words: how it is used, exit code 1', async () => {
  for (const args of [
    [],
    ['backup'],
    ['restore'],
    ['help'],
    ['verify', 'a', 'b'],
    ['backup', '--force', 'x'],
    ['backup', '--delete', 'x'],
    ['retention', 'x'],
    ['retention', '--remove'],
  ]) {
    const { code, err, out } = await yoriai(data, args)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('使いかた')
  }
  expect(existsSync(join(data, 'x'))).toBe(false)
})
