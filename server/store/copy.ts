import { closeSync, fsyncSync, openSync } from 'node:fs'
import type { Database } from './sqlite-file.ts'

/** Writes one moment of a database, which may be in use, into a new file of its owner's alone. */
export function copyInto(db: Database, file: string) {
  closeSync(openSync(file, 'wx', 0o600))
  db.prepare('VACUUM INTO ?').run(file)
}

/** On the disk when this returns: a file's bytes, or, for a folder, which files it has. */
export function settle(path: string) {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Windows cannot open a folder; its file systems keep entries by themselves. */
export function settleFolder(folder: string) {
  if (process.platform !== 'win32') settle(folder)
}
