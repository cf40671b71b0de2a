import { setImmediate as turn } from 'node:timers/promises'
import type { CommandId } from '../../shared/board/commands.ts'
import type { BoardId, NoteId, SeatId } from '../../shared/board/ids.ts'
import type { DoneCommand } from '../commands/done.ts'
import type { Saved } from './log.ts'
import { entriesOf } from './posted.ts'
import type { Database } from './sqlite-file.ts'

/** So many rows at a time, about three milliseconds' worth; in between the other boards have their turn. */
const ROWS = 4_000

type Key = string | number

/** A board's rows of a table, some thousand at a time: one value that holds all of them is read fastest. */
class Rows<Columns extends readonly unknown[]> {
  #next: ReturnType<Database['prepare']>
  #before: readonly Key[]

  /** @param key its columns that, after the board, are the table's key, each with what comes before all */
  constructor(db: Database, table: string, key: Record<string, Key>, others: readonly string[]) {
    const keys = Object.keys(key)
    const columns = [...keys, ...others]
    const marks = keys.map(() => '?')
    this.#before = Object.values(key)
    this.#next = db.prepare(
      `SELECT json_array(${columns.map((column) => `json_group_array(${column})`)}) AS columns FROM
       (SELECT ${columns} FROM ${table} WHERE board = ? AND (${keys}) > (${marks})
       ORDER BY ${keys} LIMIT ${ROWS})`,
    )
  }

  async read(board: BoardId, take: (columns: Columns) => void): Promise<void> {
    let after = this.#before
    for (;;) {
      const { columns } = this.#next.get(board, ...after) as { columns: string }
      const read = JSON.parse(columns) as Key[][]
      take(read as unknown as Columns)
      if ((read[0]?.length ?? 0) < ROWS) return
      after = after.map((_, at) => read[at]?.at(-1) ?? '')
      await turn()
    }
  }
}

/** Whose a board's notes and client ids are, and which commands were done. */
export class Whose {
  #owners: Rows<[NoteId[], SeatId[]]>
  #clients: Rows<[number[], SeatId[]]>
  #commands: Rows<[SeatId[], CommandId[], string[], number[]]>

  constructor(db: Database) {
    this.#owners = new Rows(db, 'owners', { note: '' }, ['seat'])
    this.#clients = new Rows(db, 'clients', { client: -1 }, ['seat'])
    this.#commands = new Rows(db, 'commands', { seat: '', id: '' }, ['digest', 'at'])
  }

  /** @param lists whose notes came with updates that are not folded yet (`posted.ts`) */
  async of(
    board: BoardId,
    lists: readonly string[],
  ): Promise<Pick<Saved, 'owners' | 'clients' | 'commands'>> {
    const owners: Saved['owners'] = new Map()
    const clients: Saved['clients'] = new Map()
    const commands: DoneCommand[] = []
    // Few seats have many notes: each id is kept once.
    const seats = new Map<SeatId, SeatId>()
    const one = (seat: SeatId): SeatId => {
      const known = seats.get(seat)
      if (known === undefined) seats.set(seat, seat)
      return known ?? seat
    }
    await this.#owners.read(board, ([notes, by]) => {
      for (let at = 0; at < notes.length; at++)
        owners.set(notes[at] as NoteId, one(by[at] as SeatId))
    })
    for (const [seat, notes] of entriesOf(lists)) {
      for (const note of notes) if (!owners.has(note)) owners.set(note, one(seat))
    }
    await this.#clients.read(board, ([ids, by]) => {
      for (let at = 0; at < ids.length; at++) clients.set(ids[at] as number, one(by[at] as SeatId))
    })
    await this.#commands.read(board, ([by, ids, digests, dates]) => {
      for (let at = 0; at < ids.length; at++) {
        const [id, digest] = [ids[at] as CommandId, digests[at] as string]
        commands.push({ seat: one(by[at] as SeatId), id, digest, at: dates[at] as number })
      }
    })
    return { owners, clients, commands }
  }
}
