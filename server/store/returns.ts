import type { BoardId, SeatId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { SeatRecord } from './registry.ts'

/** Who gives a link of return: counted, and never joined to a seat or a note (I4). */
export interface Giver {
  role: Role
  table: number | undefined
}

/** A link of return as it was made. */
export interface ReturnLink {
  seat: SeatRecord
  /** By the wall clock. */
  expiresAt: number
  by: Giver
}

/** How devices came back on a board, in numbers. */
export interface Returned {
  by: readonly (Giver & { times: number })[]
  /** Those of which nobody has said yet whose they are. */
  waiting: number
  /** Those of which the earlier device said that they are not hers. */
  denied: number
}

/** Seats that go on on other devices. Every verb is durable when its promise resolves. */
export interface Returns {
  /** A seat has one link of return at most: a new one ends the old one. */
  add(seat: SeatId, secretHash: string, expiresAt: number, by: Giver): Promise<void>
  /** Whose link it is; it stays good. */
  find(secretHash: string): Promise<ReturnLink | undefined>
  /** Uses a link up, also one that is too old. */
  take(secretHash: string): Promise<ReturnLink | undefined>
  count(board: BoardId, by: Giver): Promise<void>
  counted(board: BoardId): Promise<Returned>

  /** The newest device that came back to a seat and is not confirmed. */
  waitingFor(seat: SeatId): Promise<{ seat: SeatRecord; since: number } | undefined>
  /** The same person: from now on `seat` is known by the token of `from`, and by no other. */
  takeToken(from: SeatId, seat: SeatId): Promise<void>
  /** All that `from` wrote is `seat`'s, and there is no `from` any more. */
  join(from: SeatId, seat: SeatId): Promise<void>
  /** It is not she: nobody is known by it any more, and it counts no more. */
  deny(from: SeatRecord, tokenHash: string): Promise<void>

  /** Hashes of signs are made with it. @param fresh for a board that has none yet */
  signKey(board: BoardId, fresh: Uint8Array): Promise<Uint8Array>
  /** null: none any more. */
  setSign(seat: SeatId, hash: string | null, guesses: number): Promise<void>
  signOf(seat: SeatId): Promise<{ hash: string; guesses: number } | undefined>
  /** One guess less, before it is compared. @returns whether there was one */
  takeGuess(seat: SeatId): Promise<boolean>

  /** The scribe who gives the links at a table, if any has. */
  giverAt(board: BoardId, table: number): Promise<SeatId | undefined>
  /** The table whose links a scribe gives. */
  tableGivenBy(seat: SeatId): Promise<number | undefined>
  /** Where neither she nor the table is taken. */
  setGiver(board: BoardId, table: number, seat: SeatId): Promise<void>
  /** The table's links may be given by another scribe. */
  freeGiver(seat: SeatId): Promise<void>
}
