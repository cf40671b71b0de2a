import { type BoardId, type Chance, newId } from '../../shared/board/ids.ts'
import { DamagedBoard } from './bytes.ts'
import { type ErasedLists, erasedIn, type Redaction, unknownIn } from './redacted-list.ts'
import type { Database } from './sqlite-file.ts'
import { SqliteLog } from './sqlite-log.ts'
import { transaction } from './transaction.ts'

/** What of a list was not erased yet in a database, of the boards that it has. */
export function unerasedIn(db: Database, lists: ErasedLists): ErasedLists {
  const boards = db.prepare('SELECT id FROM boards').all() as unknown as { id: BoardId }[]
  const all = unknownIn(lists, erasedIn(db))
  return new Map(
    boards.flatMap(({ id }) => {
      const list = all.get(id)
      return list ? [[id, list] as const] : []
    }),
  )
}

/**
 * Erases what a list says in an older state of its board; where it is not there, no device brings it
 * back. Sweeping is to follow.
 */
export function redactAgain(db: Database, lists: ErasedLists, chance: Chance) {
  for (const [board, list] of unerasedIn(db, lists)) {
    try {
      redactBoard(db, board, { redact: list, epoch: newId(chance) })
    } catch (error) {
      // It is not opened before it is whole again, and is looked at by every start.
      if (!(error instanceof DamagedBoard)) throw error
    }
  }
}

/** @param skip by how much the board's sequence number grows */
export function redactBoard(
  db: Database,
  board: BoardId,
  rewriting: { redact: readonly Redaction[]; epoch: string },
  skip?: number,
) {
  const log = new SqliteLog(db)
  transaction(db, () => log.rewriteWithin(board, rewriting, skip))
}
