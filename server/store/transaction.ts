import type { Database } from './sqlite-file.ts'

/** All of it or nothing; on the disk when this returns. `act` must not await. */
export function transaction<T>(db: Database, act: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = act()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // A failed COMMIT (full disk) may already have ended the transaction.
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}
