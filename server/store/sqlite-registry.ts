import { FORMAT } from '../../shared/board/format.ts'
import type { ActorId, BoardId, NoteId, SeatId } from '../../shared/board/ids.ts'
import { ROLES, type Role } from '../../shared/board/roles.ts'
import type { Links } from '../../shared/http.ts'
import { checksum } from './bytes.ts'
import type { Mark } from './mark.ts'
import type { BoardRecord, Registry, SeatCount, SeatRecord } from './registry.ts'
import { NEW_WRITER } from './schema.ts'
import type { Database } from './sqlite-file.ts'
import { leavesUnswept } from './sweep.ts'
import { Together } from './together.ts'
import { transaction } from './transaction.ts'

interface BoardRow {
  id: BoardId
  template: string
  title: string
  join_code: string
  held_on: string | null
  tables: number
  state: BoardRecord['state']
  reception: BoardRecord['reception']
  created_at: number
}

export interface SeatRow {
  id: SeatId
  board: BoardId
  role: Role
  at_table: number | null
  body: ActorId | null
  stopped: number
  given_up: number
  continues: SeatId | null
  has_sign: number
  first: SeatId | null
  taken_at: number
  other_since: number | null
}

const BOARD = 'id, template, title, join_code, held_on, tables, state, reception, created_at'
/** Of the first of those that a seat continues, one after the other; NULL where it continues none. */
const firstOf = (column: 'id' | 'created_at') =>
  `(WITH RECURSIVE earlier (id, created_at, continues) AS (
      SELECT one.id, one.created_at, one.continues FROM seats AS one WHERE one.id = seats.continues
      UNION SELECT one.id, one.created_at, one.continues FROM seats AS one
      JOIN earlier ON one.id = earlier.continues)
    SELECT ${column} FROM earlier ORDER BY continues IS NOT NULL, created_at LIMIT 1)`

export const SEAT = `id, board, role, at_table, body, stopped, given_up, continues,
  sign IS NOT NULL AS has_sign,
  (SELECT max(other.created_at) FROM seats AS other
    WHERE other.continues = seats.id AND NOT other.given_up) AS other_since,
  ${firstOf('id')} AS first, coalesce(${firstOf('created_at')}, created_at) AS taken_at`

const statements = (db: Database) => ({
  addBoard: db.prepare(
    `INSERT INTO boards (${BOARD}, epoch, format, writer, active_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, ${NEW_WRITER}),
     max(?9, coalesce((SELECT seen_at FROM dates), 0)))`,
  ),
  addSnapshot: db.prepare(
    'INSERT INTO snapshots (board, sequence, bytes, crc) VALUES (?, 0, ?, ?)',
  ),
  board: db.prepare(`SELECT ${BOARD} FROM boards WHERE id = ?`),
  boards: db.prepare(`SELECT ${BOARD} FROM boards ORDER BY created_at DESC, id`),
  byCode: db.prepare(`SELECT ${BOARD} FROM boards WHERE join_code = ?`),
  privacy: db.prepare('SELECT notice FROM boards WHERE id = ?'),
  setPrivacy: db.prepare('UPDATE boards SET notice = ? WHERE id = ?'),
  setReception: db.prepare('UPDATE boards SET reception = ? WHERE id = ?'),
  removeBoard: db.prepare('DELETE FROM boards WHERE id = ?'),
  links: db.prepare('SELECT role, secret FROM links WHERE board = ?'),
  byLink: db.prepare('SELECT board, role FROM links WHERE secret = ?'),
  setLink: db.prepare(
    `INSERT INTO links (board, role, secret) VALUES (?, ?, ?)
     ON CONFLICT (board, role) DO UPDATE SET secret = excluded.secret`,
  ),
  addSeat: db.prepare(
    `INSERT INTO seats (id, board, role, at_table, token_hash, created_at, body, continues)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  byToken: db.prepare(`SELECT ${SEAT} FROM seats WHERE token_hash = ?`),
  seats: db.prepare(`SELECT ${SEAT} FROM seats WHERE board = ? ORDER BY created_at, id`),
  seatCounts: db.prepare(
    `SELECT role, at_table, count(*) AS seats FROM seats WHERE board = ? AND NOT given_up
     GROUP BY role, at_table ORDER BY role, at_table`,
  ),
  notes: db.prepare('SELECT note FROM all_owners WHERE board = ? AND seat = ? ORDER BY note'),
  posted: db.prepare('SELECT count(DISTINCT note) AS notes FROM all_owners WHERE board = ?'),
})

export class SqliteRegistry implements Registry {
  #db: Database
  #sql: ReturnType<typeof statements>
  #together: Together
  #mark: Pick<Mark, 'reached' | 'forget'> | undefined

  constructor(db: Database, mark?: Pick<Mark, 'reached' | 'forget'>) {
    this.#db = db
    this.#mark = mark
    this.#sql = statements(db)
    this.#together = new Together(db)
  }

  async addBoard(
    board: BoardRecord,
    links: Links,
    epoch: string,
    first: Uint8Array,
    writer?: number,
  ) {
    const { id, template, title, joinCode, heldOn = null, tables, createdAt } = board
    const { state, reception } = board
    transaction(this.#db, () => {
      this.#sql.addBoard.run(
        ...[id, template, title, joinCode, heldOn, tables, state, reception, createdAt, epoch],
        ...[FORMAT, writer ?? null],
      )
      this.#sql.addSnapshot.run(id, first, checksum(first))
      for (const role of ROLES) this.#sql.setLink.run(id, role, links[role])
    })
    this.#mark?.reached(new Map([[id, 0]]))
  }

  async board(id: BoardId) {
    return boardOf(this.#sql.board.get(id))
  }

  async boards() {
    return (this.#sql.boards.all() as unknown as BoardRow[]).map(readBoard)
  }

  async boardByCode(code: string) {
    return boardOf(this.#sql.byCode.get(code))
  }

  async privacy(id: BoardId) {
    return (this.#sql.privacy.get(id) as { notice: string } | undefined)?.notice ?? ''
  }

  async setPrivacy(id: BoardId, text: string) {
    this.#sql.setPrivacy.run(text, id)
  }

  async setReception(id: BoardId, reception: BoardRecord['reception']) {
    this.#sql.setReception.run(reception, id)
  }

  async removeBoard(id: BoardId) {
    this.#mark?.forget(id)
    transaction(this.#db, () => {
      this.#sql.removeBoard.run(id)
      leavesUnswept(this.#db, id)
    })
    // Otherwise what was removed stays in the write-ahead log until it is written over by chance.
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  async links(board: BoardId): Promise<Links | undefined> {
    const rows = this.#sql.links.all(board) as unknown as { role: Role; secret: string }[]
    if (rows.length === 0) return undefined
    return Object.fromEntries(rows.map(({ role, secret }) => [role, secret])) as Record<
      Role,
      string
    >
  }

  async byLink(secret: string) {
    const found = this.#sql.byLink.get(secret) as { board: BoardId; role: Role } | undefined
    const board = found && (await this.board(found.board))
    return found && board && { board, role: found.role }
  }

  async setLink(board: BoardId, role: Role, secret: string) {
    this.#sql.setLink.run(board, role, secret)
  }

  addSeat(seat: SeatRecord, tokenHash: string, at: number): Promise<void> {
    return this.#together.add(() => {
      const { id, board, role, table = null, body = null, continues = null } = seat
      this.#sql.addSeat.run(id, board, role, table, tokenHash, at, body, continues)
    })
  }

  async seatByToken(tokenHash: string) {
    const row = this.#sql.byToken.get(tokenHash) as SeatRow | undefined
    return row && readSeat(row)
  }

  async seatsOf(board: BoardId) {
    return (this.#sql.seats.all(board) as unknown as SeatRow[]).map(readSeat)
  }

  async seatCounts(board: BoardId): Promise<readonly SeatCount[]> {
    const rows = this.#sql.seatCounts.all(board) as unknown as (SeatRow & { seats: number })[]
    return rows.map(({ role, at_table, seats }) => ({ role, table: at_table ?? undefined, seats }))
  }

  async notesOf({ board, id }: Pick<SeatRecord, 'board' | 'id'>) {
    return (this.#sql.notes.all(board, id) as { note: NoteId }[]).map(({ note }) => note)
  }

  async notesPosted(board: BoardId) {
    return (this.#sql.posted.get(board) as { notes: number }).notes
  }
}

const boardOf = (row: unknown) => (row === undefined ? undefined : readBoard(row as BoardRow))

const readBoard = (row: BoardRow): BoardRecord => ({
  id: row.id,
  template: row.template,
  title: row.title,
  joinCode: row.join_code,
  heldOn: row.held_on ?? undefined,
  tables: row.tables,
  state: row.state,
  reception: row.reception,
  createdAt: row.created_at,
})

export const readSeat = (row: SeatRow): SeatRecord => ({
  id: row.id,
  board: row.board,
  role: row.role,
  table: row.at_table ?? undefined,
  ...(row.body === null ? {} : { body: row.body }),
  ...(row.stopped ? { stopped: true } : {}),
  ...(row.given_up ? { givenUp: true } : {}),
  ...(row.continues === null ? {} : { continues: row.continues }),
  ...(row.has_sign ? { hasSign: true } : {}),
  ...(row.first === null ? {} : { first: row.first }),
  takenAt: row.taken_at,
  ...(row.other_since === null ? {} : { otherSince: row.other_since }),
})
