import type { BoardId, Chance, SeatId } from '../../shared/board/ids.ts'
import { endOfDay } from '../../shared/tokyo.ts'
import { OF_CHOICE } from '../commands/parse.ts'
import { bornBefore, endOf, type Keep, type Life } from '../retention/ages.ts'
import type { Dates } from '../retention/date.ts'
import { newSecret } from '../seats/tokens.ts'
import type { Ageing, BoardKind, Due } from './ageing.ts'
import { clientsIn } from './clients-in.ts'
import type { Database } from './sqlite-file.ts'
import { leavesUnswept } from './sweep.ts'
import { patiently, reading } from './transaction.ts'

/** Rows of one commit: no more than a flush of a full hall has. */
const SLICE = 500

/** Ways in that are handed out in the hall; the team's own open the plan for years. */
const HALL_ROLES = ['participant', 'scribe', 'screen'] as const

/** How one kind is counted, and some of it deleted. `:before`: what has a date of its own is older. */
interface Way {
  count: string
  delete: readonly string[]
}

const dated = (table: string, key: string, where: string, at: string): Way => ({
  count: `SELECT count(*) AS count, min(${at}) AS since FROM ${table} WHERE ${where} AND ${at} < :before`,
  delete: [
    `DELETE FROM ${table} WHERE (${key}) IN
     (SELECT ${key} FROM ${table} WHERE ${where} AND ${at} < :before LIMIT :most)`,
  ],
})

/** The entry stays and is nobody's from now on: nobody makes it his own by its id. */
const nobodys = (table: string, key: string) =>
  `UPDATE ${table} SET seat = '' WHERE board = :board AND ${key} IN
   (SELECT ${key} FROM ${table} WHERE board = :board AND seat <> '' LIMIT :most)`

/** By these a person comes back to earlier notes: without them they open nothing any more. */
const KNOWN_AGAIN = 'board = :board AND (sign IS NOT NULL OR continues IS NOT NULL)'

const SAYS_CHOICE = `board = :board AND digest LIKE '${OF_CHOICE}%'`

const someOf = (table: string, key: string, where: string) =>
  `DELETE FROM ${table} WHERE board = :board AND (${key}) IN
   (SELECT ${key} FROM ${table} WHERE ${where} LIMIT :most)`

const HAS_WIFI = 'id = :board AND (wifi_name IS NOT NULL OR wifi_password IS NOT NULL)'

const WAYS: Record<Exclude<BoardKind, 'links'>, Way> = {
  authors: {
    count: `SELECT (SELECT count(*) FROM all_owners WHERE board = :board AND seat <> '')
      + (SELECT count(*) FROM clients WHERE board = :board AND seat <> '')
      + (SELECT count(*) FROM seats WHERE ${KNOWN_AGAIN}) AS count, NULL AS since`,
    delete: [
      nobodys('owners', 'note'),
      nobodys('clients', 'client'),
      `UPDATE seats SET sign = NULL, guesses = 0, continues = NULL
       WHERE id IN (SELECT id FROM seats WHERE ${KNOWN_AGAIN} LIMIT :most)`,
    ],
  },
  putAway: dated('vault', 'board, note', 'board = :board AND NOT unrevealed', 'at'),
  commands: dated('commands', 'board, seat, id', 'board = :board', 'at'),
  // What was said with them tells them, too: a hash of few choices is soon guessed.
  votes: {
    count: `SELECT (SELECT count(*) FROM votes WHERE board = :board)
      + (SELECT count(*) FROM raised_hands WHERE board = :board)
      + (SELECT count(*) FROM commands WHERE ${SAYS_CHOICE}) AS count, NULL AS since`,
    delete: [
      someOf('votes', 'ballot, seat', 'board = :board'),
      someOf('raised_hands', 'ballot, at_table', 'board = :board'),
      someOf('commands', 'seat, id', SAYS_CHOICE),
    ],
  },
  returns: dated(
    'returns',
    'secret_hash',
    'seat IN (SELECT id FROM seats WHERE board = :board)',
    'expires_at',
  ),
  wifi: {
    count: `SELECT count(*) AS count, NULL AS since FROM boards WHERE ${HAS_WIFI}`,
    delete: [
      `UPDATE boards SET wifi_name = NULL, wifi_password = NULL, wifi_hidden = NULL WHERE ${HAS_WIFI}`,
    ],
  },
  seats: dated('seats', 'id', 'board = :board', 'created_at'),
}

/** They go by their own dates, whether the board has ended or not. */
const BY_OWN_DATE: ReadonlySet<BoardKind> = new Set(['commands', 'returns'])

/** Seats last: what hangs on them goes before. */
const ORDER: readonly BoardKind[] = [
  ...(['authors', 'putAway', 'votes', 'commands', 'returns', 'wifi', 'links', 'seats'] as const),
]

const LIFE = `SELECT id, title, state, closed_at, active_at, held_on,
  coalesce((SELECT max(created_at) FROM seats WHERE board = boards.id), 0) AS last_seat_at FROM boards`

interface LifeRow {
  id: BoardId
  title: string
  state: Life['state']
  closed_at: number | null
  active_at: number
  last_seat_at: number
  held_on: string | null
}

const statements = (db: Database) => ({
  boards: db.prepare(`${LIFE} ORDER BY created_at, id`),
  board: db.prepare(`${LIFE} WHERE id = ?`),
  setLink: db.prepare('UPDATE links SET secret = ? WHERE board = ? AND role = ?'),
  end: db.prepare(
    `INSERT INTO ended (board, kind, at) VALUES (?, ?, ?)
     ON CONFLICT (board, kind) DO UPDATE SET at = excluded.at`,
  ),
  ended: db.prepare('SELECT at FROM ended WHERE board = ? AND kind = ?'),
  lost: db.prepare(
    `SELECT 1 FROM seats JOIN ended ON ended.board = seats.board AND kind = 'authors'
     WHERE seats.id = ? AND seats.created_at < ended.at`,
  ),
  updates: db.prepare('SELECT count(*) AS updates FROM updates WHERE board = ?'),
  beginning: db.prepare('SELECT substr(bytes, 1, 10) AS bytes FROM snapshots WHERE board = ?'),
  dates: db.prepare('SELECT seen_at, ahead_since FROM dates'),
  lastWritten: db.prepare('SELECT max(active_at) AS at FROM boards'),
  forgetDates: db.prepare('DELETE FROM dates'),
  setDates: db.prepare('INSERT INTO dates (seen_at, ahead_since) VALUES (?, ?)'),
})

export class SqliteAgeing implements Ageing {
  #db: Database
  #sql: ReturnType<typeof statements>
  #chance: Chance

  constructor(db: Database, chance: Chance) {
    this.#db = db
    this.#chance = chance
    this.#sql = statements(db)
  }

  async due(date: number, keep: Keep) {
    const rows = this.#sql.boards.all() as unknown as LifeRow[]
    return rows.flatMap((row) =>
      // One moment for each board: on a server with many it is not one long look.
      reading(this.#db, () => ORDER.flatMap((kind) => this.#dueOf(row, kind, date, keep) ?? [])),
    )
  }

  async forget(due: Due, keep: Keep) {
    return patiently(this.#db, () => {
      const row = this.#sql.board.get(due.board) as LifeRow | undefined
      // Reckoned with what is so now: it may have been opened again.
      if (!row || !this.#dueOf(row, due.kind, due.date, keep)) return 0
      const done = this.#delete(due)
      this.#sql.end.run(due.board, due.kind, due.date)
      leavesUnswept(this.#db, due.board)
      return done
    })
  }

  async endedAt(board: BoardId, kind: BoardKind) {
    return (this.#sql.ended.get(board, kind) as { at: number } | undefined)?.at
  }

  async hasLostNotes(seat: SeatId) {
    return this.#sql.lost.get(seat) !== undefined
  }

  async tellsAuthors(board: BoardId) {
    const { updates } = this.#sql.updates.get(board) as { updates: number }
    const snapshot = this.#sql.beginning.get(board) as { bytes: Uint8Array } | undefined
    return updates > 0 || clientsIn(snapshot?.bytes) > 1
  }

  async dates(now: number): Promise<Dates> {
    const found = this.#sql.dates.get() as
      | { seen_at: number; ahead_since: number | null }
      | undefined
    if (found) return { seenAt: found.seen_at, aheadSince: found.ahead_since ?? undefined }
    const { at } = this.#sql.lastWritten.get() as { at: number | null }
    return { seenAt: at ?? now, aheadSince: undefined }
  }

  async setDates({ seenAt, aheadSince }: Dates) {
    await patiently(this.#db, () => {
      this.#sql.forgetDates.run()
      this.#sql.setDates.run(seenAt, aheadSince ?? null)
    })
  }

  #dueOf(row: LifeRow, kind: BoardKind, date: number, keep: Keep): Due | undefined {
    const before = bornBefore(date, keep[kind])
    if (before === undefined) return undefined
    const end = BY_OWN_DATE.has(kind) ? undefined : endOf(lifeOf(row), keep.unclosed)
    if (!BY_OWN_DATE.has(kind) && (end === undefined || end >= before)) return undefined
    const { count, since } = this.#count(row.id, kind, before, end)
    if (count === 0) return undefined
    const { id: board, title } = row
    return { board, title, kind, count, since: Math.max(since ?? 0, end ?? 0), before, date }
  }

  #count(board: BoardId, kind: BoardKind, before: number, end = 0) {
    if (kind === 'links') {
      const { at = 0 } = (this.#sql.ended.get(board, kind) ?? {}) as { at?: number }
      return { count: at > end ? 0 : HALL_ROLES.length, since: null }
    }
    return this.#with(WAYS[kind].count).get({ board, before }) as {
      count: number
      since: number | null
    }
  }

  #delete({ board, kind, before }: Due): number {
    if (kind === 'links') {
      // New ones that nobody holds: the organiser's page has them, where the board is opened again.
      for (const role of HALL_ROLES) this.#sql.setLink.run(newSecret(this.#chance), board, role)
      return HALL_ROLES.length
    }
    const some = { board, before, most: SLICE }
    const all = WAYS[kind].delete.map((sql) => this.#with(sql).run(some))
    return all.reduce((sum, { changes }) => sum + Number(changes), 0)
  }

  /** Not each statement names all that its kind goes by. */
  #with(sql: string) {
    const statement = this.#db.prepare(sql)
    statement.setAllowUnknownNamedParameters(true)
    return statement
  }
}

const lifeOf = (row: LifeRow): Life => ({
  state: row.state,
  closedAt: row.closed_at ?? undefined,
  activeAt: row.active_at,
  lastSeatAt: row.last_seat_at,
  heldAt: row.held_on === null ? undefined : endOfDay(row.held_on),
})
