import { join } from 'node:path'
import { takeFolder } from './folder.ts'
import type { Log } from './log.ts'
import { Mark } from './mark.ts'
import type { Places } from './places.ts'
import type { Registry } from './registry.ts'
import type { Roll } from './roll.ts'
import { numbersIn, refuseRollback } from './rollback.ts'
import { openDatabase } from './sqlite-file.ts'
import { SqliteLog } from './sqlite-log.ts'
import { SqlitePlaces } from './sqlite-places.ts'
import { SqliteRegistry } from './sqlite-registry.ts'
import { SqliteRoll } from './sqlite-roll.ts'

/** Everything that lasts. */
export interface Store {
  log: Log
  registry: Registry
  roll: Roll
  places: Places
  /** Whether it answers. */
  ping(): Promise<boolean>
  close(): Promise<void>
}

export const DATABASE_FILE = 'yoriai.sqlite'

/**
 * The store in one SQLite file of the data folder.
 * @throws CannotStart where the folder or the file cannot be used
 */
export function openSqlite(path: string): Store {
  const folder = takeFolder(path)
  try {
    refuseRollback(path, DATABASE_FILE)
    const db = openDatabase(join(path, DATABASE_FILE))
    const mark = new Mark(path, numbersIn(db))
    return {
      log: new SqliteLog(db, mark),
      registry: new SqliteRegistry(db, mark),
      roll: new SqliteRoll(db),
      places: new SqlitePlaces(db),
      ping: async () => answers(() => db.prepare('SELECT 1').get()),
      close: async () => {
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
        db.close()
        mark.close()
        folder.release()
      },
    }
  } catch (error) {
    folder.release()
    throw error
  }
}

function answers(ask: () => unknown): boolean {
  try {
    ask()
    return true
  } catch {
    return false
  }
}
