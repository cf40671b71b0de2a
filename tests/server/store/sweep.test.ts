import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { type Database, openDatabase } from '../../../server/store/sqlite-file.ts'
import { leavesUnswept, Sweeper } from '../../../server/store/sweep.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { Luck } from '../../simulation/luck.ts'
import { entry, linksOf, record } from './log-suite.ts'

const SECRET = '鈴木トメさんの病'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-sweep-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const filesWithSecret = () =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(SECRET))

const TABLES = {
  // Cells on the inner pages, too.
  keyed: 'CREATE TABLE keyed (a TEXT, b INTEGER, words TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID',
  rows: 'CREATE TABLE rows (a TEXT, b INTEGER, words TEXT, UNIQUE (a, b))',
}

/** Writes and deletes by chance, so that pages are put together anew again and again. */
class Scribbler {
  readonly #db: Database
  readonly #luck: Luck
  #last = 0

  constructor(db: Database, luck: Luck) {
    this.#db = db
    this.#luck = luck
    for (const table of Object.values(TABLES)) db.exec(table)
  }

  scribble(times: number, secret = '') {
    this.#db.exec('BEGIN IMMEDIATE')
    for (let time = 0; time < times; time++) {
      const table = this.#luck.pick(Object.keys(TABLES)) ?? 'rows'
      const name = `board-${this.#luck.below(5)}`
      const words = `${secret}${'あ'.repeat(Math.floor(this.#luck.between(0, 2_500)))}`
      if (this.#luck.happens(0.55))
        this.#db.prepare(`INSERT INTO ${table} VALUES (?, ?, ?)`).run(name, ++this.#last, words)
      else {
        const at = this.#luck.below(this.#last + 1)
        this.#db
          .prepare(`DELETE FROM ${table} WHERE a = ? AND b > ? AND b < ?`)
          .run(name, at, at + 4)
      }
    }
    this.#db.exec('COMMIT')
  }

  forget() {
    this.#db.exec('BEGIN IMMEDIATE')
    for (const table of Object.keys(TABLES))
      this.#db.prepare(`DELETE FROM ${table} WHERE words LIKE ?`).run(`${SECRET}%`)
    leavesUnswept(this.#db, 'words')
    this.#db.exec('COMMIT')
  }

  /** What can be read, through a new connection: none of its pages is remembered. */
  all() {
    const db = openDatabase(join(folder, 'x.sqlite'))
    try {
      return Object.keys(TABLES).map((table) =>
        db.prepare(`SELECT * FROM ${table} ORDER BY a, b`).all(),
      )
    } finally {
      db.close()
    }
  }
}

const soundness = (db: Database) => db.prepare('PRAGMA integrity_check').all()

test('words that were deleted are in no gap and no log, whatever was written before and is written meanwhile', async () => {
  let inGaps = 0
  for (let seed = 1; seed <= 4; seed++) {
    const db = openDatabase(join(folder, 'x.sqlite'))
    const sweeper = new Sweeper(db, join(folder, 'x.sqlite'), 0)
    const scribbler = new Scribbler(db, new Luck(seed))
    for (let time = 0; time < 40; time++) scribbler.scribble(20, time % 3 === 0 ? SECRET : '')
    scribbler.forget()
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    if (filesWithSecret().length > 0) inGaps++
    const before = scribbler.all()
    let writes = 0
    const meanwhile = () => {
      scribbler.scribble(12, SECRET)
      scribbler.scribble(12)
      scribbler.forget()
      if (++writes % 7 === 0 && seed % 4 === 0) db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    }
    if (seed % 2 === 0) {
      const swept = sweeper.sweep()
      let isSwept: boolean | undefined
      void swept.then((done) => {
        isSwept = done
      })
      for (; isSwept === undefined && writes < 30; await new Promise((go) => setImmediate(go)))
        meanwhile()
      expect(await swept).toBe(true)
      expect(writes).toBeGreaterThan(0)
    } else {
      expect(await sweeper.sweep()).toBe(true)
      expect(scribbler.all()).toEqual(before)
    }
    expect(filesWithSecret(), `seed ${seed}`).toEqual([])
    // What this connection remembers of a page does not bring the words back.
    for (let time = 0; time < 20; time++) scribbler.scribble(20)
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    expect(filesWithSecret(), `seed ${seed}, written on`).toEqual([])
    expect(soundness(db)).toEqual([{ integrity_check: 'ok' }])
    db.close()
    sweeper.end()
    rmSync(folder, { recursive: true })
    folder = mkdtempSync(join(tmpdir(), 'yoriai-sweep-'))
  }
  // Otherwise nothing was tried.
  expect(inGaps).toBeGreaterThan(0)
}, 120_000)

test('while another program reads the files it is left for later; then it is done', async () => {
  const store = openSqlite(folder)
  await store.registry.addBoard(record('a'), linksOf('a'), 'e1', new Uint8Array([0, 0]))
  const reader = openDatabase(join(folder, 'yoriai.sqlite'))
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM boards').get()
  await store.log.commit([entry('a', new Uint8Array([0, 0]))])
  await store.log.rewrite('a' as BoardId, { epoch: 'e2', redact: [] })
  expect(await store.log.sweep()).toBe(false)
  reader.exec('COMMIT')
  reader.close()
  expect(await store.log.sweep()).toBe(true)
  await store.close()
}, 30_000)

test('while a folder of 200 MB is swept, what is written on another board is saved all the time', async () => {
  const store = openSqlite(folder)
  const large = new Uint8Array(2_000_000).fill(7)
  for (let at = 0; at < 100; at++)
    await store.registry.addBoard(
      record(`b${at}`, `${100_000 + at}`),
      linksOf(`b${at}`),
      'e',
      large,
    )
  await store.registry.addBoard(record('a', '1'), linksOf('a'), 'e1', new Uint8Array([0, 0]))
  await store.log.rewrite('a' as BoardId, { epoch: 'e2', redact: [] })
  let isSwept: boolean | undefined
  const sweeping = store.log.sweep().then((done) => {
    isSwept = done
  })
  let saved = 0
  while (isSwept === undefined) {
    await store.log.commit([entry('b1', new Uint8Array([0, 0]))])
    saved++
    await new Promise((resolve) => setImmediate(resolve))
  }
  await sweeping
  expect(isSwept).toBe(true)
  // Built anew as a whole it would be one.
  expect(saved).toBeGreaterThan(5)
  await store.close()
}, 120_000)
