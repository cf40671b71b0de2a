import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { BoardId } from '../../shared/board/ids.ts'
import { CannotStart } from '../cannot-start.ts'
import { unreadIn } from './check-wal.ts'
import { type Marks, readMarks } from './mark.ts'
import type { Flaw } from './replay.ts'
import { type Database, hasNoTables, openToRead } from './sqlite-file.ts'

/** What was saved in a data folder and cannot be read there any more. */
export interface Rollback {
  /** Its boards were there, its database is not. */
  isGone: boolean
  /** Commits in the write-ahead log behind one that cannot be read. */
  unread: number
  /** Boards that were further on than the database has them. */
  behind: readonly Behind[]
}

interface Behind {
  board: BoardId
  /** The number that was saved, and the one that is there; undefined where there is no such board. */
  saved: number
  found: number | undefined
}

/**
 * Looks at a data folder without changing anything: SQLite would leave out what it cannot read, and
 * overwrite it when it is closed.
 * @returns undefined where nothing that is known to have been saved is missing
 */
export function rollbackIn(folder: string, database: string): Rollback | undefined {
  // First: a server that goes on writing is then never behind it.
  const marks = readMarks(folder)
  const file = join(folder, database)
  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
  const hadLog = sizeOf(`${file}-wal`) > 0
  const unread = unreadIn(`${file}-wal`)?.commits ?? 0
  const isEmpty = sizeOf(file) === 0 || (unread === 0 && marks.size > 0 && hasNoTables(file))
  const behind = isEmpty ? [...marks].map(missing) : marks.size > 0 ? behindIn(file, marks) : []
  if (isEmpty && (behind.length > 0 || hadLog)) return { isGone: true, unread: 0, behind }
  return unread > 0 || behind.length > 0 ? { isGone: false, unread, behind } : undefined
}

const missing = ([board, saved]: readonly [BoardId, number]) => ({ board, saved, found: undefined })

function behindIn(file: string, marks: Marks): Behind[] {
  const found = hasNoTables(file) ? new Map<BoardId, number>() : numbersOf(file)
  // Damaged: whoever opens it says so.
  if (!found) return []
  return [...marks].flatMap(([board, saved]) => {
    const there = found.get(board)
    return there === undefined || there < saved ? { board, saved, found: there } : []
  })
}

function numbersOf(file: string): Marks | undefined {
  try {
    const { db } = openToRead(file)
    try {
      return numbersIn(db)
    } finally {
      db.close()
    }
  } catch {
    return undefined
  }
}

export function numbersIn(db: Database): Marks {
  const rows = db.prepare('SELECT id, sequence FROM boards').all()
  return new Map((rows as unknown as { id: BoardId; sequence: number }[]).map(numbered))
}

const numbered = ({ id, sequence }: { id: BoardId; sequence: number }) => [id, sequence] as const

/** What of it a person should know, one line each. */
export function flawsOf({ isGone, unread, behind }: Rollback): Flaw[] {
  if (isGone)
    return [
      {
        ja: `ボードのデータがなくなっています（前にあったボード${behind.length}）`,
        en: `the data is gone (boards that were here: ${behind.length})`,
      },
    ]
  const inLog = {
    ja: `書きこみの記録の途中が読めません（そのあとに保存した書きこみ${unread}回分）`,
    en: `the write-ahead log is damaged, with ${unread} saved commits behind the damage`,
  }
  return [
    ...(unread > 0 ? [inLog] : []),
    ...behind.map(({ board, saved, found }) => ({
      ja: `ボード ${board} は、保存してあったところまで戻っていません（${saved}まで保存、いまは${found ?? 'なし'}）`,
      en: `board ${board} was saved up to ${saved} and is at ${found ?? 'nothing'}`,
    })),
  ]
}

/** @throws CannotStart where something that was saved is missing: it would be gone in silence */
export function refuseRollback(folder: string, database: string) {
  const rollback = rollbackIn(folder, database)
  if (rollback?.isGone) throw goneFrom(folder, rollback)
  if (rollback)
    throw missingIn(folder, rollback, {
      ja: '読めるところを取りもどすか（npm run yoriai -- recover）、控えから戻してください（npm run yoriai -- restore 控えのファイル）。どちらも、いまのファイルは別の名前で残ります。',
      en: 'Recover what can be read (npm run yoriai -- recover), or put a backup back (npm run yoriai -- restore <file>). Both keep the files as they are under another name.',
    })
}

export const goneFrom = (folder: string, rollback: Rollback) =>
  missingIn(folder, rollback, {
    ja: '控えから戻すか（npm run yoriai -- restore 控えのファイル）、なくなったファイルをもとの場所に置いてください。新しく始めるときは、YORIAI_DATA に別のフォルダを指定してください。',
    en: 'Put a backup back (npm run yoriai -- restore <file>), or the missing file in its place. To begin anew, set YORIAI_DATA to another folder.',
  })

function missingIn(folder: string, rollback: Rollback, todo: Flaw): CannotStart {
  const what = flawsOf(rollback)
  const lines = (language: keyof Flaw) => what.map((one) => `  ${one[language]}`)
  return new CannotStart(
    [
      `「${folder}」に保存したものの一部が読めません。何も変えていません。`,
      ...lines('ja'),
      todo.ja,
    ].join('\n'),
    [
      `Part of what was saved in "${folder}" cannot be read. Nothing was changed.`,
      ...lines('en'),
      todo.en,
    ].join('\n'),
  )
}
