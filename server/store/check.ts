import { basename, dirname, join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import type { BoardId } from '../../shared/board/ids.ts'
import { unreadIn } from './check-wal.ts'
import { copyInto } from './copy.ts'
import { type Flaw, inspectSaved } from './replay.ts'
import { flawsOf, rollbackIn } from './rollback.ts'
import { digestOf, readSeal, type Seal } from './seal.ts'
import { DATABASE_FILE } from './sqlite.ts'
import { type Database, openDatabase, openToRead } from './sqlite-file.ts'
import { SqliteLog } from './sqlite-log.ts'
import { remove, temporaryFolder } from './temporary.ts'

export interface CheckedBoard {
  id: BoardId
  title: string
  sequence: number
  /** Updates in the log after its snapshot. */
  updates: number
  notes: number
  rows: number
  flaws: readonly Flaw[]
}

export interface Report {
  /** Of a backup: when it was made. */
  seal: Seal | undefined
  boards: readonly CheckedBoard[]
  /** What concerns the file as a whole. */
  flaws: readonly Flaw[]
}

export const isSound = ({ flaws, boards }: Report) =>
  flaws.length === 0 && boards.every((board) => board.flaws.length === 0)

/**
 * Reads all of a file: its pages, its seal, every row's checksum, and every board from its log. It
 * is only read, and may be in use by a server.
 * @throws CannotStart where it is not a file of ours
 */
export async function check(file: string): Promise<Report> {
  const missing = missingBeside(file)
  const { db } = openToRead(file)
  const folder = temporaryFolder()
  try {
    const sealed = readSeal(db)
    const flaws = [...missing, ...structure(db), ...brokenSeal(db, sealed)]
    // Looked at in a copy of one moment: a file of an older version is brought up to date there.
    const copy = join(folder, 'copy.sqlite')
    const torn = attempt(() => copyInto(db, copy))
    await turn()
    if (torn) return { seal: sealed, boards: [], flaws: [...flaws, unreadable(torn)] }
    return { seal: sealed, flaws, boards: await boardsOf(openDatabase(copy)) }
  } finally {
    db.close()
    remove(folder)
  }
}

/** What SQLite leaves out in silence, of a database that is in use: a backup is one file. */
function missingBeside(file: string): Flaw[] {
  if (basename(file) === DATABASE_FILE) {
    const rollback = rollbackIn(dirname(file), DATABASE_FILE)
    return rollback && !rollback.isGone ? flawsOf(rollback) : []
  }
  const unread = unreadIn(`${file}-wal`)?.commits ?? 0
  return unread > 0 ? flawsOf({ isGone: false, unread, behind: [] }) : []
}

function structure(db: Database): Flaw[] {
  try {
    const found = db.prepare('PRAGMA integrity_check(5)').all() as { integrity_check: string }[]
    const lines = found.map((row) => row.integrity_check).filter((line) => line !== 'ok')
    const orphans = db.prepare('PRAGMA foreign_key_check').all() as { table: string }[]
    return [...lines.map(unreadable), ...new Set(orphans.map(({ table }) => table))].map((one) =>
      typeof one === 'string' ? ofNoBoard(one) : one,
    )
  } catch (error) {
    return [unreadable(error)]
  }
}

function brokenSeal(db: Database, sealed: Seal | undefined): Flaw[] {
  if (!sealed) return []
  const broken = {
    ja: 'バックアップの中身が、作ったときと違います',
    en: 'the backup is not what it was when it was made',
  }
  try {
    const { digest, rows } = digestOf(db)
    return digest === sealed.digest && rows === sealed.rows ? [] : [broken]
  } catch {
    return [broken]
  }
}

async function boardsOf(db: Database): Promise<CheckedBoard[]> {
  try {
    const log = new SqliteLog(db)
    const all = db.prepare('SELECT id, title FROM boards ORDER BY created_at, id').all()
    const checked: CheckedBoard[] = []
    for (const { id, title } of all as unknown as { id: BoardId; title: string }[]) {
      // Whoever ends this with a signal is heard in between.
      await turn()
      checked.push({ id, title, ...(await checkBoard(log, id)) })
    }
    return checked
  } finally {
    db.close()
  }
}

async function checkBoard(log: SqliteLog, id: BoardId) {
  const nothing = { sequence: 0, updates: 0, notes: 0, rows: 0 }
  try {
    const saved = await log.load(id)
    if (!saved) return { ...nothing, flaws: [unreadable('no such board')] }
    const { shown, flaws } = inspectSaved(saved)
    const { notes = [], rows = [] } = shown ?? {}
    return {
      ...{ sequence: saved.sequence, updates: saved.updates.length },
      ...{ notes: notes.length, rows: rows.length, flaws },
    }
  } catch (error) {
    return { ...nothing, flaws: [unreadable(error)] }
  }
}

const ofNoBoard = (table: string): Flaw => ({
  ja: `どのボードのものでもない行があります（${table}）`,
  en: `${table} has rows of no board`,
})

function unreadable(cause: unknown): Flaw {
  const why = cause instanceof Error ? cause.message : String(cause)
  return { ja: `読めないところがあります（${why}）`, en: `it cannot be read (${why})` }
}

function attempt(act: () => void): unknown {
  try {
    act()
    return undefined
  } catch (error) {
    return error
  }
}
