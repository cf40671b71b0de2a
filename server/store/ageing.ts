import type { BoardId, SeatId } from '../../shared/board/ids.ts'
import type { Keep, Kind } from '../retention/ages.ts'
import type { Dates } from '../retention/date.ts'

/** Kinds that are rows of a board's. */
export type BoardKind = Exclude<Kind, 'copies'>

/** What of one board is over its age. */
export interface Due {
  board: BoardId
  title: string
  kind: BoardKind
  /** How many there are: notes and client ids whose author is known, seats, links … */
  count: number
  /** From when the oldest of it counts, ms since 1970. */
  since: number
  /** What is younger than this stays. */
  before: number
  /** The date by which it was reckoned. */
  date: number
}

/** What is deleted because of its age. Every verb is durable when its promise resolves. */
export interface Ageing {
  /** All that is over its age at a date, board by board. */
  due(date: number, keep: Keep): Promise<readonly Due[]>
  /**
   * Deletes some of it in one commit: few enough that nobody waits for it. What has changed since it was
   * looked for stays, as a board that was opened again.
   * @returns how many; 0: nothing of it is left
   */
  forget(due: Due, keep: Keep): Promise<number>
  /** When something of a kind was deleted of a board, and last; undefined: never. */
  endedAt(board: BoardId, kind: BoardKind): Promise<number | undefined>
  /** Whether nobody knows any more which notes were this seat's. */
  hasLostNotes(seat: SeatId): Promise<boolean>
  /** Whether a board has to be written anew, so that neither its log nor its client ids tell an author. */
  tellsAuthors(board: BoardId): Promise<boolean>
  /** @param now taken where nothing is known yet */
  dates(now: number): Promise<Dates>
  setDates(dates: Dates): Promise<void>
}
