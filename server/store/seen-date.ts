import { type Database, openToRead } from './sqlite-file.ts'

/** Up to when the clock of a folder was believed (server/retention/date.ts); undefined where no one can tell. */
export function seenIn(file: string): number | undefined {
  try {
    const { db } = openToRead(file)
    try {
      return seenBy(db)
    } finally {
      db.close()
    }
  } catch {
    // Missing, damaged, or from before dates were kept.
    return undefined
  }
}

/**
 * An old backup is restored on a day that the folder has long known: its clock is believed as before, or
 * what is over its age would wait for somebody to say that the date is right.
 */
export function carrySeen(db: Database, seenAt: number | undefined) {
  if (seenAt === undefined || (seenBy(db) ?? 0) >= seenAt) return
  db.exec('DELETE FROM dates')
  db.prepare('INSERT INTO dates (seen_at, ahead_since) VALUES (?, NULL)').run(seenAt)
}

const seenBy = (db: Database) =>
  (db.prepare('SELECT seen_at FROM dates').get() as { seen_at: number } | undefined)?.seen_at
