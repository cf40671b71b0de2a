import type { ActorId, BoardId, NoteId, SeatId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Links } from '../../shared/http.ts'

/**
 * A board's entry in the register. Its content is in the log; title, tables and state are the
 * document's, and written here by the log alone, in the document's own commit (`Entry.listed`).
 */
export interface BoardRecord {
  id: BoardId
  template: string
  title: string
  /** Six or eight digits. */
  joinCode: string
  /** "2026-11-20" */
  heldOn: string | undefined
  tables: number
  state: 'open' | 'closed'
  /** Closed: no new participants; who has a seat comes back to it. */
  reception: 'open' | 'closed'
  createdAt: number
}

export interface SeatRecord {
  id: SeatId
  board: BoardId
  role: Role
  /** Tables count from 1. */
  table: number | undefined
  /** The actor that a staff seat speaks for. */
  body?: ActorId | undefined
  /** It reads, and writes no more. */
  stopped?: boolean | undefined
  /** It was not used and counts no more; its device takes it again when it comes back. */
  givenUp?: boolean | undefined
  /**
   * The seat that this device came back to by a link, while nobody has confirmed that it is hers.
   * Until then this is a seat of its own: nothing of the other one is its (I4).
   */
  continues?: SeatId | undefined
  /** Since when (ms since 1970) another device writes in its place, unconfirmed. */
  otherSince?: number | undefined
  /** The first of the seats that it continues, also unconfirmed: it chooses once for all of them. */
  first?: SeatId | undefined
  /** When that one was taken, or this, ms since 1970. */
  takenAt?: number | undefined
  /** Pictures were chosen by which its person is known on another device. */
  hasSign?: boolean | undefined
}

/** A seat as its own devices name it: one that came back goes on as who it was. */
export const nameOf = ({ id, continues }: Pick<SeatRecord, 'id' | 'continues'>): SeatId =>
  continues ?? id

export interface SeatCount {
  role: Role
  table: number | undefined
  seats: number
}

/** Boards, links and seats. Every verb is durable when its promise resolves. */
export interface Registry {
  /**
   * @param first its document, one Yjs v1 update: the log's first snapshot
   * @param writer the Yjs client id that the server writes it with; without it one by chance
   */
  addBoard(
    board: BoardRecord,
    links: Links,
    epoch: string,
    first: Uint8Array,
    writer?: number,
  ): Promise<void>
  board(id: BoardId): Promise<BoardRecord | undefined>
  boards(): Promise<readonly BoardRecord[]>
  boardByCode(code: string): Promise<BoardRecord | undefined>
  /** What is said of personal data before somebody comes in; '' says nothing. */
  privacy(id: BoardId): Promise<string>
  setPrivacy(id: BoardId, text: string): Promise<void>
  setReception(id: BoardId, reception: BoardRecord['reception']): Promise<void>
  /** With its log, links and seats. */
  removeBoard(id: BoardId): Promise<void>

  links(board: BoardId): Promise<Links | undefined>
  byLink(secret: string): Promise<{ board: BoardRecord; role: Role } | undefined>
  setLink(board: BoardId, role: Role, secret: string): Promise<void>

  /** @param tokenHash SHA-256 of the token, hex: a token itself is never stored. */
  addSeat(seat: SeatRecord, tokenHash: string, at: number): Promise<void>
  seatByToken(tokenHash: string): Promise<SeatRecord | undefined>
  seatsOf(board: BoardId): Promise<readonly SeatRecord[]>
  /** How many seats there are of each role at each table; those given up do not count. */
  seatCounts(board: BoardId): Promise<readonly SeatCount[]>
  /** Every note that the seat ever posted, also withdrawn ones. */
  notesOf(seat: Pick<SeatRecord, 'board' | 'id'>): Promise<readonly NoteId[]>
  /** How many notes were ever posted on a board. */
  notesPosted(board: BoardId): Promise<number>
}
