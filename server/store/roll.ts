import type { ActorId, BoardId, SeatId } from '../../shared/board/ids.ts'
import type { SeatRecord } from './registry.ts'

/** A seat as a list has it: nothing of its notes, not even how many (I4). */
export interface ListedSeat extends SeatRecord {
  /** When it was taken, ms since 1970. */
  since: number
}

/** What happens to a seat after it was taken. Every verb is durable when its promise resolves. */
export interface Roll {
  seat(id: SeatId): Promise<SeatRecord | undefined>
  /** In the order in which they came, without those given up. */
  seats(board: BoardId): Promise<readonly ListedSeat[]>
  setBody(seat: SeatId, body: ActorId | undefined): Promise<void>
  setTable(seat: SeatId, table: number): Promise<void>
  /** From now on the seat is known by this token, and by no earlier one. */
  setToken(seat: SeatId, tokenHash: string): Promise<void>
  /** Seats that count and have written nothing: no note, no command, nothing of the plan. */
  unused(board: BoardId): Promise<readonly SeatRecord[]>
  /** They count no more. The oldest ones beyond `kept` that were given up are removed. */
  giveUp(board: BoardId, seats: readonly SeatId[], kept: number): Promise<void>
  /** It counts again. */
  takeBack(seat: SeatId): Promise<void>
}
