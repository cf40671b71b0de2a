import { createHash } from 'node:crypto'
import type { Database } from './sqlite-file.ts'

/** Over every row of every table: a backup carries it, so that a single changed byte is found. */
export interface Seal {
  digest: string
  rows: number
  /** When the backup was made, ms since 1970. */
  at: number
}

/** Closes a backup: what is changed in it afterwards no longer fits its seal. */
export function seal(db: Database, at: number): Seal {
  const made = { ...digestOf(db), at }
  db.exec('CREATE TABLE seal (digest TEXT NOT NULL, rows INTEGER NOT NULL, at INTEGER NOT NULL)')
  db.prepare('INSERT INTO seal VALUES (?, ?, ?)').run(made.digest, made.rows, at)
  return made
}

/** @returns undefined where there is none: a server's own file changes all the time. */
export function readSeal(db: Database): Seal | undefined {
  const has = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'seal'").get()
  return has && (db.prepare('SELECT digest, rows, at FROM seal').get() as unknown as Seal)
}

export const breakSeal = (db: Database) => db.exec('DROP TABLE IF EXISTS seal')

export function digestOf(db: Database): Pick<Seal, 'digest' | 'rows'> {
  const hash = createHash('sha256')
  let rows = 0
  for (const table of tablesOf(db)) {
    hash.update(`\n${table}`)
    // Every table begins with its key.
    for (const row of db.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).iterate()) {
      rows++
      for (const [name, value] of Object.entries(row as object)) {
        const bytes = value instanceof Uint8Array ? value : Buffer.from(String(value))
        hash.update(`\n${name} ${typeof value} ${bytes.length} `).update(bytes)
      }
    }
  }
  return { digest: hash.digest('hex'), rows }
}

function tablesOf(db: Database): string[] {
  const named = db
    .prepare(
      `SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name <> 'seal' AND name NOT LIKE 'sqlite%' ORDER BY name`,
    )
    .all() as { name: string }[]
  return named.map(({ name }) => name)
}
