import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { realChance } from '../chance.ts'
import type { Ageing } from './ageing.ts'
import type { Diaries } from './diaries.ts'
import { takeFolder } from './folder.ts'
import type { Log, Rewriter } from './log.ts'
import { Mark } from './mark.ts'
import { Probe } from './probe.ts'
import { redactAgain } from './redact-again.ts'
import { addErased, erasedIn, readErased, unknownIn } from './redacted-list.ts'
import type { Registry } from './registry.ts'
import type { Returns } from './returns.ts'
import type { Roll } from './roll.ts'
import { numbersIn, refuseRollback } from './rollback.ts'
import { SqliteAgeing } from './sqlite-ageing.ts'
import { SqliteDiaries } from './sqlite-diaries.ts'
import { type Database, openDatabase } from './sqlite-file.ts'
import { SqliteLog } from './sqlite-log.ts'
import { SqliteRegistry } from './sqlite-registry.ts'
import { SqliteReturns } from './sqlite-returns.ts'
import { SqliteRoll } from './sqlite-roll.ts'
import { SqliteVenues } from './sqlite-venues.ts'
import { Sweeper, sweepWhole } from './sweep.ts'
import type { Venues } from './venues.ts'

/** Everything that lasts. */
export interface Store {
  log: Log & Rewriter
  registry: Registry
  roll: Roll
  returns: Returns
  places: Venues
  diaries: Diaries
  ageing: Ageing
  /** Whether anything can be saved. */
  ping(): Promise<boolean>
  close(): Promise<void>
}

export const DATABASE_FILE = 'yoriai.sqlite'
/** What takes its place, while it is made; where that was cut short it is of no use to anybody. */
export const RESTORING_FILE = `${DATABASE_FILE}.restoring`

/** For the moments in which another program looks at the file. */
const BUSY_MS = 20

/** An older database may have come into the place of one in which more was erased. */
function eraseAgain(db: Database, path: string) {
  const listed = readErased(path)
  redactAgain(db, listed, realChance)
  addErased(path, unknownIn(erasedIn(db), listed))
}

/**
 * The store in one SQLite file of the data folder.
 * @param onWait told where another program holds the file and a commit waits for it
 * @throws CannotStart where the folder or the file cannot be used
 */
export function openSqlite(path: string, onWait?: () => void): Store {
  const folder = takeFolder(path)
  try {
    refuseRollback(path, DATABASE_FILE)
    for (const left of ['', '-wal', '-shm'])
      rmSync(join(path, RESTORING_FILE + left), { force: true })
    const db = openDatabase(join(path, DATABASE_FILE))
    // Another program may hold the file: nobody is kept waiting for that, see `patiently`.
    db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
    eraseAgain(db, path)
    // What was being erased when it was stopped.
    sweepWhole(db)
    const mark = new Mark(path, numbersIn(db))
    const probe = new Probe(db)
    const sweeper = new Sweeper(db, join(path, DATABASE_FILE))
    return {
      log: new SqliteLog(db, {
        ...{ mark, onWait, sweeper },
        onErased: (lists) => addErased(path, lists),
      }),
      registry: new SqliteRegistry(db, mark),
      roll: new SqliteRoll(db),
      returns: new SqliteReturns(db),
      places: new SqliteVenues(db),
      diaries: new SqliteDiaries(db),
      ageing: new SqliteAgeing(db, realChance),
      ping: async () => probe.canSave,
      close: async () => {
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
        db.close()
        sweeper.end()
        mark.close()
        folder.release()
      },
    }
  } catch (error) {
    folder.release()
    throw error
  }
}
