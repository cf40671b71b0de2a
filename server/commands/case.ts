import type { Command, NoteChange, NotePosition } from '../../shared/board/commands.ts'
import type { DiaryCounts, DiaryEntry } from '../../shared/board/diary.ts'
import { type Board, noteFields } from '../../shared/board/document.ts'
import type { Chance, NoteId, SeatId } from '../../shared/board/ids.ts'
import { denied, type Openness, type Verb, type Who } from '../../shared/board/policy.ts'
import type { CommandReason } from '../../shared/wire.ts'
import type { Readiness } from '../agenda/readiness.ts'
import type { BallotBox, BallotChange } from '../ballots/ballot-box.ts'
import type { Showing } from '../vault/reveal.ts'
import type { Stopping, Stops } from '../vault/stops.ts'
import type { Vault, Vaulting } from '../vault/vault.ts'

/** What a command is judged by: the seat, and the board with all that is accepted. */
export interface CommandCase {
  board: Board
  seat: SeatId
  who: Who
  settings: Openness
  ownerOf: (note: NoteId) => SeatId | undefined
  /** Every note that a seat ever posted. */
  notesOf: (seat: SeatId) => Iterable<NoteId>
  vault: Vault
  ballots: BallotBox
  /** As whom the seat chooses, and since when (ms since 1970): one that came back is still the one it was. */
  voter: { id: SeatId; takenAt: number }
  stops: Pick<Stops, 'has' | 'mayStop'>
  isRedacted?: (note: NoteId) => boolean
  /** A rank behind all notes of the board. */
  rankAtEnd: () => string
  /** Whether what the seat adds still fits. */
  hasSpace: () => boolean
  /** The order in which notes are revealed. */
  chance: Chance
  /** Whether the seat may post one more. */
  hasRoom: (note: NoteId) => boolean
  /** Whether a resident may post one more at her table now, and leaves the others theirs. */
  hasShare?: (table: number) => boolean
  /** What comparing texts may cost, and what of it is left. */
  steps: { left: number }
  /** When it was accepted, ms since 1970. */
  at: number
  /** What the hall comes to at this moment. */
  counts?: () => DiaryCounts
}

/** The server's own change; what the diary gets of it is told to `moment`. */
export type ServerChange = (board: Board, moment: Moment) => void

export interface Moment extends Pick<CommandCase, 'at' | 'counts'> {
  diary: (lines: readonly DiaryEntry[]) => void
  /** What showing notes that wait needs; which ones left the vault is told to `vaulting`. */
  showing: Showing
  vaulting: (vaulting: Vaulting) => void
}

export interface Refusing {
  reason: CommandReason
  /** Of `too-long`: by how many characters, as people count them. */
  by?: number
}

/**
 * What a lawful command is to do, found out without doing it.
 * `change`: writes it into the board; undefined where nothing is left to do.
 */
export interface Doing {
  change: (() => void) | undefined
  /** The same where notes change between board and vault. */
  vault?: () => Vaulting
  /** A seat that from now on writes no more, or again. */
  stopping?: Stopping
  /** What it lays into the ballot box, or takes out. */
  ballots?: readonly BallotChange[]
  posted: readonly NoteId[]
  /** Notes that it moves, where these may be many. */
  moved?: number
  told: NoteChange
  /** It writes into the root `board`. */
  settings?: boolean
  diary?: readonly DiaryEntry[]
  readiness?: Readiness
}

export const nothing: Doing = { change: undefined, posted: [], told: {} }

export type Of<V extends Command['verb']> = Extract<Command, { verb: V }>

export function mayNot(verb: Verb, note: NoteId, on: CommandCase, table?: number) {
  const own = verb === 'notes.post' || on.ownerOf(note) === on.seat
  const at = table ?? noteFields(on.board, note)?.get('table')
  return denied(on.who, verb, { own, table: at }, on.settings)
}

/** Where a note lies; to be asked of one that is there. */
export function positionOf(note: NoteId, { board }: CommandCase): NotePosition {
  const fields = noteFields(board, note)
  const [goal, actor] = [fields?.get('goal'), fields?.get('actor')]
  if (!goal || !actor) throw new Error(`note ${note} is nowhere`)
  return { goal, actor, group: fields?.get('group') ?? null }
}
