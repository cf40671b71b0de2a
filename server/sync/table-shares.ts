import { type Board, noteFields, noteIds } from '../../shared/board/document.ts'
import type { SeatId } from '../../shared/board/ids.ts'
import type { Vault } from '../vault/vault.ts'
import type { Belongings } from './belongings.ts'

const WINDOW_MS = 10 * 60_000
/** So many a resident may post in that time, whatever the others do. */
const FREE = 40
/** Beyond them so many times what half of the others at the table posted at most. */
const TIMES = 4

/** One of the notes of the last minutes. */
export interface LatePost {
  seat: SeatId
  table: number
  agoMs: number
}

/**
 * Each resident's share of what her table posts (I5): wall and phones show a table's notes, and one
 * phone must not leave its neighbours no room there. Nobody sits in the way of whoever writes alone,
 * nor of a table that is fast together.
 */
export class TableShares {
  #tables = new Map<number, Map<SeatId, readonly number[]>>()

  constructor(before: Iterable<LatePost>, now: number) {
    for (const { seat, table, agoMs } of before) this.posted(seat, table, now - agoMs)
  }

  mayPost(seat: SeatId, table: number, now: number): boolean {
    const seats = this.#tables.get(table)
    const own = lately(seats?.get(seat), now)
    if (!seats || own < FREE) return true
    const others = [...seats].flatMap(([one, times]) => (one === seat ? [] : lately(times, now)))
    const wrote = others.filter((count) => count > 0).sort((a, b) => a - b)
    const half = wrote[Math.floor(wrote.length / 2)]
    return half === undefined || own < TIMES * half
  }

  posted(seat: SeatId, table: number, at: number) {
    const seats = this.#tables.get(table) ?? new Map<SeatId, readonly number[]>()
    this.#tables.set(table, seats)
    const times = seats.get(seat) ?? []
    seats.set(seat, [...times.filter((one) => at - one < WINDOW_MS), at])
  }
}

/** What stands on the board of the last minutes, or lies aside; the server's clock may have been set since. */
export function latePosts(
  { board, vault }: { board: Board; vault: Vault },
  { ownerOf }: Pick<Belongings, 'ownerOf'>,
  date: number,
): readonly LatePost[] {
  const shown = noteIds(board).map((id) => {
    const note = noteFields(board, id)
    return { id, table: note?.get('table'), at: note?.get('at') ?? 0 }
  })
  return [...shown, ...vault.allUnrevealed.map(({ note }) => note)].flatMap(({ id, table, at }) => {
    const seat = ownerOf(id)
    const agoMs = date - at
    const isLate = agoMs >= 0 && agoMs < WINDOW_MS
    return isLate && seat !== undefined && table !== undefined ? { seat, table, agoMs } : []
  })
}

const lately = (times: readonly number[] = [], now: number): number =>
  times.filter((at) => now - at < WINDOW_MS).length
