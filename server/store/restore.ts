import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Chance } from '../../shared/board/ids.ts'
import { stampOf } from '../../shared/tokyo.ts'
import { CannotStart } from '../cannot-start.ts'
import { check, isSound, type Report } from './check.ts'
import { copyName } from './copies.ts'
import { copyInto, settle, settleFolder } from './copy.ts'
import { type Folder, takeFolder } from './folder.ts'
import { MARK_FILE } from './mark.ts'
import { raiseEpochs } from './new-epoch.ts'
import { unerasedIn } from './redact-again.ts'
import {
  addErased,
  type ErasedLists,
  erasedIn,
  readErased,
  together,
  unknownIn,
} from './redacted-list.ts'
import { rollbackIn } from './rollback.ts'
import { breakSeal } from './seal.ts'
import { carrySeen, seenIn } from './seen-date.ts'
import { DATABASE_FILE, RESTORING_FILE } from './sqlite.ts'
import { closeWhole, openDatabase, openToRead } from './sqlite-file.ts'
import { sweepWhole } from './sweep.ts'
import { passingBy, remove } from './temporary.ts'

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
 * @returns what is there now, read from end to end; where it is not sound nothing was replaced. And
 * where the data from before is now, if there was any.
 * @throws CannotStart where a server has the folder open, or the backup is none
 */
export async function restore(backup: string, path: string, means: Means): Promise<Replaced> {
  if (resolve(backup) === resolve(join(path, DATABASE_FILE))) throw itself(backup)
  const { db } = openToRead(backup)
  try {
    return await replace(path, means, [(next) => copyInto(db, next)])
  } finally {
    db.close()
  }
}

export interface Means {
  chance: Chance
  now: number
}

/** What was put into a folder, read from end to end, and where what was there before is now. */
export interface Replaced {
  report: Report
  before: string | undefined
  /** Of what was erased for good before, how much is not in it for that reason. */
  erased: number
  /** By which of the ways it was made. */
  way: number
  /** Otherwise nothing was changed. */
  isDone: boolean
}

/** @param ways each writes the database that is to come into the place; the first that holds does */
export async function replace(
  path: string,
  { chance, now }: Means,
  ways: readonly ((next: string) => void)[],
  holds: (report: Report) => boolean = isSound,
): Promise<Replaced> {
  const target = join(path, DATABASE_FILE)
  const next = join(path, RESTORING_FILE)
  const clear = () => {
    for (const part of PARTS) remove(next + part)
  }
  let folder: Folder | undefined
  try {
    folder = takeFolder(path)
    const erased = erasedBefore(path)
    const seenAt = seenIn(target)
    // Made and looked at before anything is replaced.
    const made = await firstOf(next, ways, { chance, clear, holds, erased, seenAt })
    if (!holds(made.report)) return { ...made, isDone: false, before: undefined }
    settle(next)
    const before = existsSync(target) ? setAside(path, now) : undefined
    // It speaks of the database that goes; the next start makes another.
    rmSync(join(path, MARK_FILE), { force: true })
    settleFolder(path)
    renameSync(next, target)
    settleFolder(path)
    // It has what the backup had erased, too.
    addErased(path, unknownIn(erasedOf(target), readErased(path)))
    return { ...made, isDone: true, before }
  } finally {
    // Without its lock what is there is somebody else's.
    if (folder) clear()
    folder?.release()
  }
}

async function firstOf(
  next: string,
  ways: readonly ((next: string) => void)[],
  {
    chance,
    clear,
    holds,
    erased,
    seenAt,
  }: Pick<Means, 'chance'> & {
    clear: () => void
    holds: (report: Report) => boolean
    erased: ErasedLists
    seenAt: number | undefined
  },
): Promise<Pick<Replaced, 'report' | 'way' | 'erased'>> {
  for (const [way, make] of ways.entries()) {
    const isLast = way === ways.length - 1
    clear()
    for (const part of PARTS) passingBy(next + part)
    try {
      make(next)
      const count = await startOver(next, chance, { erased, seenAt })
      const report = await check(next)
      if (isLast || holds(report)) return { report, way, erased: count }
    } catch (error) {
      if (isLast) throw error
    }
  }
  throw new RangeError('no way to make it')
}

/** What was erased for good in this folder: by its list, and by its register where that can be read. */
const erasedBefore = (path: string): ErasedLists =>
  together(readErased(path), erasedOf(join(path, DATABASE_FILE)))

function erasedOf(file: string): ErasedLists {
  try {
    const { db } = openToRead(file)
    try {
      return erasedIn(db)
    } finally {
      db.close()
    }
  } catch {
    // Missing, or damaged.
    return new Map()
  }
}

/** Keeps what is there under another name; it stays in its place, too, until it is replaced. */
function setAside(path: string, now: number): string {
  const before = freeCopy(path, now)
  const target = join(path, DATABASE_FILE)
  // What lies behind damage in its log would be lost by opening it.
  if (!rollbackIn(path, DATABASE_FILE)) gather(target)
  for (const part of ['', '-wal'])
    if (statSync(target + part, { throwIfNoEntry: false })?.size)
      linkSync(target + part, before + part)
  settleFolder(path)
  // SQLite would take the old file's write-ahead log for the new one's.
  for (const part of PARTS.slice(1)) rmSync(target + part, { force: true })
  settleFolder(path)
  return before
}

/** Of two restores within a second, or after a clock was set back, each keeps what it replaced. */
function freeCopy(path: string, now: number): string {
  const before = join(path, copyName(stampOf(now)))
  const isTaken = ['', '-wal'].some((part) => existsSync(before + part))
  return isTaken ? freeCopy(path, now + 1_000) : before
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

/** @returns how much was erased in it that the folder had erased before */
async function startOver(
  file: string,
  chance: Chance,
  { erased, seenAt }: { erased: ErasedLists; seenAt: number | undefined },
): Promise<number> {
  const db = openDatabase(file)
  try {
    breakSeal(db)
    carrySeen(db, seenAt)
    const count = [...unerasedIn(db, erased).values()].flat().length
    await raiseEpochs(db, chance, erased)
    sweepWhole(db)
    return count
  } finally {
    closeWhole(db)
  }
}

const itself = (file: string) =>
  new CannotStart(
    `「${file}」は、いまのデータそのものです。バックアップのファイルを指定してください。`,
    `"${file}" is the data folder's own file. Name a backup.`,
  )
