import type { BoardId, SeatId } from '../../shared/board/ids.ts'
import type { SeatRecord } from '../store/registry.ts'

/** Beyond so many, those not seen for `forgetMs` are forgotten: then only the start is known of them. */
const MOST_REMEMBERED = 20_000

/** When a seat was last here, by the clock that only goes on; before the start nothing is known. */
export class LastSeen {
  #now: () => number
  #forgetMs: number
  #start: number
  #seats = new Map<SeatId, number>()
  #teams = new Map<BoardId, number>()

  constructor(now: () => number, forgetMs: number) {
    this.#now = now
    this.#forgetMs = forgetMs
    this.#start = now()
  }

  /** It asks for something, or its connection ends. */
  saw({ id, board, role }: Pick<SeatRecord, 'id' | 'board' | 'role'>) {
    const now = this.#now()
    this.#seats.delete(id)
    this.#seats.set(id, now)
    if (role === 'facilitator' || role === 'screen') this.#teams.set(board, now)
    if (this.#seats.size > MOST_REMEMBERED) this.#forget(now)
  }

  /** ms since then. */
  awayFor(seat: SeatId): number {
    return this.#now() - (this.#seats.get(seat) ?? this.#start)
  }

  /** Whether 進行 or 投影 asked for something of it within these ms. */
  teamWithin(board: BoardId, ms: number): boolean {
    const at = this.#teams.get(board)
    return at !== undefined && this.#now() - at < ms
  }

  #forget(now: number) {
    for (const [seat, at] of this.#seats) {
      if (now - at < this.#forgetMs) return
      this.#seats.delete(seat)
    }
  }
}
