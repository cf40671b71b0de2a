import type { Database } from './sqlite-file.ts'
import { isInUse } from './trouble.ts'

/** So long another program may hold the database before what waits for it is given up. */
const PATIENCE_MS = 5_000
const AGAIN_MS = 60

/** All of it or nothing; on the disk when this returns. `act` must not await. */
export const transaction = <T>(db: Database, act: () => T): T => within(db, 'BEGIN IMMEDIATE', act)

/** All that is read is of one moment, also where another process writes, or holds the file to write. */
export const reading = <T>(db: Database, act: () => T): T => within(db, 'BEGIN', act)

/**
 * A transaction, where another program may hold the database for a while: the server answers everybody
 * else meanwhile. @param onWait told once where it has to wait
 */
export async function patiently<T>(db: Database, act: () => T, onWait?: () => void): Promise<T> {
  let since: number | undefined
  for (;;) {
    try {
      return transaction(db, act)
    } catch (error) {
      if (!isInUse(error)) throw error
      if (since === undefined) onWait?.()
      since ??= performance.now()
      if (performance.now() - since > PATIENCE_MS) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
}

function within<T>(db: Database, begin: string, act: () => T): T {
  db.exec(begin)
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
