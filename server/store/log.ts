import type { DiaryEntry } from '../../shared/board/diary.ts'
import type { BoardFields } from '../../shared/board/field-rules.ts'
import type { BoardId, NoteId, SeatId } from '../../shared/board/ids.ts'
import type { Redactable } from '../../shared/board/redaction.ts'
import type { Readiness } from '../agenda/readiness.ts'
import type { BallotChange, SavedBallots } from '../ballots/ballot-box.ts'
import type { DoneCommand } from '../commands/done.ts'
import type { SeatStanding, Stopping } from '../vault/stops.ts'
import type { PutAway, Vaulting } from '../vault/vault.ts'
import type { Redaction } from './redacted-list.ts'

/** What one flush makes durable for one board. All entries of a flush are one commit. */
export interface LogEntry {
  board: BoardId
  /** One Yjs v1 update; absent where only bookkeeping is new. */
  update: Uint8Array | undefined
  /** Notes posted in it. An owner outlives the note. */
  owners: readonly { note: NoteId; seat: SeatId }[]
  /** Yjs client ids that wrote for the first time. */
  clients: readonly { client: number; seat: SeatId }[]
  /** It writes into the root `board`: title, focus, locks, timer. */
  settings?: boolean | undefined
  /**
   * Of the document what the register lists boards by. The document is its home: this is its copy for
   * whoever opens no room, and goes to the disk in the same commit, so that they are never apart.
   */
  listed?: Pick<BoardFields, 'title' | 'tables' | 'state'> | undefined
  /** Notes that change between document and vault by it. */
  vaulting?: Vaulting | undefined
  /** Seats that write no more by it, or again. */
  stopped?: readonly Stopping[] | undefined
  /** What seats said of their 班, and what the diary gets. */
  readiness?: readonly Readiness[] | undefined
  diary?: readonly DiaryEntry[] | undefined
  /** What was laid into the ballot box by it, in order. */
  ballots?: readonly BallotChange[] | undefined
  /** Commands that are done by it, or found to be done already. */
  commands?: readonly DoneCommand[] | undefined
  /** It brings the document up to this format. */
  format?: number | undefined
  /** ms since 1970: when it was written. */
  at?: number | undefined
}

/**
 * A board as it stands on disk, all of it: nothing is asked of the store later. Applying `snapshot`,
 * then `updates` in order, gives its document.
 */
export interface Saved {
  epoch: string
  snapshot: Uint8Array | undefined
  updates: readonly Uint8Array[]
  /** Sequence number of the last update: grows for ever, also over compaction. 0 before the first. */
  sequence: number
  /** Whose notes are, also withdrawn ones, and whose client ids: the room goes on with these maps. */
  owners: Map<NoteId, SeatId>
  clients: Map<number, SeatId>
  putAway: readonly PutAway[]
  /** The team's seats, and those that are stopped. */
  seats?: readonly SeatStanding[]
  /** What seats said of their 班, the last of each. */
  readiness?: readonly Readiness[]
  /** What seats chose; left out where none did. */
  ballots?: SavedBallots
  /** Commands of the last days: the same one again is not done twice. */
  commands: readonly DoneCommand[]
  /** What the document holds (shared/board/format.ts), as far as the register knows. */
  format: number
  /** The Yjs client id that the server writes this board with. */
  writer: number
  /** Erased for good: it does not come back. */
  redacted?: ReadonlySet<Redactable>
}

/** How a board is written anew. */
export interface Rewriting {
  epoch: string
  /** What is not to be in it any more, wherever it stands: on the board, put away, withdrawn. */
  redact: readonly Redaction[]
}

/** The append-only log of updates. Every verb has reached the disk when its promise resolves. */
export interface Log {
  /**
   * All entries in one durable transaction, or none.
   * @returns each board's new sequence number; a board that is gone is left out, not an error.
   */
  commit(entries: readonly LogEntry[]): Promise<ReadonlyMap<BoardId, number>>
  /** Whether there is such a board. */
  has(board: BoardId): Promise<boolean>
  /**
   * Nobody may be writing the board meanwhile: its room is not open. However much there is of it, other
   * boards' commits are not held up for longer than a moment.
   * @returns undefined where there is no such board
   * @throws DamagedBoard where what is read is not what was written
   */
  load(board: BoardId): Promise<Saved | undefined>
  /** Folds everything up to `sequence` into `snapshot`; nothing happens where that was done before. */
  compact(board: BoardId, sequence: number, snapshot: Uint8Array): Promise<void>
}

export interface Rewriter {
  /**
   * Writes a board anew from what it says, under a new epoch; nobody may be writing it meanwhile. Cut
   * short at any moment it is the board before or the one after.
   * @returns false where there is no such board
   */
  rewrite(board: BoardId, rewriting: Rewriting): Promise<boolean>
  /**
   * Leaves no byte of what boards were before they were written anew. Cut short it is done at the next
   * start. @returns false as long as another program reads the files
   */
  sweep(): Promise<boolean>
}
