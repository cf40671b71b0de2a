import type { Choice } from '../../shared/board/choice.ts'
import type { BallotId, BoardId, SeatId } from '../../shared/board/ids.ts'
import type {
  BallotChange,
  CastVote,
  FreeLine,
  RaisedHands,
  SavedBallots,
} from '../ballots/ballot-box.ts'
import { checksumOfWords, DamagedBoard } from './bytes.ts'
import type { Database } from './sqlite-file.ts'

interface Row {
  ballot: BallotId
  crc: number
}
type CastRow = Row & { seat: SeatId; by_seat: SeatId; at_table: number; chosen: string }
type RaisedRow = Row & { at_table: number; by_seat: SeatId; totals: string }
type LineRow = Row & { line: string; text: string; away: number }

const statements = (db: Database) => ({
  cast: db.prepare(
    `INSERT INTO votes (board, ballot, seat, by_seat, at_table, chosen, crc)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (board, ballot, seat) DO UPDATE SET
     by_seat = excluded.by_seat, at_table = excluded.at_table, chosen = excluded.chosen, crc = excluded.crc`,
  ),
  takeBack: db.prepare('DELETE FROM votes WHERE board = ? AND ballot = ? AND seat = ?'),
  raise: db.prepare(
    `INSERT INTO raised_hands (board, ballot, at_table, by_seat, totals, crc)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (board, ballot, at_table) DO UPDATE SET
     by_seat = excluded.by_seat, totals = excluded.totals, crc = excluded.crc`,
  ),
  lower: db.prepare('DELETE FROM raised_hands WHERE board = ? AND ballot = ? AND at_table = ?'),
  write: db.prepare(
    `INSERT INTO free_lines (board, ballot, line, text, away, crc) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (board, ballot, line) DO UPDATE SET away = excluded.away`,
  ),
  drop: (['votes', 'raised_hands', 'free_lines'] as const).map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE board = ? AND ballot = ?`),
  ),
  votes: db.prepare(
    'SELECT ballot, seat, by_seat, at_table, chosen, crc FROM votes WHERE board = ?',
  ),
  raised: db.prepare(
    'SELECT ballot, at_table, by_seat, totals, crc FROM raised_hands WHERE board = ?',
  ),
  lines: db.prepare('SELECT ballot, line, text, away, crc FROM free_lines WHERE board = ?'),
})

/** What seats chose, as rows; written within the log's own commit. */
export class BallotRows {
  #sql: ReturnType<typeof statements>

  constructor(db: Database) {
    this.#sql = statements(db)
  }

  append(board: BoardId, changes: readonly BallotChange[]) {
    for (const one of changes) this.#append(board, one)
  }

  #append(board: BoardId, one: BallotChange) {
    const { ballot } = one
    switch (one.what) {
      case 'cast': {
        const { seat, by, table, choice, line } = one
        if (Object.keys(choice).length === 0 && line === undefined)
          return this.#sql.takeBack.run(board, ballot, seat)
        const chosen = JSON.stringify({ choice, line })
        const crc = checksumOfWords(ballot, chosen)
        return this.#sql.cast.run(board, ballot, seat, by, table, chosen, crc)
      }
      case 'raised': {
        const { table, by, totals } = one
        if (Object.keys(totals).length === 0) return this.#sql.lower.run(board, ballot, table)
        const said = JSON.stringify(totals)
        return this.#sql.raise.run(board, ballot, table, by, said, checksumOfWords(ballot, said))
      }
      case 'line': {
        const { line, text, away } = one
        const crc = checksumOfWords(line, text)
        return this.#sql.write.run(board, ballot, line, text, Number(away), crc)
      }
      case 'dropped':
        for (const drop of this.#sql.drop) drop.run(board, ballot)
    }
  }

  /** @throws DamagedBoard where what is read is not what was written */
  read(board: BoardId): SavedBallots | undefined {
    const check = (is: number, first: string, second: string) => {
      if (is !== checksumOfWords(first, second))
        throw new DamagedBoard(board, `what was chosen in ballot: checksum`)
    }
    const votes = this.#sql.votes.all(board) as unknown as CastRow[]
    const raised = this.#sql.raised.all(board) as unknown as RaisedRow[]
    const lines = this.#sql.lines.all(board) as unknown as LineRow[]
    if (votes.length + raised.length + lines.length === 0) return undefined
    return {
      cast: votes.map(({ ballot, seat, by_seat, at_table, chosen, crc }): CastVote => {
        check(crc, ballot, chosen)
        const read = JSON.parse(chosen) as { choice: Choice; line?: string }
        return { ballot, seat, by: by_seat, table: at_table, ...read }
      }),
      raised: raised.map(({ ballot, at_table, by_seat, totals, crc }): RaisedHands => {
        check(crc, ballot, totals)
        return { ballot, table: at_table, by: by_seat, totals: JSON.parse(totals) as Choice }
      }),
      lines: lines.map(({ ballot, line, text, away, crc }): FreeLine => {
        check(crc, line, text)
        return { ballot, line, text, away: away === 1 }
      }),
    }
  }
}
