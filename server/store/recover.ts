import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { isSound, type Report } from './check.ts'
import { mendWriteAhead } from './check-wal.ts'
import { readMarks } from './mark.ts'
import { NUMBERS_SKIPPED } from './new-epoch.ts'
import { type Means, type Replaced, replace } from './restore.ts'
import { goneFrom, type Rollback, rollbackIn } from './rollback.ts'
import { DATABASE_FILE } from './sqlite.ts'

export interface Recovered extends Replaced {
  /** What is missing all the same; undefined where all that is known to have been saved is there. */
  missing: Rollback | undefined
}

/**
 * Puts what can still be read of a data folder in its place, under new epochs. First with what lies
 * behind the damage in its log: a later commit has nearly always written the damaged page anew. Where
 * that does not hold, up to the damage.
 * @returns undefined where there is nothing to recover, and nothing was changed
 * @throws CannotStart where a server has the folder open, or there is no database any more
 */
export async function recover(path: string, means: Means): Promise<Recovered | undefined> {
  const rollback = rollbackIn(path, DATABASE_FILE)
  if (!rollback) return undefined
  if (rollback.isGone) throw goneFrom(path, rollback)
  const marks = readMarks(path)
  const mended = (next: string) => {
    copy(path, next)
    mendWriteAhead(`${next}-wal`)
  }
  const asFarAsItReads = (next: string) => copy(path, next)
  // Nothing is not what anybody wants to have recovered.
  const holds = (report: Report) =>
    isSound(report) && (marks.size === 0 || report.boards.length > 0)
  const done = await replace(path, means, [mended, asFarAsItReads], holds)
  const behind = [...marks].flatMap(([board, saved]) => {
    const found = numberOf(done.report, board)
    return found === undefined || found < saved ? { board, saved, found } : []
  })
  const unread = done.way === 0 ? 0 : rollback.unread
  const isMissing = unread > 0 || behind.length > 0
  return { ...done, missing: isMissing ? { isGone: false, unread, behind } : undefined }
}

/** How far a board had come before it got its new epoch. */
function numberOf({ boards }: Report, board: string): number | undefined {
  const sequence = boards.find(({ id }) => id === board)?.sequence
  return sequence === undefined ? undefined : sequence - NUMBERS_SKIPPED
}

function copy(path: string, next: string) {
  for (const part of ['', '-wal']) {
    const from = join(path, DATABASE_FILE + part)
    if (existsSync(from)) copyFileSync(from, next + part)
  }
}
