import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as Y from 'yjs'
import { boardFields } from '../../shared/board/document.ts'
import { type BoardId, type Chance, newId } from '../../shared/board/ids.ts'
import { stampOf } from '../../shared/tokyo.ts'
import { CannotStart } from '../cannot-start.ts'
import { checksum } from './bytes.ts'
import { copyInto, settle, settleFolder } from './copy.ts'
import { type Folder, takeFolder } from './folder.ts'
import { replay } from './replay.ts'
import { breakSeal } from './seal.ts'
import { DATABASE_FILE } from './sqlite.ts'
import { closeWhole, type Database, openDatabase, openToRead } from './sqlite-file.ts'
import { SqliteLog } from './sqlite-log.ts'
import { transaction } from './transaction.ts'

/**
 * What was saved after the backup and is gone now had numbers, too. They are not given again: by its
 * number a browser knows whether it has a board's newest state.
 */
const NUMBERS_SKIPPED = 1_000_000

/** A database is up to three files as long as somebody has it open. */
const PARTS = ['', '-wal', '-shm']

/** What a data folder holds now; undefined where nothing. */
export type Present = { boards: number } | 'unreadable' | undefined

export function presentIn(folder: string): Present {
  const file = join(folder, DATABASE_FILE)
  if (!existsSync(file)) return undefined
  try {
    const { db } = openToRead(file)
    try {
      const { boards } = db.prepare('SELECT count(*) AS boards FROM boards').get() as {
        boards: number
      }
      return boards === 0 ? undefined : { boards }
    } finally {
      db.close()
    }
  } catch {
    return 'unreadable'
  }
}

/**
 * Puts a backup into a data folder. What was there is kept beside it. At every moment, also if the
 * power goes, the folder holds the whole of the one or of the other.
 * @returns where the data from before is now, if there was any
 * @throws CannotStart where a server has the folder open, or the backup is none
 */
export async function restore(
  backup: string,
  path: string,
  { chance, now }: { chance: Chance; now: number },
): Promise<{ before: string | undefined }> {
  const target = join(path, DATABASE_FILE)
  if (resolve(backup) === resolve(target)) throw itself(backup)
  const { db } = openToRead(backup)
  let folder: Folder | undefined
  const next = join(path, `${DATABASE_FILE}.restoring`)
  const clear = () => {
    for (const part of PARTS) rmSync(next + part, { force: true })
  }
  try {
    folder = takeFolder(path)
    clear()
    copyInto(db, next)
    await startOver(next, chance)
    settle(next)
    const before = existsSync(target) ? setAside(path, now) : undefined
    renameSync(next, target)
    settleFolder(path)
    return { before }
  } finally {
    db.close()
    clear()
    folder?.release()
  }
}

/** Keeps what is there under another name; it stays in its place, too, until it is replaced. */
function setAside(path: string, now: number): string {
  const stamp = stampOf(now)
  const before = join(path, `before-restore-${stamp}.sqlite`)
  const target = join(path, DATABASE_FILE)
  gather(target)
  for (const part of ['', '-wal'])
    if (statSync(target + part, { throwIfNoEntry: false })?.size)
      linkSync(target + part, before + part)
  settleFolder(path)
  // SQLite would take the old file's write-ahead log for the new one's.
  for (const part of PARTS.slice(1)) rmSync(target + part, { force: true })
  settleFolder(path)
  return before
}

/** Its newest writes may lie in a second file. One that cannot be opened is kept as it is. */
function gather(file: string) {
  try {
    const db = openDatabase(file)
    try {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } finally {
      db.close()
    }
  } catch {}
}

/** Every board gets a new epoch: devices set aside what they hold of the one before. */
async function startOver(file: string, chance: Chance) {
  const db = openDatabase(file)
  try {
    breakSeal(db)
    const log = new SqliteLog(db)
    const boards = db.prepare('SELECT id FROM boards').all() as unknown as { id: BoardId }[]
    for (const { id } of boards) await raiseEpoch(db, log, id, newId(chance))
  } finally {
    closeWhole(db)
  }
}

async function raiseEpoch(db: Database, log: SqliteLog, id: BoardId, epoch: string) {
  const saved = await log.load(id)
  if (!saved) return
  const board = replay(saved)
  boardFields(board).set({ epoch })
  const snapshot = Y.encodeStateAsUpdate(board.doc)
  board.doc.destroy()
  const sequence = saved.sequence + NUMBERS_SKIPPED
  transaction(db, () => {
    db.prepare('UPDATE boards SET epoch = ?, sequence = ? WHERE id = ?').run(epoch, sequence, id)
    db.prepare('DELETE FROM updates WHERE board = ?').run(id)
    db.prepare('UPDATE snapshots SET sequence = ?, bytes = ?, crc = ? WHERE board = ?').run(
      ...[sequence, snapshot, checksum(snapshot), id],
    )
  })
}

const itself = (file: string) =>
  new CannotStart(
    `「${file}」は、いまのデータそのものです。バックアップのファイルを指定してください。`,
    `"${file}" is the data folder's own file. Name a backup.`,
  )
