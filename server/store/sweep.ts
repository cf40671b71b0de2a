import type { Database } from './sqlite-file.ts'
import { isInUse } from './trouble.ts'

/** So long another program may read the files before sweeping is left for the next start. */
const PATIENCE_MS = 5_000
const AGAIN_MS = 100

/**
 * Leaves no byte of what boards were before they were written anew: neither in free pages, nor in the
 * gaps of used ones, nor in the log file beside. @returns whether that is so now
 */
export async function sweep(db: Database): Promise<boolean> {
  const since = performance.now()
  while (!sweepOnce(db)) {
    if (performance.now() - since > PATIENCE_MS) return false
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
  return true
}

/** @returns false where another program holds or reads the files */
export function sweepOnce(db: Database): boolean {
  if (!db.prepare('SELECT 1 FROM boards WHERE swept = 0 LIMIT 1').get()) return true
  try {
    // `secure_delete` blanks what is freed, but a page that is put together anew may keep it in a gap.
    db.exec('VACUUM')
    const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number }
    if (busy !== 0) return false
    db.exec('UPDATE boards SET swept = 1 WHERE swept = 0')
    return true
  } catch (error) {
    if (isInUse(error)) return false
    throw error
  }
}
