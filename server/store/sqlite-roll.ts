import type { ActorId, BoardId, SeatId } from '../../shared/board/ids.ts'
import type { ListedSeat, Roll } from './roll.ts'
import type { Database } from './sqlite-file.ts'
import { readSeat, SEAT, type SeatRow } from './sqlite-registry.ts'
import { transaction } from './transaction.ts'

const statements = (db: Database) => ({
  seat: db.prepare(`SELECT ${SEAT} FROM seats WHERE id = ?`),
  seats: db.prepare(
    `SELECT ${SEAT}, created_at FROM seats WHERE board = ? AND NOT given_up ORDER BY created_at, id`,
  ),
  setBody: db.prepare('UPDATE seats SET body = ? WHERE id = ?'),
  setTable: db.prepare('UPDATE seats SET at_table = ? WHERE id = ?'),
  setToken: db.prepare('UPDATE seats SET token_hash = ? WHERE id = ?'),
  unused: db.prepare(
    `SELECT ${SEAT} FROM seats WHERE board = ?1 AND NOT given_up AND NOT stopped AND body IS NULL
     AND id NOT IN (SELECT seat FROM all_owners WHERE board = ?1)
     AND id NOT IN (SELECT seat FROM commands WHERE board = ?1)
     AND id NOT IN (SELECT seat FROM clients WHERE board = ?1)`,
  ),
  setGivenUp: db.prepare('UPDATE seats SET given_up = ? WHERE id = ?'),
  removeGivenUp: db.prepare(
    `DELETE FROM seats WHERE id IN (SELECT id FROM seats WHERE board = ? AND given_up
     ORDER BY created_at DESC, id LIMIT -1 OFFSET ?)`,
  ),
})

export class SqliteRoll implements Roll {
  #db: Database
  #sql: ReturnType<typeof statements>

  constructor(db: Database) {
    this.#db = db
    this.#sql = statements(db)
  }

  async seat(id: SeatId) {
    return seatOf(this.#sql.seat.get(id))
  }

  async seats(board: BoardId): Promise<readonly ListedSeat[]> {
    const rows = this.#sql.seats.all(board) as unknown as (SeatRow & {
      created_at: number
    })[]
    return rows.map((row) => ({ ...readSeat(row), since: row.created_at }))
  }

  async setBody(seat: SeatId, body: ActorId | undefined) {
    this.#sql.setBody.run(body ?? null, seat)
  }

  async setTable(seat: SeatId, table: number) {
    this.#sql.setTable.run(table, seat)
  }

  async setToken(seat: SeatId, tokenHash: string) {
    this.#sql.setToken.run(tokenHash, seat)
  }

  async unused(board: BoardId) {
    return (this.#sql.unused.all(board) as unknown as SeatRow[]).map(readSeat)
  }

  async giveUp(board: BoardId, seats: readonly SeatId[], kept: number) {
    transaction(this.#db, () => {
      for (const seat of seats) this.#sql.setGivenUp.run(1, seat)
      this.#sql.removeGivenUp.run(board, kept)
    })
  }

  async takeBack(seat: SeatId) {
    this.#sql.setGivenUp.run(0, seat)
  }
}

const seatOf = (row: unknown) => (row === undefined ? undefined : readSeat(row as SeatRow))
