import type { BoardId, SeatId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { SeatRecord } from './registry.ts'
import type { Giver, Returned, Returns } from './returns.ts'
import type { Database } from './sqlite-file.ts'
import { readSeat, SEAT, type SeatRow } from './sqlite-registry.ts'
import { transaction } from './transaction.ts'

interface ReturnRow {
  seat: SeatId
  expires_at: number
  by_role: Role
  by_table: number
}

const statements = (db: Database) => ({
  seat: db.prepare(`SELECT ${SEAT} FROM seats WHERE id = ?`),
  add: db.prepare(
    `INSERT INTO returns (secret_hash, seat, expires_at, by_role, by_table) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (seat) DO UPDATE
     SET secret_hash = excluded.secret_hash, expires_at = excluded.expires_at,
       by_role = excluded.by_role, by_table = excluded.by_table`,
  ),
  find: db.prepare('SELECT seat, expires_at, by_role, by_table FROM returns WHERE secret_hash = ?'),
  take: db.prepare(
    'DELETE FROM returns WHERE secret_hash = ? RETURNING seat, expires_at, by_role, by_table',
  ),
  count: db.prepare(
    `INSERT INTO returned (board, by_role, by_table, times) VALUES (?, ?, ?, 1)
     ON CONFLICT DO UPDATE SET times = times + 1`,
  ),
  counted: db.prepare(
    'SELECT by_role, by_table, times FROM returned WHERE board = ? ORDER BY by_table, by_role',
  ),
  waiting: db.prepare(
    `SELECT count(*) AS waiting FROM seats
     WHERE board = ? AND continues IS NOT NULL AND NOT given_up`,
  ),
  denied: db.prepare('SELECT denied FROM boards WHERE id = ?'),
  newest: db.prepare(
    `SELECT ${SEAT}, created_at FROM seats WHERE continues = ? AND NOT given_up
     ORDER BY created_at DESC, id LIMIT 1`,
  ),
  tokenOf: db.prepare('SELECT token_hash FROM seats WHERE id = ?'),
  setToken: db.prepare('UPDATE seats SET token_hash = ? WHERE id = ?'),
  notTokenOf: db.prepare("UPDATE seats SET token_hash = 'was ' || id WHERE id = ?"),
  takeBack: db.prepare('UPDATE seats SET given_up = 0 WHERE id = ?'),
  settleLog: db.prepare(
    `INSERT INTO owners SELECT board, note, seat FROM owners_in_log
     WHERE board = ? AND seat = ? ORDER BY sequence ON CONFLICT DO NOTHING`,
  ),
  joinNotes: db.prepare('UPDATE owners SET seat = ?2 WHERE seat = ?1'),
  joinClients: db.prepare('UPDATE clients SET seat = ?2 WHERE seat = ?1'),
  joinCommands: db.prepare('UPDATE OR REPLACE commands SET seat = ?2 WHERE seat = ?1'),
  joinVotes: db.prepare('UPDATE OR IGNORE votes SET seat = ?2 WHERE seat = ?1'),
  dropVotes: db.prepare('DELETE FROM votes WHERE seat = ?'),
  joinVoters: db.prepare('UPDATE votes SET by_seat = ?2 WHERE by_seat = ?1'),
  joinHands: db.prepare('UPDATE raised_hands SET by_seat = ?2 WHERE by_seat = ?1'),
  joinDevices: db.prepare('UPDATE seats SET continues = ?2 WHERE continues = ?1'),
  joinStops: db.prepare(
    `UPDATE seats SET stopped = 1
     WHERE id = ?2 AND EXISTS (SELECT 1 FROM seats WHERE id = ?1 AND stopped)`,
  ),
  remove: db.prepare('DELETE FROM seats WHERE id = ?'),
  giveUp: db.prepare('UPDATE seats SET token_hash = ?, given_up = 1 WHERE id = ?'),
  countDenied: db.prepare('UPDATE boards SET denied = denied + 1 WHERE id = ?'),
  signKey: db.prepare(
    'UPDATE boards SET sign_key = coalesce(sign_key, ?) WHERE id = ? RETURNING sign_key',
  ),
  setSign: db.prepare('UPDATE seats SET sign = ?, guesses = ? WHERE id = ?'),
  sign: db.prepare('SELECT sign, guesses FROM seats WHERE id = ?'),
  takeGuess: db.prepare(
    'UPDATE seats SET guesses = guesses - 1 WHERE id = ? AND sign IS NOT NULL AND guesses > 0',
  ),
  giverAt: db.prepare('SELECT seat FROM givers WHERE board = ? AND at_table = ?'),
  givenBy: db.prepare('SELECT at_table FROM givers WHERE seat = ?'),
  setGiver: db.prepare('INSERT INTO givers VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
  freeGiver: db.prepare('DELETE FROM givers WHERE seat = ?'),
})

export class SqliteReturns implements Returns {
  #db: Database
  #sql: ReturnType<typeof statements>

  constructor(db: Database) {
    this.#db = db
    this.#sql = statements(db)
  }

  async add(seat: SeatId, secretHash: string, expiresAt: number, { role, table = 0 }: Giver) {
    this.#sql.add.run(secretHash, seat, expiresAt, role, table)
  }

  async find(secretHash: string) {
    return this.#withSeat(this.#sql.find.get(secretHash))
  }

  async take(secretHash: string) {
    return transaction(this.#db, () => this.#withSeat(this.#sql.take.get(secretHash)))
  }

  async count(board: BoardId, { role, table = 0 }: Giver) {
    this.#sql.count.run(board, role, table)
  }

  async counted(board: BoardId): Promise<Returned> {
    const rows = this.#sql.counted.all(board) as unknown as (ReturnRow & { times: number })[]
    const { waiting } = this.#sql.waiting.get(board) as { waiting: number }
    const { denied } = this.#sql.denied.get(board) as { denied: number }
    return { by: rows.map((row) => ({ ...giverOf(row), times: row.times })), waiting, denied }
  }

  async waitingFor(seat: SeatId) {
    const row = this.#sql.newest.get(seat) as (SeatRow & { created_at: number }) | undefined
    return row && { seat: readSeat(row), since: row.created_at }
  }

  async takeToken(from: SeatId, seat: SeatId) {
    transaction(this.#db, () => {
      const { token_hash } = this.#sql.tokenOf.get(from) as { token_hash: string }
      this.#sql.notTokenOf.run(from)
      this.#sql.setToken.run(token_hash, seat)
      this.#sql.takeBack.run(seat)
      this.#pass(from, seat)
    })
  }

  async join(from: SeatId, seat: SeatId) {
    transaction(this.#db, () => {
      this.#pass(from, seat)
      this.#sql.remove.run(from)
    })
  }

  /** The log's own lists stay as they are: what is settled counts first. */
  #pass(from: SeatId, seat: SeatId) {
    const { board } = this.#sql.seat.get(seat) as unknown as SeatRow
    this.#sql.settleLog.run(board, from)
    this.#sql.joinNotes.run(from, seat)
    this.#sql.joinClients.run(from, seat)
    this.#sql.joinCommands.run(from, seat)
    this.#sql.joinVotes.run(from, seat)
    this.#sql.dropVotes.run(from)
    this.#sql.joinVoters.run(from, seat)
    this.#sql.joinHands.run(from, seat)
    this.#sql.joinDevices.run(from, seat)
    this.#sql.joinStops.run(from, seat)
  }

  async deny({ id, board }: SeatRecord, tokenHash: string) {
    transaction(this.#db, () => {
      this.#sql.giveUp.run(tokenHash, id)
      this.#sql.countDenied.run(board)
    })
  }

  async signKey(board: BoardId, fresh: Uint8Array) {
    return (this.#sql.signKey.get(fresh, board) as { sign_key: Uint8Array }).sign_key
  }

  async setSign(seat: SeatId, hash: string | null, guesses: number) {
    this.#sql.setSign.run(hash, guesses, seat)
  }

  async signOf(seat: SeatId) {
    const row = this.#sql.sign.get(seat) as { sign: string | null; guesses: number } | undefined
    return row && row.sign !== null ? { hash: row.sign, guesses: row.guesses } : undefined
  }

  async takeGuess(seat: SeatId) {
    return this.#sql.takeGuess.run(seat).changes === 1
  }

  async giverAt(board: BoardId, table: number) {
    return (this.#sql.giverAt.get(board, table) as { seat: SeatId } | undefined)?.seat
  }

  async tableGivenBy(seat: SeatId) {
    return (this.#sql.givenBy.get(seat) as { at_table: number } | undefined)?.at_table
  }

  async setGiver(board: BoardId, table: number, seat: SeatId) {
    this.#sql.setGiver.run(board, table, seat)
  }

  async freeGiver(seat: SeatId) {
    this.#sql.freeGiver.run(seat)
  }

  #withSeat(row: unknown) {
    const found = row as ReturnRow | undefined
    const seat = found && (this.#sql.seat.get(found.seat) as SeatRow | undefined)
    return (
      found && seat && { seat: readSeat(seat), expiresAt: found.expires_at, by: giverOf(found) }
    )
  }
}

const giverOf = ({ by_role, by_table }: Pick<ReturnRow, 'by_role' | 'by_table'>): Giver => ({
  role: by_role,
  table: by_table || undefined,
})
