import { appendFileSync, closeSync, fsyncSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BoardId } from '../../shared/board/ids.ts'
import {
  isRedactable,
  REDACTION_REASONS,
  type Redactable,
  type RedactionReason,
} from '../../shared/board/redaction.ts'
import type { Database } from './sqlite-file.ts'
import { troubleWithDisk } from './trouble.ts'

/** What was erased for good, when, and why as far as that was said. */
export interface Redaction {
  entry: Redactable
  /** ms since 1970 */
  at: number
  reason: RedactionReason | undefined
}

export type ErasedLists = ReadonlyMap<BoardId, readonly Redaction[]>

/** Kept apart from the database: an older one in its place would not know what was erased since. */
export const ERASED_FILE = 'erased-for-good.txt'

const HEAD = `# 完全に消した付箋と取組の番号です。ことばは入っていません。
# 控えから戻すとき、ここにあるものをもう一度消します。データを別のコンピューターに移すときは、このファイルも一緒に移してください。
# Ids of notes and rows that were erased for good, never words. What is restored is erased by it again: keep it beside the data.
`

/** @returns what a data folder's list says; a line that cannot be read is left out */
export function readErased(folder: string): ErasedLists {
  let text = ''
  try {
    text = readFileSync(join(folder, ERASED_FILE), 'utf8')
  } catch {}
  const found = text.split('\n').flatMap((line) => {
    const [board, entry = '', at, reason = ''] = line.trim().split(' ')
    return board && isRedactable(entry) && /^\d+$/.test(at ?? '')
      ? [[board as BoardId, { entry, at: Number(at), reason: reasonOf(reason) }] as const]
      : []
  })
  return byBoard(found)
}

/** What a database's own register says. */
export function erasedIn(db: Database): ErasedLists {
  const columns = db.prepare('PRAGMA table_info(redactions)').all() as { name: string }[]
  // A file of an earlier version is read as it is; one of before there was erasing has no such table.
  if (columns.length === 0) return new Map()
  const reason = columns.some(({ name }) => name === 'reason') ? 'reason' : "''"
  const rows = db.prepare(`SELECT board, entry, at, ${reason} AS reason FROM redactions`).all()
  return byBoard(
    (rows as unknown as Row[]).map(({ board, entry, at, reason }) => [
      board,
      { entry, at, reason: reasonOf(reason) },
    ]),
  )
}

interface Row {
  board: BoardId
  entry: Redactable
  at: number
  reason: string
}

/** What of `lists` is not in `known`, board by board. */
export function unknownIn(lists: ErasedLists, known: ErasedLists): ErasedLists {
  return byBoard(
    [...lists].flatMap(([board, all]) => {
      const has = new Set((known.get(board) ?? []).map(({ entry }) => entry))
      return all.filter(({ entry }) => !has.has(entry)).map((one) => [board, one] as const)
    }),
  )
}

export const together = (...lists: readonly ErasedLists[]): ErasedLists =>
  byBoard(
    lists.flatMap((one) =>
      [...one].flatMap(([board, all]) => all.map((it) => [board, it] as const)),
    ),
  )

/** On the disk when it returns; where there is no room the next start writes it. */
export function addErased(folder: string, lists: ErasedLists) {
  const file = join(folder, ERASED_FILE)
  const lines = [...lists].flatMap(([board, all]) =>
    all.map(({ entry, at, reason }) => `${board} ${entry} ${at}${reason ? ` ${reason}` : ''}\n`),
  )
  if (lines.length === 0) return
  try {
    const isNew = !statSync(file, { throwIfNoEntry: false })?.size
    // A line that was cut short ends here.
    appendFileSync(file, (isNew ? HEAD : '\n') + lines.join(''), { mode: 0o600 })
    const handle = openSync(file, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    if (!troubleWithDisk(error)) throw error
  }
}

function byBoard(all: readonly (readonly [BoardId, Redaction])[]): ErasedLists {
  const lists = new Map<BoardId, Map<Redactable, Redaction>>()
  for (const [board, one] of all) {
    const list = lists.get(board) ?? new Map<Redactable, Redaction>()
    if (!list.has(one.entry)) list.set(one.entry, one)
    lists.set(board, list)
  }
  return new Map([...lists].map(([board, list]) => [board, [...list.values()]]))
}

const reasonOf = (text: string): RedactionReason | undefined =>
  REDACTION_REASONS.find((one) => one === text)
