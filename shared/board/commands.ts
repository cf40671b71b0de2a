import type { AgendaTemplate, NewPhase } from './agenda-templates.ts'
import type { Choice } from './choice.ts'
import type { BallotFields, Heard, PhaseFields, PhaseKind } from './field-types.ts'
import type { ActorId, BallotId, GoalId, GroupId, NoteId, PhaseId } from './ids.ts'
import type { GroupOperation, Laying } from './laying.ts'

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

/** What an item of the agenda may be said to be, and to open; null: what its kind opens. */
type Titled = Pick<PhaseFields, 'title' | 'goal' | 'minutes'>
type Opened = Pick<PhaseFields, 'notes' | 'grouping' | 'ballot' | 'view'>
type Opens = { [Key in keyof Opened]?: Opened[Key] | null | undefined }

/** The agenda's items, and how many people there are at a 班. */
export type AgendaCommand =
  /** In the place of all there is: one of the templates, or what somebody had before. */
  | { verb: 'agenda.use'; template: AgendaTemplate }
  | { verb: 'agenda.use'; phases: readonly ({ phase: PhaseId } & NewPhase)[] }
  /** `after`: which one it comes behind; null: it is the first; left out: the last. */
  | ({
      verb: 'agenda.add'
      phase: PhaseId
      kind: PhaseKind
      after?: PhaseId | null | undefined
    } & (Titled & Opens))
  | ({ verb: 'agenda.change'; phase: PhaseId } & {
      [Key in keyof Titled]?: Titled[Key] | undefined
    } & Opens)
  | { verb: 'agenda.move'; phase: PhaseId; after: PhaseId | null }
  | { verb: 'agenda.remove'; phase: PhaseId }
  | { verb: 'people.set'; table: number; people: number; without: number }

/** The evening's course. */
export type PhaseCommand =
  /**
   * Wall, phones, hiding and timer together. `from` is where its sender saw the evening; null is before
   * its first phase, and after its last. Where it is elsewhere by now nothing is done.
   */
  | { verb: 'phase.go'; from: PhaseId | null; to: PhaseId | null }
  | { verb: 'phase.extend'; phase: PhaseId; minutes: number }

export const READY = ['done', 'more'] as const
/** できました, もう少し時間. */
export type Ready = (typeof READY)[number]

/** From a seat at a table: how its 班 has come along in a phase; null takes it back. */
export interface ReadyCommand {
  verb: 'phase.ready'
  phase: PhaseId
  ready: Ready | null
}

/** What is said of islands; as an edit, naming says what stood there when she began. */
export type GroupCommand =
  | Exclude<GroupOperation, { verb: 'groups.title' }>
  | (Extract<GroupOperation, { verb: 'groups.title' }> & { before: string })

/** 伏せて書く: notes of a goal, or of some 班 of it, go aside as they are posted, until they are revealed. */
export type HidingCommand =
  | { verb: 'notes.hide'; goal: GoalId; tables?: readonly number[] | undefined }
  /** All, one goal's, one 班's. Once and for all: what was seen is not hidden again. */
  | { verb: 'notes.reveal'; goal?: GoalId | undefined; table?: number | undefined }

export type LeadCommand = VaultCommand | SeatCommand | HidingCommand | AgendaCommand | PhaseCommand

/** What everybody is asked, and how. */
export type NewBallot =
  | ({ kind: 'stickers' } & Pick<BallotFields, 'goal' | 'on'> & {
        [Key in 'each' | 'most' | 'live' | 'title']?: BallotFields[Key] | undefined
      })
  | ({ kind: 'question'; live?: boolean | undefined } & Pick<BallotFields, 'title' | 'options'>)
  /** Its totals are never seen before its end. */
  | ({ kind: 'closing' } & Pick<BallotFields, 'options'> & {
        [Key in 'title' | 'line']?: BallotFields[Key] | undefined
      })

/** What is asked of everybody, and what each seat chooses: it lies with the server, and is never shown. */
export type BallotCommand =
  | ({ verb: 'ballots.open'; ballot: BallotId } & NewBallot)
  | { verb: 'ballots.close'; ballot: BallotId }
  | { verb: 'ballots.cancel'; ballot: BallotId }
  /** Seats that were taken since it was opened are counted, too. */
  | { verb: 'ballots.admit'; ballot: BallotId }
  /** All that a seat chooses, in the place of what it chose before. */
  | { verb: 'ballots.cast'; ballot: BallotId; choice: Choice; line?: string | undefined }
  /** Raised hands and paper stickers of those at a 班 who have no phone; the last stands. */
  | { verb: 'ballots.tally'; ballot: BallotId; table: number; totals: Choice }
  /** しまう: a free line of the questions at the end. */
  | { verb: 'ballots.putLineAway'; ballot: BallotId; line: string }

export type Command = { id: CommandId } & (
  | NoteCommand
  | GroupCommand
  | LeadCommand
  | ReadyCommand
  | BallotCommand
)

/** Of one note, which it names. */
export type CommandOnNote = Extract<Command, { note: NoteId }>

/** Where a note lies, as far as people see it. */
export interface NotePosition {
  goal: GoalId
  actor: ActorId
  group: GroupId | null
}

/** What an inverse is made from: what was there, and what is there now; of islands the way back, and what was done. */
export interface NoteChange {
  from?: { text: string } | NotePosition | Laying | undefined
  to?: { text: string } | NotePosition | Laying | undefined
  /** How many notes went along with their seat, came back with it, or were revealed. */
  notes?: number | undefined
}
