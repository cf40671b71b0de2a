import type { Choice, Chosen } from './board/choice.ts'
import type { NoteChange, Ready } from './board/commands.ts'
import type { NoteFields } from './board/field-types.ts'
import type { NoteId } from './board/ids.ts'

/**
 * What a device understands, said once when it connects (`ext=<number>`): 1 is that of 0.1.0.
 * Below `OLDEST_CLIENT` it is told to load its page again.
 */
export const CLIENT = 2
export const OLDEST_CLIENT = 2

/**
 * The socket's words. Types 0–3 are y-websocket's own; ours start at 4 and go only to clients that
 * asked with `ext`, the number of what they understand.
 *
 * ```
 * 0 sync      y-protocols/sync: step 1, step 2, update
 * 1 awareness y-protocols/awareness (staff, scribes, facilitators)
 * 2 auth      3 query awareness
 * 4 receipt   varUint n: this connection's first n sync writes (step 2, update) are durable
 * 5 refusal   varString JSON of `Refusal`; the socket closes after it
 * 6 mine      varString JSON of `Mine`: notes that belong to this seat
 * 7 clock     varUint: the server's time in ms since 1970
 * 8 epoch     varString; sent before any sync message
 * 9 here      varString JSON of `Here`: who is here, in numbers; to facilitators also when reception
 *             was opened or closed
 * 10 command  varString JSON of `Command` (shared/board/commands.ts), from the device
 * 11 answer   varString JSON of `Answer`: it is durable, or why it was not done
 * 12 waiting  varString JSON of `Waiting`: how many notes wait to be revealed; to facilitators and
 *             screens, once something is hidden
 * 13 voting   varString JSON of `Voting`: how many have chosen something, never what; to those who lead
 *             and to screens
 * ```
 */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  receipt: 4,
  refusal: 5,
  mine: 6,
  clock: 7,
  epoch: 8,
  here: 9,
  command: 10,
  answer: 11,
  waiting: 12,
  voting: 13,
} as const

/** y-websocket does not reconnect after 4400–4499 and retries every other code. */
export const CLOSE = {
  restarting: 1012,
  malformed: 4400,
  noSeat: 4401,
  notAllowed: 4403,
  noBoard: 4404,
  incomplete: 4409,
  tooLarge: 4413,
  /** This device's program is too old for the board: load the page again. */
  reload: 4426,
  tooFast: 4429,
  tryAgain: 4503,
} as const

/** Why a write was refused: a closed list that both ends share, with the code the socket closes with. */
export const REFUSALS = {
  malformed: CLOSE.malformed,
  'unknown-key': CLOSE.malformed,
  'wrong-shape': CLOSE.malformed,
  'not-allowed': CLOSE.notAllowed,
  'not-yours': CLOSE.notAllowed,
  'wrong-table': CLOSE.notAllowed,
  locked: CLOSE.notAllowed,
  closed: CLOSE.notAllowed,
  /** The facilitator stopped this seat. */
  stopped: CLOSE.notAllowed,
  /** A note that the facilitator put away is not posted anew. */
  'put-away': CLOSE.notAllowed,
  /** Erased for good: its id is not used again. */
  redacted: CLOSE.notAllowed,
  incomplete: CLOSE.incomplete,
  'foreign-client': CLOSE.incomplete,
  'clock-jump': CLOSE.incomplete,
  'too-large': CLOSE.tooLarge,
  /** Words longer than there is room for, also where two people's came together. */
  'too-long': CLOSE.tooLarge,
  /** A note or a title of which nothing would be seen. */
  blank: CLOSE.notAllowed,
  full: CLOSE.tooLarge,
  'too-fast': CLOSE.tooFast,
} as const

export type RefusalReason = keyof typeof REFUSALS

/** Sent before the socket closes. `entry` names what it was about, such as `notes/k3…/text`. */
export interface Refusal {
  reason: RefusalReason
  entry?: string | undefined
}

/** Why it was not done with a ballot. */
export type BallotReason =
  /** There is no such ballot. */
  | 'no-ballot'
  /** It was closed: what a seat chose before stands. */
  | 'ballot-closed'
  /** It runs: islands lie still meanwhile, and there is no second one of the same. */
  | 'ballot-open'
  /** The seat was taken after it was opened; those who lead admit it. */
  | 'not-admitted'
  /** More than a seat has, or than there are people. */
  | 'too-many'
  /** What was chosen is not there, or not any more. */
  | 'no-option'

/** Why a command was not done: the refusals of updates, and what only a command can be. */
export type CommandReason =
  | RefusalReason
  | BallotReason
  /** There is no such note: it was withdrawn, or never there. */
  | 'no-note'
  /** No such goal, actor or group. */
  | 'no-place'
  /** The island that it is about is not there any more. */
  | 'no-group'
  /** There is no such item of the agenda. */
  | 'no-phase'
  /** The evening is elsewhere: somebody else led it on. */
  | 'not-current'
  /** What runs just now is not taken away. */
  | 'phase-runs'
  /** This id was used for something else. */
  | 'id-reused'
  /** Written face down, and the server went back to a state in which it would be seen: said by a device to itself. */
  | 'face-down'

const OF_COMMANDS: readonly string[] = [
  ...['no-note', 'no-place', 'no-group', 'id-reused', 'face-down'],
  ...['no-phase', 'not-current', 'phase-runs'],
  ...['no-ballot', 'ballot-closed', 'ballot-open', 'not-admitted', 'too-many', 'no-option'],
]

export const isReason = (value: unknown): value is CommandReason =>
  typeof value === 'string' && (Object.hasOwn(REFUSALS, value) || OF_COMMANDS.includes(value))

/** What became of a command. `done` is durable; the same id again gets the same answer. */
export type Answer =
  | ({ id: string; done: true } & NoteChange)
  | { id: string; done: false; reason: CommandReason; by?: number | undefined }

/** A note as its author has it before it is revealed. */
export interface UnrevealedNote extends Omit<NoteFields, 'text' | 'table' | 'signature'> {
  id: NoteId
  text: string
  table?: number
  signature?: string
}

/**
 * The seat's own notes; `all` replaces the device's list, otherwise it is added to. What follows
 * comes with `all` only, and is not so where it is missing.
 */
export interface Mine {
  all: boolean
  /** On the board; withdrawn ones may be among them, which stand for nothing. */
  notes: readonly NoteId[]
  /** Put away by the facilitator: with its words for its author, and no other device has them. */
  putAway?: readonly { note: NoteId; text: string }[]
  /**
   * Written face down and not revealed yet: no other device has them. With `all: false` they are
   * added to those known, or stand in their place.
   */
  unrevealed?: readonly UnrevealedNote[]
  /** Of this seat's notes those that were erased for good: neither on the board nor to be said again. */
  erased?: readonly NoteId[]
  /** What this seat chose, as it is counted, and the hands it entered, both by ballot; whole where it is there. */
  chosen?: Readonly<Record<string, Chosen>>
  raised?: Readonly<Record<string, Choice>>
  /** The facilitator stopped this seat: it reads, and writes no more. */
  stopped?: boolean
  /** What this seat said last of its 班, and in which phase. */
  ready?: { phase: string; ready: Ready }
  /** This device came back by a link: what its person wrote before is closed until she is known again. */
  closed?: boolean
  /** Since when (ms since 1970) another device writes in this seat's place, and nobody said whose it is. */
  otherSince?: number
  /** Pictures were chosen by which its person is known on another device. */
  hasSign?: boolean
}

/** できました and もう少し時間, in numbers by table; 0: of no table. */
export type ReadyTables = Readonly<Record<string, { done: number; more: number }>>
/** How many seats have chosen something in a ballot that is open, and how many people raised their hands. */
export interface Voted {
  seats: number
  hands: number
}

/** By ballot. By table, and how many seats wait to be admitted, for those who lead alone. */
export type Voting = Readonly<
  Record<string, Voted & { tables?: Readonly<Record<string, Voted>>; late?: number }>
>

/** Who is here, by the server's sessions: devices that are connected, never names. */
export interface Here {
  people: number
  /** Participants and scribes by table number; empty for all but facilitators. */
  tables: Readonly<Record<string, number>>
  /** Projectors' pages; left out where there is none. */
  screens?: number
  /** What 班 said of the phase that runs; left out where none did, and for all but facilitators. */
  ready?: ReadyTables
}

/** How many notes lie face down on a goal: never whose, at most once a second. */
export interface WaitingAt {
  /** By 班 where at least three people sit, also where it has none. */
  tables: Readonly<Record<string, number>>
  /** Of smaller 班, and of nobody's 班, together: one or two people are no crowd. */
  others: number
}

/** Goal → notes that wait to be revealed; of every goal where something is hidden. */
export type Waiting = Readonly<Record<string, WaitingAt>>

/** What the server alone bounds: no page asks for these. */
export const SERVER_LIMITS = {
  /** ws closes a connection above it with 1009, which is retried for ever: ours must strike first. */
  maxPayloadBytes: 1_048_576,
  maxUpdateBytes: 262_144,
  /** Held while a session's SyncStep2 is awaited. */
  maxHeldBytes: 262_144,
  maxAwarenessBytes: 4_096,
  /** How far deleted or collected structs, which take no bytes, may move one client's clock at once. */
  maxSilentClocks: 20_000,
  maxStructs: 20_000,
  /** Client ids in one update: one per page load that wrote while away. */
  maxClientsAtOnce: 200,
  /** Client ids that one seat may ever write with: every one makes every transaction slower. */
  clientsPerSeat: 1_000,
  /** New ones of a seat in an hour: each page that writes takes one. */
  clientsPerHour: 60,
  clientsPerBoard: 5_000,
  /** Yjs may compare each new struct in a text or a key with all that stand there: new × all. */
  maxComparisons: 1_000_000,
  /** Ballots of a board, closed ones too, and those that are open at once. */
  maxBallots: 100,
  maxOpenBallots: 5,
  maxRows: 2_000,
  /** Tabs of one seat, and some that vanished and are not yet missed. */
  connectionsPerSeat: 30,
  /** Residents' seats; the team's are counted apart. */
  seatsPerBoard: 2_000,
  /** Seats of each of the team's roles on a board. */
  teamSeatsPerRole: 300,
  newSeatsPerSecond: 100,
} as const

export const LIMITS = {
  /** UTF-16 units that a field takes, beside its characters: both are told at the field. */
  maxTextUnits: 2_000,
  /** UTF-16 units of one text on the board: edits made at once come together above a field's limit. */
  maxMergedUnits: 8_000,
  /** UTF-16 units of what a plan asks about one goal, or about the whole of itself. */
  maxQuestionUnits: 20_000,
  /** Notes that one seat may ever post, withdrawn ones too. */
  notesPerSeat: 1_000,
  noteCharacters: 400,
  /** A list of a line each fits; a note of breaks alone must not be taller than the wall. */
  noteBreaks: 40,
  rowCharacters: 600,
  /** 班 of a board, numbered from 1. */
  maxTables: 99,
  /** Items of an agenda, how long one may be planned, and how much may be added while it runs. */
  maxPhases: 40,
  maxPhaseMinutes: 240,
  maxExtraMinutes: 480,
  /** People at one 班. */
  maxPeopleAtTable: 99,
  /** The most that IEEE 802.11 has: 32 bytes, and 63 characters or 64 hex digits. */
  maxWifiNameBytes: 32,
  maxWifiPassword: 64,
  /** Fiscal years of a plan, and which ones there are. */
  maxYears: 30,
  firstYear: 1868,
  lastYear: 2200,
  /** UTF-16 units of the name under a note. */
  maxSignatureUnits: 40,
  maxNotes: 20_000,
  /** 島 that a goal has at once; more are no overview. */
  groupsPerGoal: 60,
  /** Notes of one 島; each command that moves notes moves so many at most. */
  notesPerGroup: 300,
  /** 島 that a board ever had, removed ones too. */
  maxGroups: 3_000,
  /** シール of a seat. */
  maxStickers: 20,
  /** Answers to a question. */
  minAnswers: 2,
  maxAnswers: 6,
  /** Questions at the end, and the fewest answers of which anything is shown. */
  maxClosingQuestions: 5,
  fewestShown: 5,
} as const
