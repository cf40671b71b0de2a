import { accessSync, closeSync, constants, mkdirSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { CannotStart } from '../cannot-start.ts'
import { settleFolder } from './copy.ts'

/** The data folder, held for this process alone until `release`. */
export interface Folder {
  path: string
  release(): void
}

/**
 * Makes the folder where it is missing (readable by its owner only) and takes its lock.
 * @throws CannotStart where it cannot be written, or another server has it
 */
export function takeFolder(path: string): Folder {
  try {
    settleNew(path, mkdirSync(path, { recursive: true, mode: 0o700 }))
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw cannotWrite(path, cause)
  }
  return { path, release: takeLock(path) }
}

/** A folder that was just made is on the disk only when the one above it says so there. */
function settleNew(path: string, first: string | undefined) {
  if (first === undefined) return
  for (let made = path; made.length >= first.length; made = dirname(made))
    settleFolder(dirname(made))
}

function cannotWrite(path: string, cause: unknown) {
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
  return new CannotStart(
    `データのフォルダ「${path}」に書き込めません${code}。フォルダの権限を確かめるか、YORIAI_DATA に別の場所を指定してください。`,
    `The data folder "${path}" cannot be written${code}. Check its permissions, or set YORIAI_DATA to another place.`,
  )
}

/**
 * Two servers on one folder would each show what the other has not got. SQLite's exclusive lock on
 * an empty file serves as the lock: unlike a pid file it goes with the process, also after a kill.
 */
function takeLock(path: string): () => void {
  const lock = openLock(path)
  try {
    // Nothing is ever written: without this a journal would lie beside it.
    lock.exec('PRAGMA journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new CannotStart(
      `データのフォルダ「${path}」は、別のよりあいボードが使っています。そちらを終わらせるか、YORIAI_DATA に別の場所を指定してください。`,
      `The data folder "${path}" is in use by another Yoriai Board. Stop that one, or set YORIAI_DATA to another place.`,
    )
  }
  return () => lock.close()
}

function openLock(path: string) {
  const file = join(path, 'in-use.lock')
  try {
    closeSync(openSync(file, 'a', 0o600))
    return new DatabaseSync(file, { timeout: 0 })
  } catch (cause) {
    throw cannotWrite(path, cause)
  }
}
