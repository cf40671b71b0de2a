import * as Y from 'yjs'
import { boardFields } from '../../shared/board/document.ts'
import { type BoardId, type Chance, newId } from '../../shared/board/ids.ts'
import { checksum } from './bytes.ts'
import { redactBoard, unerasedIn } from './redact-again.ts'
import type { ErasedLists } from './redacted-list.ts'
import { replay } from './replay.ts'
import { NEW_WRITER } from './schema.ts'
import type { Database } from './sqlite-file.ts'
import { SqliteLog } from './sqlite-log.ts'
import { transaction } from './transaction.ts'

/**
 * What was saved after the state that is there now, and is gone, had numbers, too. They are not given
 * again: by its number a browser knows whether it has a board's newest state.
 */
export const NUMBERS_SKIPPED = 1_000_000

/**
 * An older state of every board takes its place: each gets a new epoch, by which devices know to set
 * aside what they hold of the one before. What is listed as erased for good is erased in it.
 */
export async function raiseEpochs(
  db: Database,
  chance: Chance,
  erased: ErasedLists = new Map(),
): Promise<void> {
  const log = new SqliteLog(db)
  const boards = db.prepare('SELECT id FROM boards').all() as unknown as { id: BoardId }[]
  const unerased = unerasedIn(db, erased)
  for (const { id } of boards) {
    const redact = unerased.get(id)
    const epoch = newId<string>(chance)
    if (redact) redactBoard(db, id, { redact, epoch }, NUMBERS_SKIPPED)
    else await raiseEpoch(db, log, id, epoch)
  }
}

async function raiseEpoch(db: Database, log: SqliteLog, id: BoardId, epoch: string) {
  const saved = await log.load(id)
  if (!saved) return
  const board = replay(saved)
  boardFields(board).set({ epoch })
  const snapshot = Y.encodeStateAsUpdate(board.doc)
  board.doc.destroy()
  // Folded as always, so that whose the notes of the log are is settled before the log goes.
  await log.compact(id, saved.sequence, snapshot)
  const sequence = saved.sequence + NUMBERS_SKIPPED
  transaction(db, () => {
    // A client id belongs to one epoch: its clocks begin where this state of the board has them.
    db.prepare(
      `UPDATE boards SET epoch = ?, sequence = ?, writer = ${NEW_WRITER} WHERE id = ?`,
    ).run(epoch, sequence, id)
    db.prepare('UPDATE snapshots SET sequence = ?, bytes = ?, crc = ? WHERE board = ?').run(
      ...[sequence, snapshot, checksum(snapshot), id],
    )
  })
}
