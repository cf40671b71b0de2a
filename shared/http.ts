/**
 * What is asked and answered over HTTP, for both ends: the server's answers satisfy it, the pages ask
 * by it. docs/api.md tells it to programs outside. Types alone: nothing of this reaches a phone.
 */
import type { Command } from './board/commands.ts'
import type { DiaryEntry } from './board/diary.ts'
import type { Period } from './board/field-types.ts'
import type { ActorId, BoardId, GoalId, NoteId } from './board/ids.ts'
import type { Redactable, RedactionReason } from './board/redaction.ts'
import type { Role } from './board/roles.ts'
import type { JoinChallenge, JoinProof } from './join-proof.ts'
import type { Template } from './plan/templates.ts'
import type { Picture } from './sign.ts'
import type { Answer } from './wire.ts'

type OpenOrClosed = 'open' | 'closed'

/** The ways in by role: as the server keeps them their secrets, as it answers them their paths. */
export type Links = Readonly<Record<Role, string>>

/** A code to come in by, or a link's secret. */
export type WayIn = { code: string; proof?: JoinProof } | { key: string }

export interface Joined {
  board: BoardId
  seat: string
  role: Role
  /** For programs; a page has its cookie. */
  token: string
  table: number | null
}

/** What a link leads to, told to whoever holds it. */
export interface Looked {
  title: string
  /** ISO date. */
  heldOn: string | null
  state: OpenOrClosed
  reception: OpenOrClosed
  role: Role
  /** Of a link that gives a seat back. */
  table: number | null
  /** This device has come in by it before. */
  known: boolean
  /** What the ward says of personal data; '' says nothing. */
  privacy: string
}

export interface NewBoard {
  template: string
  title: string
  privacy?: string
  /** ISO date. */
  heldOn?: string
  period?: Period
  /** Ids of the template's goals; without them all. */
  goals?: readonly string[]
  tables?: number
}

export interface MadeBoard {
  id: BoardId
  joinCode: string
  links: Links
  /** The labels of its year columns. */
  years: readonly string[]
}

/** A board in the organiser's list. */
export interface ListedBoard {
  id: BoardId
  template: string
  title: string
  /** ISO date, where one was given. */
  heldOn?: string | undefined
  state: OpenOrClosed
  reception: OpenOrClosed
  tables: number
  joinCode: string
  /** ISO 8601. */
  createdAt: string
  /** All seats, the residents' among them, and every note ever posted. */
  counts: { seats: number; participants: number; notes: number }
  links?: Links | undefined
}

/** What a seat is told of its board. */
export interface BoardInfo {
  id: BoardId
  title: string
  /** ISO date, where one was given. */
  heldOn?: string | undefined
  template: string
  period?: Period | undefined
  state: OpenOrClosed
  /** Whether new participants come in. */
  reception: OpenOrClosed
  epoch: string
  tables: number
  goals: readonly { id: GoalId; title: string; number?: string | undefined }[]
  counts: { goals: number; actors: number; rows: number; notes: number; seats: number }
  /** Six or eight digits. */
  joinCode: string
  joinUrl: string
  seat: {
    id: string
    role: Role
    table: number | null
    body: ActorId | null
    stopped: boolean
    /** So long after the end that nobody knows any more which notes were this seat's. */
    notesEnded?: boolean
  }
  /** The facilitator alone gets these: the ways in by role, and the addresses a QR may carry. */
  links?: Links
  publicUrl?: string | undefined
  addresses?: readonly string[]
}

export interface OwnNotes {
  seat: string
  role: Role
  table: number | null
  notes: readonly OwnNoteState[]
}

/** A note that was put away, or is not revealed yet, has its words for its author alone. */
export type OwnNoteState =
  | { id: NoteId; state: 'shown' | 'withdrawn' }
  | { id: NoteId; state: 'putAway' | 'unrevealed'; text: string }

export interface ListedSeat {
  seat: string
  role: Role
  table: number | null
  /** Its device is here, or left just now. */
  connected: boolean
  /** ISO 8601: when the seat was taken. */
  since: string
}

/** How devices came back, in numbers. */
export interface Returned {
  /** By who gave the links: facilitators, and scribes of a table. */
  by: readonly { role: 'facilitator' | 'scribe'; table: number | null; times: number }[]
  /** Nobody has said yet whose they are. */
  waiting: number
  /** Their person's earlier device said that they are not hers. */
  denied: number
}

/** Gives a seat to another device, once and for ten minutes. */
export interface ReturnLink {
  link: string
  /** ISO 8601. */
  expiresAt: string
}

/** The hall's network, as its sheets print it. */
export interface Wifi {
  name: string
  /** '' where there is none. */
  password: string
  /** It does not say its name by itself. */
  hidden: boolean
}

/** How the hall's phones find this server. */
export interface Place {
  address: string | null
  wifi: Wifi | null
  /** Those to choose from, best first. */
  addresses: readonly string[]
  joinUrl: string
}

/** A note in the server's vault. */
export interface PutAway {
  note: NoteId
  text: string
  goal: GoalId
  actor: ActorId
  table: number | null
  reason: string
  /** It went along when its seat was stopped. */
  withSeat: boolean
  /** ISO 8601. */
  at: string
}

/** What somebody wrote freely at the evening's end; whose it is nobody knows. */
export interface FreeLine {
  line: string
  text: string
  away: boolean
}

/** A note that is not revealed yet, as those who lead may read it before. */
export type Unrevealed = Pick<PutAway, 'note' | 'text' | 'goal' | 'actor' | 'table'>

/** No byte of it is left in the data folder; otherwise that is tried again. */
interface Swept {
  swept: boolean
}

/** Every request under /api: what it says, and what it is answered (`null`: nothing, 204). */
export interface Requests {
  'POST /api/join': { body: WayIn & { table?: number }; answer: Joined }
  'POST /api/join/look': { body: WayIn; answer: Looked | Pick<Looked, 'privacy'> }
  'POST /api/leave': { body: { board?: BoardId; storage?: boolean }; answer: null }

  'GET /api/templates': { answer: readonly Template[] }
  'GET /api/addresses': { answer: { publicUrl: string | null; addresses: readonly string[] } }

  'POST /api/boards': { body: NewBoard; answer: MadeBoard }
  'GET /api/boards': { answer: readonly ListedBoard[] }
  'GET /api/boards/:id': { answer: BoardInfo }
  'DELETE /api/boards/:id': { body: { title: string }; answer: null }
  /** `unrevealed`: what becomes of notes that wait to be revealed; without it 409 says how many there are. */
  'POST /api/boards/:id/close': {
    body: { unrevealed?: 'reveal' | 'keep' }
    answer: { id: BoardId; state: OpenOrClosed }
  }
  'POST /api/boards/:id/open': { answer: { id: BoardId; state: OpenOrClosed } }
  'POST /api/boards/:id/reception': { body: { open: boolean }; answer: { reception: OpenOrClosed } }
  'GET /api/boards/:id/privacy': { answer: { privacy: string } }
  'PUT /api/boards/:id/privacy': { body: { privacy: string }; answer: { privacy: string } }
  'POST /api/boards/:id/links/:role/rotate': { answer: { role: Role; link: string } }
  'GET /api/boards/:id/place': { answer: Place }
  /** What is left out stays; null takes it back. */
  'PUT /api/boards/:id/place': {
    body: { address?: string | null; wifi?: Wifi | null }
    answer: Place
  }

  'GET /api/boards/:id/board.json': { file: 'json' }
  'GET /api/boards/:id/state': { file: 'update' }
  'GET /api/boards/:id/export/plan.xlsx': { file: 'xlsx' }
  'GET /api/boards/:id/export/plan.csv': { file: 'csv' }

  'POST /api/boards/:id/commands': { body: Command; answer: Extract<Answer, { done: true }> }
  /** What began and ended when in the evening, the earliest first. */
  'GET /api/boards/:id/diary': { answer: readonly DiaryEntry[] }
  'GET /api/boards/:id/ballots/:ballot/lines': { answer: readonly FreeLine[] }
  'GET /api/boards/:id/unrevealed': { answer: readonly Unrevealed[] }
  'GET /api/boards/:id/put-away': { answer: readonly PutAway[] }
  'POST /api/boards/:id/notes/:note/put-away': {
    body: { reason?: string }
    answer: { note: NoteId; state: 'putAway' }
  }
  'POST /api/boards/:id/notes/:note/restore': { answer: { note: NoteId; state: 'shown' } }
  'POST /api/boards/:id/notes/:note/stop-seat': {
    body: { reason?: string }
    answer: { note: NoteId; notes: number }
  }
  'POST /api/boards/:id/notes/:note/start-seat': { answer: { note: NoteId; notes: number } }
  'POST /api/boards/:id/notes/:note/redact': { body: AlsoErased; answer: { note: string } & Swept }
  'POST /api/boards/:id/rows/:row/redact': { body: AlsoErased; answer: { row: string } & Swept }
  'POST /api/boards/:id/redact': {
    body: { reason?: RedactionReason; entries?: readonly Redactable[] }
    answer: Swept
  }

  'GET /api/boards/:id/seats': { answer: readonly ListedSeat[] }
  'GET /api/boards/:id/seats/returned': { answer: Returned }
  'POST /api/boards/:id/seats/give-up-unused': { answer: { givenUp: number } }
  'POST /api/boards/:id/seats/:seat/return': { answer: ReturnLink }
  'GET /api/boards/:id/tables/:table/scribe': { answer: { link: string; taken: boolean } }
  'POST /api/boards/:id/tables/:table/scribe/change': { answer: { freed: boolean } }
  'POST /api/boards/:id/leave': { answer: null }
  'GET /api/boards/:id/mine': { answer: OwnNotes }
  'PUT /api/boards/:id/mine/table': { body: { table: number }; answer: { table: number } }
  'PUT /api/boards/:id/mine/body': {
    body: { actor: ActorId | null }
    answer: { body: string | null }
  }
  'PUT /api/boards/:id/mine/sign': {
    body: { sign: readonly Picture[] | null }
    answer: { chosen: boolean }
  }
  'GET /api/boards/:id/mine/earlier': { answer: { closed: boolean; guesses: number } }
  'POST /api/boards/:id/mine/earlier': {
    body: { sign: readonly Picture[] }
    answer: { opened: true }
  }
  'POST /api/boards/:id/mine/other-device': {
    body: { since: number; mine: boolean }
    answer: { mine: boolean }
  }
}

interface AlsoErased {
  reason?: RedactionReason
  also?: readonly Redactable[]
}

/** Those answered by JSON, or by nothing. */
export type Request = {
  [R in keyof Requests]: Requests[R] extends { answer: unknown } ? R : never
}[keyof Requests]

export type AnswerTo<R extends Request> = Requests[R] extends { answer: infer A } ? A : never
export type BodyOf<R extends Request> = Requests[R] extends { body: infer B } ? B : undefined

/** The names in an address: { id, note } of /api/boards/:id/notes/:note. */
export type Named<R extends string> = R extends `${string}/:${infer Name}/${infer Rest}`
  ? Record<Name, string> & Named<`/${Rest}`>
  : R extends `${string}/:${infer Name}`
    ? Record<Name, string>
    : unknown

/** Every answer that is not the one asked for. `message` is both languages in one, for a log. */
export interface Failure {
  error: { code: string; message: string; ja: string; en: string }
  /** Work to do before a number is looked up. */
  challenge?: JoinChallenge | undefined
}
