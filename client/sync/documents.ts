import type { Command, NoteChange } from '../../shared/board/commands.ts'
import type { NoteId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { Openness } from '../../shared/board/policy.ts'
import type { SaidOperation } from '../../shared/board/said.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import type { CommandReason } from '../../shared/wire.ts'
import type { Connection, GivenBack, Presence, Seat } from './device.ts'
import type { LayOver } from './islands-overlaid.ts'
import type { SeatShelf } from './seat-shelf.ts'
import type { Listener } from './server-event.ts'
import type { Undoable } from './undoable.ts'
import type { Moment, Session, World } from './world.ts'

/**
 * The board as a device has it, and its link to the server. Phones and the wall listen
 * (`listening`); where the plan is written it is written to as well (`co-writing`).
 */
export interface Documents {
  readonly board: Snapshot
  readonly settings: Openness
  readonly connection: Connection
  /** Nothing that was written into the plan here waits for its receipt. */
  readonly saved: boolean
  /** In the middle of a change: nobody should look yet. */
  readonly busy: boolean
  readonly presence: readonly Presence[]
  start(): void
  notice(moment: Moment): void
  /** Sends what is said of a note, on the connection that lives. */
  send(command: Command): void
  /** @param seen the board as the person saw it */
  perform(operation: Operation, seen: Snapshot): void
  mayStep(way: 'undo' | 'redo'): boolean
  step(way: 'undo' | 'redo'): void
  /** What the server found and left of a note. */
  told(operation: SaidOperation, change: NoteChange): void
  /** The server did not do it: there is nothing to take back. */
  forget(operation: SaidOperation): void
  point(place: string | null): void
  destroy(): void
}

/** Says something of a note or an island. `step`: to take something back, or do it again. */
export type Say = (operation: SaidOperation, step?: 'undo' | 'redo') => void

/** What was refused: something written into the plan, or said of a note. */
export type Refused = Pick<GivenBack, 'id' | 'operation' | 'step'>

/** The device, as its documents need it. */
export interface Owner {
  /** The seat as it is now, its notes, and those of them that were put away. */
  self(): { seat: Seat; mine: ReadonlySet<NoteId>; away: ReadonlySet<NoteId> }
  /** The board with what waits to be said of notes laid over it. */
  over(board: Snapshot): Snapshot
  say: Say
  giveBack(entries: readonly Refused[], reason: CommandReason): void
  on: Listener
}

export interface DocumentsOf {
  open(session: Session, world: World, shelf: SeatShelf, owner: Owner): Documents
  /** What was done here, as a device keeps it; undefined where it cannot be read. */
  done(kept: unknown): Undoable | undefined
  /** How what was said of islands is laid over the board; undefined while it is not here. */
  layOver(): LayOver | undefined
  /** Fetches that. */
  fetchLayOver?: () => Promise<unknown>
}
