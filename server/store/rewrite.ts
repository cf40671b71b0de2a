import * as Y from 'yjs'
import { boardFields } from '../../shared/board/document.ts'
import type { BoardId } from '../../shared/board/ids.ts'
import { redact } from '../../shared/board/redaction.ts'
import { checksum } from './bytes.ts'
import type { Rewriting, Saved } from './log.ts'
import { replay } from './replay.ts'
import { rewritten } from './rewritten.ts'
import { NEW_WRITER } from './schema.ts'
import type { Database } from './sqlite-file.ts'
import { leavesUnswept } from './sweep.ts'

/** Whose the ids are that wrote the board before and were no seat's: whoever brings them is refused. */
const NOBODY = ''

/**
 * Puts a board written anew in the place of what is saved; to be done within a transaction.
 * @param skip by how much its sequence number grows
 * @returns its sequence number
 */
export function rewriteIn(
  db: Database,
  board: BoardId,
  saved: Pick<Saved, 'snapshot' | 'updates' | 'sequence'>,
  { epoch, redact: redactions }: Rewriting,
  skip = 1,
): number {
  const before = replay(saved)
  for (const { entry } of redactions) redact(before, entry)
  boardFields(before).set({ epoch })
  const { writer } = db.prepare(`SELECT ${NEW_WRITER} AS writer`).get() as { writer: number }
  const anew = rewritten(before, writer)
  const snapshot = Y.encodeStateAsUpdate(anew.doc)
  const sequence = saved.sequence + skip
  // Whose the notes of the log are is settled before the log goes.
  db.prepare(
    `INSERT INTO owners SELECT board, note, seat FROM owners_in_log
     WHERE board = ? ORDER BY sequence ON CONFLICT DO NOTHING`,
  ).run(board)
  db.prepare('DELETE FROM updates WHERE board = ?').run(board)
  db.prepare('UPDATE snapshots SET sequence = ?, bytes = ?, crc = ? WHERE board = ?').run(
    ...[sequence, snapshot, checksum(snapshot), board],
  )
  db.prepare('UPDATE boards SET epoch = ?, sequence = ?, writer = ? WHERE id = ?').run(
    epoch,
    sequence,
    writer,
    board,
  )
  leavesUnswept(db, board)
  const claim = db.prepare('INSERT INTO clients VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  for (const client of before.doc.store.clients.keys()) claim.run(board, client, NOBODY)
  const removeAside = db.prepare("DELETE FROM vault WHERE board = ? AND 'notes/' || note = ?")
  const list = db.prepare('INSERT INTO redactions VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
  for (const { entry, at, reason } of redactions) {
    removeAside.run(board, entry)
    list.run(board, entry, at, reason ?? '')
  }
  before.doc.destroy()
  anew.doc.destroy()
  return sequence
}
