import type { Role } from '../../shared/board/roles.ts'
import type { CommandReason } from '../../shared/wire.ts'

/** What whoever watches a server is told of its rooms: times and counts, never words, boards or seats. */
export interface Watch {
  /** A commit of all rooms' writes took so long on the disk, in ms. */
  flushed(ms: number): void
  /** From a room's oldest write of a flush to its being shown, in ms. */
  shown(ms: number): void
  /** A write or a command was refused. */
  refused(reason: CommandReason, role: Role): void
}

export const unwatched: Watch = { flushed: () => {}, shown: () => {}, refused: () => {} }
