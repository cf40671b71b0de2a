import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { DatabaseSync } from '@photostructure/sqlite'
import { CannotStart } from '../cannot-start.ts'
import { APPLICATION_ID, MIGRATIONS } from './schema.ts'
import { troubleWithDisk } from './trouble.ts'

export type Database = InstanceType<typeof DatabaseSync>

/** Moving the log into the file holds everybody up, and less so the seldomer it happens. */
export const AUTOCHECKPOINT_PAGES = 4_000

const SQLITE_HEADER = 'SQLite format 3\0'

/**
 * Opens the database, makes it where it is missing, brings its tables up to date.
 * @throws CannotStart where the file is not ours, is damaged, or was made by a later version.
 * Nothing is written to a file that is not ours.
 */
export function openDatabase(file: string): Database {
  if (!startsLikeSqlite(file)) throw foreign(file)
  const db = guarded(file, () => new DatabaseSync(file, { timeout: 5_000 }))
  try {
    guarded(file, () => {
      const version = versionOf(db, file)
      db.exec('PRAGMA journal_mode = WAL')
      db.exec('PRAGMA synchronous = FULL')
      db.exec(`PRAGMA wal_autocheckpoint = ${AUTOCHECKPOINT_PAGES}`)
      db.exec('PRAGMA foreign_keys = ON')
      // What is deleted is overwritten: a withdrawn or redacted text must not stay in free pages.
      db.exec('PRAGMA secure_delete = ON')
      if (number(db, 'quick_check(1)') !== 'ok') throw broken(file, 'quick_check')
      migrate(db, version)
    })
  } catch (error) {
    db.close()
    throw error
  }
  return db
}

/**
 * Closes so that all of it lies in its one file. `close` alone leaves a second one beside it as long
 * as a statement has not been collected.
 */
export function closeWhole(db: Database) {
  try {
    db.exec('PRAGMA journal_mode = DELETE')
  } finally {
    db.close()
  }
}

/**
 * Opens a database of ours to read it alone, also while a server writes to it.
 * @throws CannotStart where there is none, it is not ours, is damaged, or was made by a later version
 */
export function openToRead(file: string): { db: Database; version: number } {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) throw missing(file)
  if (!found.isFile() || !hasHeader(file)) throw foreign(file)
  const db = guarded(file, () => new DatabaseSync(file, { timeout: 5_000, readOnly: true }))
  try {
    const version = guarded(file, () => versionOf(db, file))
    if (version === 0) throw foreign(file)
    return { db, version }
  } catch (error) {
    db.close()
    throw error
  }
}

/** Whether a database is one of nobody's yet; one that cannot be read is not. */
export function hasNoTables(file: string): boolean {
  try {
    const db = new DatabaseSync(file, { timeout: 5_000, readOnly: true })
    try {
      return countTables(db) === 0
    } finally {
      db.close()
    }
  } catch {
    return false
  }
}

const countTables = (db: Database) =>
  (db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as { tables: number }).tables

function hasHeader(file: string): boolean {
  const handle = guarded(file, () => openSync(file, 'r'))
  try {
    return readHeader(handle) === SQLITE_HEADER
  } finally {
    closeSync(handle)
  }
}

function readHeader(handle: number): string {
  const header = Buffer.alloc(SQLITE_HEADER.length)
  const length = readSync(handle, header, 0, header.length, 0)
  return header.toString('latin1', 0, length)
}

/** A missing or empty file counts: SQLite makes a new database of it. */
function startsLikeSqlite(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found && !found.isFile()) return false
  // Made here so that it is its owner's alone; the -wal and -shm files take over its mode.
  const handle = guarded(file, () => openSync(file, 'a+', 0o600))
  try {
    const header = readHeader(handle)
    return header === '' || header === SQLITE_HEADER
  } finally {
    closeSync(handle)
  }
}

function versionOf(db: Database, file: string): number {
  const version = Number(number(db, 'user_version'))
  const application = number(db, 'application_id')
  if (application === 0 && version === 0) {
    if (countTables(db) === 0) return 0
  }
  if (application !== APPLICATION_ID) throw foreign(file)
  if (version > MIGRATIONS.length) throw later(file)
  return version
}

const number = (db: Database, pragma: string) =>
  Object.values(db.prepare(`PRAGMA ${pragma}`).get() as object)[0] as number | string

function migrate(db: Database, from: number) {
  if (from === MIGRATIONS.length) return
  db.exec('BEGIN IMMEDIATE')
  for (const step of MIGRATIONS.slice(from)) db.exec(step)
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
  db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
  db.exec('COMMIT')
}

function guarded<T>(file: string, act: () => T): T {
  try {
    return act()
  } catch (cause) {
    if (cause instanceof CannotStart) throw cause
    const trouble = troubleWithDisk(cause)
    if (trouble) throw new CannotStart(`「${file}」: ${trouble.ja}`, `"${file}": ${trouble.en}`)
    throw broken(file, cause instanceof Error ? cause.message : String(cause))
  }
}

const foreign = (file: string) =>
  new CannotStart(
    `「${file}」は、よりあいボードのデータではありません。このファイルには何もしていません。別の場所に移すか、YORIAI_DATA に別のフォルダを指定してください。`,
    `"${file}" is not a Yoriai Board database. It was left as it is. Move it elsewhere, or set YORIAI_DATA to another folder.`,
  )

const missing = (file: string) =>
  new CannotStart(`「${file}」がありません。場所を確かめてください。`, `There is no "${file}".`)

const later = (file: string) =>
  new CannotStart(
    `「${file}」は、新しい版のよりあいボードで作られています。よりあいボードを新しくしてください。`,
    `"${file}" was made by a later version of Yoriai Board. Update Yoriai Board.`,
  )

const broken = (file: string, why: string) =>
  new CannotStart(
    `データのファイル「${file}」が壊れているか、読めません（${why}）。バックアップから戻すか、ファイルを別の場所に移してから、もう一度始めてください。`,
    `The database "${file}" is damaged or cannot be read (${why}). Restore it from a backup, or move it elsewhere, and start again.`,
  )
