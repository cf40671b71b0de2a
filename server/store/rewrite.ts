import * as Y from 'yjs'
import { boardFields } from '../../shared/board/document.ts'
import type { BoardId } from '../../shared/board/ids.ts'
import { redact } from '../../shared/board/redaction.ts'
import { checksum } from './bytes.ts'
import type { Rewriting, Saved } from './log.ts'
import { replaying } from './replay.ts'
import { rewritten } from './rewritten.ts'
import { NEW_WRITER } from './schema.ts'
import type { Database } from './sqlite-file.ts'
import type { Steps } from './steps.ts'
import { leavesUnswept } from './sweep.ts'

/** Whose the ids are that wrote the board before and were no seat's: whoever brings them is refused. */
const NOBODY = ''

type Read = Pick<Saved, 'snapshot' | 'updates' | 'sequence'>

/** A board written anew, to be put into the place of what is saved. */
export interface Anew {
  writer: number
  snapshot: Uint8Array
  crc: number
  /** Every client id that wrote it before. */
  clients: readonly number[]
  rewriting: Rewriting
}

/** What takes long, on what was read; nothing of it is on the disk before `putAnew`. */
export function* writingAnew(db: Database, saved: Read, rewriting: Rewriting): Steps<Anew> {
  const before = yield* replaying(saved)
  for (const { entry } of rewriting.redact) redact(before, entry)
  boardFields(before).set({ epoch: rewriting.epoch })
  yield
  const { writer } = db.prepare(`SELECT ${NEW_WRITER} AS writer`).get() as { writer: number }
  const anew = yield* rewritten(before, writer)
  const snapshot = Y.encodeStateAsUpdate(anew.doc)
  yield
  const clients = [...before.doc.store.clients.keys()]
  before.doc.destroy()
  anew.doc.destroy()
  return { writer, snapshot, crc: checksum(snapshot), clients, rewriting }
}

/**
 * To be done within the transaction in which the board still is as it was read.
 * @param skip by how much its sequence number grows
 * @returns its sequence number
 */
export function putAnew(
  db: Database,
  board: BoardId,
  { sequence: read }: Pick<Read, 'sequence'>,
  { writer, snapshot, crc, clients, rewriting: { epoch, redact: redactions } }: Anew,
  skip = 1,
): number {
  const sequence = read + skip
  // Whose the notes of the log are is settled before the log goes.
  db.prepare(
    `INSERT INTO owners SELECT board, note, seat FROM owners_in_log
     WHERE board = ? ORDER BY sequence ON CONFLICT DO NOTHING`,
  ).run(board)
  db.prepare('DELETE FROM updates WHERE board = ?').run(board)
  db.prepare('UPDATE snapshots SET sequence = ?, bytes = ?, crc = ? WHERE board = ?').run(
    ...[sequence, snapshot, crc, board],
  )
  db.prepare('UPDATE boards SET epoch = ?, sequence = ?, writer = ? WHERE id = ?').run(
    epoch,
    sequence,
    writer,
    board,
  )
  leavesUnswept(db, board)
  const claim = db.prepare('INSERT INTO clients VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  for (const client of clients) claim.run(board, client, NOBODY)
  const removeAside = db.prepare("DELETE FROM vault WHERE board = ? AND 'notes/' || note = ?")
  const list = db.prepare('INSERT INTO redactions VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
  for (const { entry, at, reason } of redactions) {
    removeAside.run(board, entry)
    list.run(board, entry, at, reason ?? '')
  }
  return sequence
}
