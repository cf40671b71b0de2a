import { join } from 'node:path'
import { realChance } from '../chance.ts'
import type { Keep } from '../retention/ages.ts'
import type { Dates } from '../retention/date.ts'
import type { Due } from './ageing.ts'
import { copyInto } from './copy.ts'
import { MIGRATIONS } from './schema.ts'
import { SqliteAgeing } from './sqlite-ageing.ts'
import { type Database, openDatabase, openToRead } from './sqlite-file.ts'
import { remove, temporaryFolder } from './temporary.ts'

/**
 * What of a file is over its age. It is only read, and may be in use by a server; one of an older version
 * is brought up to date in a copy.
 * @throws CannotStart where it is not a file of ours
 */
export async function lookAtAgeing(
  file: string,
  now: number,
  keep: Keep,
): Promise<{ due: readonly Due[]; dates: Dates }> {
  const { db, version } = openToRead(file)
  try {
    if (version === MIGRATIONS.length) return await look(db, now, keep)
    const folder = temporaryFolder()
    try {
      const copy = join(folder, 'copy.sqlite')
      copyInto(db, copy)
      const upToDate = openDatabase(copy)
      try {
        return await look(upToDate, now, keep)
      } finally {
        upToDate.close()
      }
    } finally {
      remove(folder)
    }
  } finally {
    db.close()
  }
}

async function look(db: Database, now: number, keep: Keep) {
  const ageing = new SqliteAgeing(db, realChance)
  return { due: await ageing.due(now, keep), dates: await ageing.dates(now) }
}
