import type { BoardId } from '../../shared/board/ids.ts'
import type { Redactable } from '../../shared/board/redaction.ts'
import type { Note } from '../../shared/board/view.ts'
import type { Readiness } from '../agenda/readiness.ts'
import { KEPT_MS } from '../commands/done.ts'
import type { SeatStanding } from '../vault/stops.ts'
import type { PutAway } from '../vault/vault.ts'
import { checked, checksum, checksumOfWords, DamagedBoard, type StoredBytes } from './bytes.ts'
import type { Log, LogEntry, Rewriter, Rewriting, Saved } from './log.ts'
import type { Mark } from './mark.ts'
import { listed as postedBy } from './posted.ts'
import type { ErasedLists } from './redacted-list.ts'
import { putAnew, writingAnew } from './rewrite.ts'
import { BallotRows } from './sqlite-ballots.ts'
import type { Database } from './sqlite-file.ts'
import { atOnce, withPauses } from './steps.ts'
import type { Sweeper } from './sweep.ts'
import { patiently, reading } from './transaction.ts'
import { Whose } from './whose.ts'

interface BoardRow {
  epoch: string
  format: number
  sequence: number
  writer: number
}

interface VaultRow {
  note: string
  fields: string
  reason: string
  with_seat: number
  at: number
  crc: number | null
  unrevealed: number
}

type Numbered = StoredBytes & { sequence: number }
type UpdateRow = Numbered & { posted: string | null }

const statements = (db: Database) => ({
  board: db.prepare('SELECT epoch, sequence, format, writer FROM boards WHERE id = ?'),
  // A clock that was set back dates nothing earlier than what was seen before.
  next: db.prepare(
    `UPDATE boards SET sequence = sequence + 1,
     active_at = max(active_at, ?2, coalesce((SELECT seen_at FROM dates), 0))
     WHERE id = ?1 RETURNING sequence`,
  ),
  append: db.prepare(
    'INSERT INTO updates (board, sequence, bytes, posted, crc) VALUES (?, ?, ?, ?, ?)',
  ),
  // The first owner stays: a note that comes back through undo is still its author's.
  own: db.prepare('INSERT INTO owners (board, note, seat) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
  bind: db.prepare(
    'INSERT INTO clients (board, client, seat) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  ),
  snapshot: db.prepare('SELECT sequence, bytes, crc FROM snapshots WHERE board = ?'),
  updates: db.prepare(
    'SELECT sequence, bytes, posted, crc FROM updates WHERE board = ? AND sequence > ? ORDER BY sequence',
  ),
  done: db.prepare(
    'INSERT INTO commands (board, seat, id, digest, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ),
  forgetDone: db.prepare(
    'DELETE FROM commands WHERE board = ?1 AND at < (SELECT max(at) FROM commands WHERE board = ?1) - ?2',
  ),
  putAway: db.prepare(
    `INSERT INTO vault (board, note, fields, reason, with_seat, at, crc, unrevealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (board, note) DO UPDATE SET fields = excluded.fields, reason = excluded.reason,
     with_seat = excluded.with_seat, at = excluded.at, crc = excluded.crc,
     unrevealed = excluded.unrevealed`,
  ),
  layBack: db.prepare('DELETE FROM vault WHERE board = ? AND note = ?'),
  vault: db.prepare(
    'SELECT note, fields, reason, with_seat, at, crc, unrevealed FROM vault WHERE board = ?',
  ),
  setStopped: db.prepare('UPDATE seats SET stopped = ? WHERE id = ?'),
  standings: db.prepare(
    `SELECT id, role, stopped FROM seats
     WHERE board = ? AND (stopped OR role NOT IN ('participant', 'scribe'))`,
  ),
  say: db.prepare(
    `INSERT INTO readiness (board, seat, phase, at_table, ready) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (board, seat) DO UPDATE SET phase = excluded.phase,
     at_table = excluded.at_table, ready = excluded.ready`,
  ),
  unsay: db.prepare('DELETE FROM readiness WHERE board = ? AND seat = ?'),
  readiness: db.prepare('SELECT seat, phase, at_table, ready FROM readiness WHERE board = ?'),
  note: db.prepare(
    `INSERT INTO diary (board, number, line)
     SELECT ?1, coalesce(max(number), 0) + 1, ?2 FROM diary WHERE board = ?1`,
  ),
  redactions: db.prepare('SELECT entry FROM redactions WHERE board = ?'),
  list: db.prepare(
    `UPDATE boards SET title = ?2, tables = ?3, state = ?4,
     closed_at = CASE ?4 WHEN 'closed' THEN coalesce(closed_at, active_at) END WHERE id = ?1`,
  ),
  setFormat: db.prepare('UPDATE boards SET format = ? WHERE id = ?'),
  fold: db.prepare('UPDATE snapshots SET sequence = ?, bytes = ?, crc = ? WHERE board = ?'),
  settle: db.prepare(
    `INSERT INTO owners SELECT board, note, seat FROM owners_in_log
     WHERE board = ? AND sequence <= ? ORDER BY sequence ON CONFLICT DO NOTHING`,
  ),
  forget: db.prepare('DELETE FROM updates WHERE board = ? AND sequence <= ?'),
})

/** What of a server goes along with its log; a copy that is only looked at has none. */
interface Around {
  /** Is told what is durable. */
  mark?: Pick<Mark, 'reached'>
  /** Told where another program holds the database and a commit waits for it. */
  onWait?: (() => void) | undefined
  sweeper?: Pick<Sweeper, 'sweep'>
  /** Told what was erased for good. */
  onErased?: (lists: ErasedLists) => void
}

export class SqliteLog implements Log, Rewriter {
  #db: Database
  #sql: ReturnType<typeof statements>
  #whose: Whose
  #ballots: BallotRows
  #mark: Pick<Mark, 'reached'> | undefined
  #onWait: (() => void) | undefined
  #sweeper: Pick<Sweeper, 'sweep'> | undefined
  #onErased: Around['onErased']

  constructor(db: Database, { mark, onWait, sweeper, onErased }: Around = {}) {
    this.#db = db
    this.#onWait = onWait
    this.#mark = mark
    this.#sweeper = sweeper
    this.#onErased = onErased
    this.#sql = statements(db)
    this.#whose = new Whose(db)
    this.#ballots = new BallotRows(db)
  }

  async commit(entries: readonly LogEntry[]): Promise<ReadonlyMap<BoardId, number>> {
    const write = () => {
      const sequences = new Map<BoardId, number>()
      for (const entry of entries) {
        const sequence = this.#append(entry)
        if (sequence !== undefined) sequences.set(entry.board, sequence)
      }
      return sequences
    }
    const reached = await patiently(this.#db, write, this.#onWait)
    this.#mark?.reached(reached)
    return reached
  }

  async has(board: BoardId): Promise<boolean> {
    return this.#sql.board.get(board) !== undefined
  }

  async load(board: BoardId): Promise<Saved | undefined> {
    for (;;) {
      // One transaction, so that the parts belong together also where another process writes.
      const read = reading(this.#db, () => this.#read(board))
      if (!read) return undefined
      const { lists, ...saved } = read
      const whose = await this.#whose.of(board, lists)
      // Read with pauses: where somebody wrote meanwhile, it is no one moment's.
      const now = this.#sql.board.get(board) as BoardRow | undefined
      if (now?.sequence === saved.sequence && now.epoch === saved.epoch)
        return { ...saved, ...whose }
    }
  }

  async rewrite(board: BoardId, rewriting: Rewriting) {
    const sequence = await this.#rewrite(board, rewriting)
    if (sequence === undefined) return false
    this.#mark?.reached(new Map([[board, sequence]]))
    this.#onErased?.(new Map([[board, rewriting.redact]]))
    return true
  }

  /** In a transaction of the caller's. @param skip by how much its sequence number grows */
  rewriteWithin(board: BoardId, rewriting: Rewriting, skip?: number): number | undefined {
    const saved = this.#read(board)
    if (!saved) return undefined
    const anew = atOnce(writingAnew(this.#db, saved, rewriting))
    return putAnew(this.#db, board, saved, anew, skip)
  }

  /** Written anew beside what is there, with pauses; then put in its place in one short commit. */
  async #rewrite(board: BoardId, rewriting: Rewriting): Promise<number | undefined> {
    for (;;) {
      const saved = reading(this.#db, () => this.#read(board))
      if (!saved) return undefined
      const anew = await withPauses(writingAnew(this.#db, saved, rewriting))
      const put = () => {
        const now = this.#sql.board.get(board) as BoardRow | undefined
        // Where somebody wrote meanwhile it is written anew once more.
        const isSame = now?.sequence === saved.sequence && now.epoch === saved.epoch
        return isSame ? putAnew(this.#db, board, saved, anew) : undefined
      }
      const sequence = await patiently(this.#db, put, this.#onWait)
      if (sequence !== undefined) return sequence
    }
  }

  sweep = async () => (await this.#sweeper?.sweep()) ?? false

  /** What is read in one go. `lists`: whose notes came with its updates. */
  #read(
    board: BoardId,
  ): (Omit<Saved, 'owners' | 'clients' | 'commands'> & { lists: readonly string[] }) | undefined {
    const found = this.#sql.board.get(board) as BoardRow | undefined
    if (!found) return undefined
    const snapshot = this.#sql.snapshot.get(board) as Numbered | undefined
    const updates = this.#sql.updates.all(board, snapshot?.sequence ?? 0) as unknown as UpdateRow[]
    const ballots = this.#ballots.read(board)
    checkWhole(board, snapshot?.sequence ?? 0, updates, found.sequence)
    return {
      epoch: found.epoch,
      snapshot: snapshot && checked(board, 'snapshot', snapshot),
      updates: updates.map((one) => checked(board, `update ${one.sequence}`, one)),
      sequence: found.sequence,
      putAway: this.#putAway(board),
      seats: this.#standings(board),
      readiness: this.#readiness(board),
      ...(ballots ? { ballots } : {}),
      format: found.format,
      writer: found.writer,
      redacted: this.#redacted(board),
      lists: updates.flatMap(({ posted }) => posted ?? []),
    }
  }

  async compact(board: BoardId, sequence: number, snapshot: Uint8Array): Promise<void> {
    await patiently(this.#db, () => {
      const found = this.#sql.board.get(board) as BoardRow | undefined
      const before = this.#sql.snapshot.get(board) as Numbered | undefined
      if (!found || !before || sequence <= before.sequence) return
      if (sequence > found.sequence)
        throw new RangeError(`board ${board} has ${found.sequence} updates, not ${sequence}`)
      this.#sql.fold.run(sequence, snapshot, checksum(snapshot), board)
      this.#sql.settle.run(board, sequence)
      this.#sql.forget.run(board, sequence)
      this.#sql.forgetDone.run(board, KEPT_MS)
    })
  }

  #append({
    board,
    update,
    owners,
    clients,
    vaulting,
    stopped = [],
    ballots = [],
    commands = [],
    readiness = [],
    diary = [],
    format,
    listed,
    at: writtenAt = 0,
  }: LogEntry): number | undefined {
    const numbered =
      update === undefined ? this.#sql.board.get(board) : this.#sql.next.get(board, writtenAt)
    const found = numbered as { sequence: number } | undefined
    if (!found) return undefined
    if (update === undefined) this.#own(board, found.sequence, owners)
    else {
      const posted = owners.length > 0 ? postedBy(owners) : null
      const crc = checksum(update, posted)
      this.#sql.append.run(board, found.sequence, update, posted, crc)
    }
    for (const { client, seat } of clients) this.#sql.bind.run(board, client, seat)
    if (listed) this.#sql.list.run(board, listed.title, listed.tables, listed.state)
    if (format !== undefined) this.#sql.setFormat.run(format, board)
    for (const { seat, id, digest, at } of commands) this.#sql.done.run(board, seat, id, digest, at)
    for (const { seat, stopped: is } of stopped) this.#sql.setStopped.run(Number(is), seat)
    for (const { seat, phase, table, ready } of readiness) {
      if (ready === null) this.#sql.unsay.run(board, seat)
      else this.#sql.say.run(board, seat, phase, table, ready)
    }
    for (const line of diary) this.#sql.note.run(board, JSON.stringify(line))
    this.#ballots.append(board, ballots)
    for (const note of vaulting?.back ?? []) this.#sql.layBack.run(board, note)
    for (const { note, reason, withSeat, at, unrevealed = false } of vaulting?.away ?? []) {
      const fields = JSON.stringify(note)
      const crc = checksumOfWords(fields, reason)
      const flags = [Number(withSeat), at, crc, Number(unrevealed)] as const
      this.#sql.putAway.run(board, note.id, fields, reason, ...flags)
    }
    return found.sequence
  }

  /** Notes that are there already: whose they are by the log comes first. */
  #own(board: BoardId, sequence: number, owners: LogEntry['owners']) {
    if (owners.length > 0) this.#sql.settle.run(board, sequence)
    for (const { note, seat } of owners) this.#sql.own.run(board, note, seat)
  }

  #putAway(board: BoardId): PutAway[] {
    const rows = this.#sql.vault.all(board) as unknown as VaultRow[]
    return rows.map(({ note, fields, reason, with_seat, at, crc, unrevealed }) => {
      if (crc !== null && crc !== checksumOfWords(fields, reason))
        throw new DamagedBoard(board, `note ${note} that was put away: checksum`)
      return {
        ...{ note: JSON.parse(fields) as Note, reason, withSeat: with_seat === 1, at },
        ...(unrevealed === 1 ? { unrevealed: true } : {}),
      }
    })
  }

  #standings(board: BoardId): SeatStanding[] {
    const rows = this.#sql.standings.all(board) as unknown as (Omit<SeatStanding, 'stopped'> & {
      stopped: number
    })[]
    return rows.map(({ stopped, ...seat }) => ({ ...seat, stopped: stopped === 1 }))
  }

  #readiness(board: BoardId): Readiness[] {
    const rows = this.#sql.readiness.all(board) as unknown as (Omit<Readiness, 'table'> & {
      at_table: number
    })[]
    return rows.map(({ at_table, ...said }) => ({ ...said, table: at_table }))
  }

  #redacted(board: BoardId): ReadonlySet<Redactable> {
    const rows = this.#sql.redactions.all(board) as unknown as { entry: Redactable }[]
    return new Set(rows.map(({ entry }) => entry))
  }
}

/** A missing update would not fail: Yjs would wait for it for ever, and show the board without it. */
function checkWhole(board: BoardId, from: number, updates: readonly Numbered[], last: number) {
  const gap = updates.findIndex((one, at) => one.sequence !== from + at + 1)
  if (gap >= 0) throw new DamagedBoard(board, `update ${from + gap + 1}: missing`)
  if (from + updates.length !== last) throw new DamagedBoard(board, `update ${last}: missing`)
}
