import type { ActorId, GoalId, GroupId, NoteId } from './ids.ts'
import type { Heard } from './schema.ts'

/**
 * Notes are said, not written into the document: a command is a durable write that is no Yjs
 * update, so that the server can refuse it by itself, keep it back, and say nothing of its author.
 */
export type NoteCommand =
  | {
      verb: 'notes.post'
      note: NoteId
      goal: GoalId
      actor: ActorId
      group?: GroupId | null | undefined
      text: string
      heard: Heard
      /** The table it was said at; a resident's and a scribe's is their own. */
      table?: number | undefined
      signature?: string | undefined
    }
  /** `before` is what its author saw when she began: what came in since is kept. */
  | { verb: 'notes.edit'; note: NoteId; before: string; text: string }
  | {
      verb: 'notes.move'
      note: NoteId
      goal: GoalId
      actor: ActorId
      group?: GroupId | null | undefined
    }
  | { verb: 'notes.withdraw'; note: NoteId }

/** Made at the tap: the same id is done once, however often and by whatever door it comes. */
export type CommandId = string & { readonly __id: 'command' }

/** What those who lead say of a note: out of everybody's document into the server's vault, and back. */
export type VaultCommand =
  | { verb: 'notes.putAway'; note: NoteId; reason: string }
  | { verb: 'notes.restore'; note: NoteId }

/** What those who lead say of whoever wrote a note. Whose seat that is, no answer says. */
export type SeatCommand =
  | { verb: 'seats.stop'; note: NoteId; reason: string }
  | { verb: 'seats.start'; note: NoteId }

export type LeadCommand = VaultCommand | SeatCommand

export type Command = { id: CommandId } & (NoteCommand | LeadCommand)

/** Where a note lies, as far as people see it. */
export interface NotePosition {
  goal: GoalId
  actor: ActorId
  group: GroupId | null
}

/** What an inverse is made from: what was there, and what is there now. */
export interface NoteChange {
  from?: { text: string } | NotePosition | undefined
  to?: { text: string } | NotePosition | undefined
  /** How many notes went along with their seat, or came back with it. */
  notes?: number | undefined
}
