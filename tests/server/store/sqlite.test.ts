import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CannotStart } from '../../../server/cannot-start.ts'
import { DATABASE_FILE, openSqlite } from '../../../server/store/sqlite.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import type { Note } from '../../../shared/board/view.ts'
import { type Bench, bytes, entry, linksOf, logSuite, record } from './log-suite.ts'
import { registrySuite } from './registry-suite.ts'
import { rollSuite } from './roll-suite.ts'

function sqliteBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'yoriai-store-'))
  return {
    open: () => openSqlite(folder),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}

logSuite('SQLite', sqliteBench)
registrySuite('SQLite', sqliteBench)
rollSuite('SQLite', sqliteBench)

const A = 'a' as BoardId

describe('the file in its folder', () => {
  let folder: string
  let file: string

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'yoriai-file-')), 'data')
    file = join(folder, DATABASE_FILE)
  })
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

  const refusal = () => {
    try {
      openSqlite(folder)
    } catch (error) {
      if (error instanceof CannotStart) return error
      throw error
    }
    throw new Error('it opened')
  }

  const filled = async (updates = 200) => {
    const store = openSqlite(folder)
    await store.registry.addBoard(record('a'), linksOf('a'), 'epoch', bytes(1))
    for (let at = 0; at < updates; at++)
      await store.log.commit([entry('a', new Uint8Array(200).fill(at))])
    return store
  }

  test('folder and files are their owner’s alone', async () => {
    const store = await filled(1)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const name of ['', '-wal', '-shm']) expect(statSync(file + name).mode & 0o077).toBe(0)
    await store.close()
  })

  test('a file that is no database is named and left alone', () => {
    mkdirSync(folder)
    writeFileSync(file, '議事録\n')
    expect(refusal().en).toContain('not a Yoriai Board database')
    expect(readFileSync(file, 'utf8')).toBe('議事録\n')
  })

  test('another program’s SQLite file is named and left alone', () => {
    mkdirSync(folder)
    const other = new DatabaseSync(file)
    other.exec('CREATE TABLE boards (id TEXT); PRAGMA user_version = 1')
    other.close()
    const before = readFileSync(file)
    expect(refusal().ja).toContain('よりあいボードのデータではありません')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('a folder in the file’s place is named', () => {
    mkdirSync(file, { recursive: true })
    expect(refusal().en).toContain('not a Yoriai Board database')
  })

  test('a file of a later version is not touched', async () => {
    await (await filled(1)).close()
    const db = new DatabaseSync(file)
    db.exec('PRAGMA user_version = 99')
    db.close()
    expect(refusal().en).toContain('later version')
  })

  test('a damaged file is named with what to do', async () => {
    await (await filled()).close()
    const damaged = readFileSync(file)
    damaged.fill(0xa5, 4096, damaged.length)
    writeFileSync(file, damaged)
    expect(refusal().en).toMatch(/damaged .*Restore it from a backup/)
    writeFileSync(file, damaged.subarray(0, 40))
    expect(refusal().en).toMatch(/damaged .*Restore it from a backup/)
  })

  test('an empty file becomes a database', async () => {
    mkdirSync(folder)
    writeFileSync(file, '')
    await (await filled(1)).close()
  })

  test('a second server on the same folder is refused, a following one is not', async () => {
    const store = openSqlite(folder)
    expect(refusal().en).toContain('in use by another Yoriai Board')
    await store.close()
    await openSqlite(folder).close()
  })

  test('words put away that changed on disk are found, and not shown to anybody as theirs', async () => {
    const store = await filled(1)
    const note = { id: 'n1', text: 'ことば' } as Note
    const away = [{ note, reason: '名前', withSeat: false, at: 0 }]
    await store.log.commit([{ ...entry(A), vaulting: { away, back: [] } }])
    expect((await store.log.load(A))?.putAway).toEqual(away)
    await store.close()
    const db = new DatabaseSync(file)
    db.exec(`UPDATE vault SET fields = replace(fields, 'ことば', 'ことび')`)
    db.close()
    const again = openSqlite(folder)
    await expect(again.log.load(A)).rejects.toThrow(/note n1 .*checksum/)
    await again.close()
  })

  test('bytes that changed on disk, and a missing update, are found when the board is opened', async () => {
    await (await filled(3)).close()
    const spoil = (sql: string) => {
      const db = new DatabaseSync(file)
      db.exec(sql)
      db.close()
    }
    spoil('UPDATE updates SET bytes = zeroblob(200) WHERE sequence = 2')
    let store = openSqlite(folder)
    await expect(store.log.load(A)).rejects.toThrow(/update 2: checksum/)
    await store.close()
    spoil('DELETE FROM updates WHERE sequence = 2')
    store = openSqlite(folder)
    await expect(store.log.load(A)).rejects.toThrow(/update 2: missing/)
    await store.close()
    spoil('DELETE FROM updates')
    store = openSqlite(folder)
    await expect(store.log.load(A)).rejects.toThrow(/missing/)
    await store.close()
  })

  test('I6 what compaction dropped is not left in the files', async () => {
    const store = await filled(0)
    const secret = 'とりさげた言葉'.repeat(20)
    await store.log.commit([entry('a', new TextEncoder().encode(secret))])
    await store.log.compact('a' as BoardId, 1, bytes(5))
    await store.close()
    expect(readFileSync(file).includes('とりさげた言葉')).toBe(false)
  })
})
