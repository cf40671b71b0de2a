import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backUp } from '../../../server/store/backup.ts'
import { DATABASE_FILE, openSqlite, type Store } from '../../../server/store/sqlite.ts'
import { temporaryFolder } from '../../../server/store/temporary.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { bytes, entry, linksOf, record, seat } from './log-suite.ts'

let folder: string
let store: Store
let waits: number
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-in-use-'))
  waits = 0
  store = openSqlite(folder, () => waits++)
  await store.registry.addBoard(record('a'), linksOf('a'), 'e', bytes(1))
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Another program takes the database for itself. */
function lock() {
  const other = new DatabaseSync(join(folder, DATABASE_FILE), { timeout: 0 })
  other.exec('BEGIN IMMEDIATE')
  return () => {
    other.exec('ROLLBACK')
    other.close()
  }
}

describe('I5 another program holds the database', () => {
  test('the server answers meanwhile; a note waits, is told of, and is saved when it can be', async () => {
    const letGo = lock()
    const note = store.log.commit([entry('a', bytes(2))])
    const seated = store.registry.addSeat(
      { id: seat('s1'), board: 'a' as BoardId, role: 'participant', table: 1 },
      'hash',
      1,
    )
    const folded = store.log.compact('a' as BoardId, 0, bytes(1))
    let isSaved = false
    void note.then(() => {
      isSaved = true
    })
    // Everybody else is answered, as often as they like.
    for (let asked = 0; asked < 20; asked++) {
      await new Promise((resolve) => setImmediate(resolve))
      expect((await store.registry.board('a' as BoardId))?.title).toBeTruthy()
      expect((await store.log.load('a' as BoardId))?.sequence).toBe(0)
    }
    expect(await store.ping()).toBe(false)
    expect([isSaved, waits]).toEqual([false, 1])
    letGo()
    expect(await note).toEqual(new Map([['a', 1]]))
    await Promise.all([seated, folded])
    expect((await store.registry.seatsOf('a' as BoardId)).length).toBe(1)
  })
})

describe('what holds a copy of all data', () => {
  test('two backups under one name: neither touches the other’s, one of them is the backup', () => {
    const source = join(folder, DATABASE_FILE)
    const target = join(folder, 'b.sqlite')
    // Somebody else's backup, half written.
    writeFileSync(`${target}.partial`, 'half')
    backUp(source, target, 1)
    expect(existsSync(`${target}.partial`)).toBe(true)
    expect(readdirSync(folder).filter((name) => name.startsWith('b.sqlite.'))).toEqual([
      'b.sqlite.partial',
    ])
    expect(() => backUp(source, target, 2)).toThrow('もうあります')
  })

  test('a copy that a killed verify left goes with the next one', () => {
    const left = join(tmpdir(), 'yoriai-check-999999999-x')
    mkdirSync(left, { recursive: true })
    copyFileSync(join(folder, DATABASE_FILE), join(left, 'copy.sqlite'))
    const mine = temporaryFolder()
    expect(existsSync(left)).toBe(false)
    const other = temporaryFolder()
    expect([existsSync(mine), existsSync(other)]).toEqual([true, true])
    for (const one of [mine, other]) rmSync(one, { recursive: true })
  })

  test('what a restore that was killed left beside the data goes with the next start', async () => {
    await store.close()
    writeFileSync(join(folder, `${DATABASE_FILE}.restoring`), 'half')
    store = openSqlite(folder)
    expect(existsSync(join(folder, `${DATABASE_FILE}.restoring`))).toBe(false)
  })
})
