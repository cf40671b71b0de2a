import type { Ready } from '../../shared/board/commands.ts'
import type { PhaseId, SeatId } from '../../shared/board/ids.ts'
import type { ReadyTables } from '../../shared/wire.ts'

/** What a seat said of its 班 in a phase. What it said last stands. */
export interface Readiness {
  seat: SeatId
  phase: PhaseId
  /** 0: of no table. */
  table: number
  ready: Ready | null
}

/** 班「できました」 and もう少し時間, by all seats of a board. Which seat it was nobody is told (I4). */
export class ReadySeats {
  #last = new Map<SeatId, Readiness>()

  constructor(saved: readonly Readiness[] = []) {
    for (const one of saved) this.change(one)
  }

  change(said: Readiness) {
    if (said.ready === null) this.#last.delete(said.seat)
    else this.#last.set(said.seat, said)
  }

  /** Two seats were one person's. */
  join(from: SeatId, seat: SeatId) {
    const said = this.#last.get(from)
    this.#last.delete(from)
    if (said && !this.#last.has(seat)) this.#last.set(seat, { ...said, seat })
  }

  /** Nothing was said: which phase runs need not be known. */
  get isEmpty(): boolean {
    return this.#last.size === 0
  }

  of(seat: SeatId): { phase: PhaseId; ready: Ready } | undefined {
    const said = this.#last.get(seat)
    return said?.ready ? { phase: said.phase, ready: said.ready } : undefined
  }

  /** In numbers, by table. */
  in(phase: PhaseId | undefined): ReadyTables {
    const tables: Record<string, { done: number; more: number }> = {}
    for (const said of this.#last.values()) {
      if (said.phase !== phase || said.ready === null) continue
      const counted = tables[said.table] ?? { done: 0, more: 0 }
      counted[said.ready]++
      tables[said.table] = counted
    }
    return tables
  }
}
