import type { ActorId, NoteId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { Openness, Who } from '../../shared/board/policy.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import type { CommandReason, Here, Mine, Voting, Waiting } from '../../shared/wire.ts'
import type { Undoable } from './undoable.ts'

/** This device's seat on the board. */
export interface Seat extends Who {
  id: string
  role: Role
  /** The actor that a staff seat speaks for. */
  body?: ActorId | undefined
}

/**
 * - `joining`: the first state is on its way
 * - `live`: connected and in step with the server
 * - `away`: no connection; what is written is kept here and sent later (retrying by itself)
 * - `ended`: the server will not have this seat or board any more; retrying is of no use
 */
export type Connection =
  | { state: 'joining' }
  | { state: 'live' }
  | { state: 'away'; since: number }
  | { state: 'ended'; why: 'no-seat' | 'no-board' | 'closed' }

/** Where one's own words are: with the server on disk, on their way, or kept here for now. */
export type Delivery = 'saved' | 'sending' | 'away'

/** Words that the server refused: given back to the person, never lost. */
export interface GivenBack {
  id: string
  operation: Undoable
  /** It was もどす or やりなおす: what it took back stands, and it is not tried again. */
  step?: 'undo' | 'redo' | undefined
  reason: CommandReason
  /** The words themselves, where the operation had any. */
  text: string
}

/** A note of this seat that the facilitator put away: no other device has its words any more. */
export interface PutAway {
  note: NoteId
  text: string
}

/** What is known of this seat on other devices. */
export interface OtherDevices {
  /** This one came back by a link: what was written before is closed to it. */
  closed: boolean
  /** Since when another one writes in this seat, ms since 1970. */
  otherSince: number | undefined
  /** Pictures were chosen by which the person is known. */
  hasSign: boolean
}

/** Somebody else's cursor (staff, scribes and facilitators only): `rows/<id>/text` and the like. */
export interface Presence {
  id: number
  role: Role
  table?: number | undefined
  /** The actor that a staff seat speaks for. */
  body?: ActorId | undefined
  place: string | null
}

/** Everything a screen shows; replaced whole on every change, unchanged parts keep their identity. */
export interface DeviceState {
  board: Snapshot
  settings: Openness
  connection: Connection
  /** Notes of this seat. */
  mine: ReadonlySet<NoteId>
  /** Notes of this seat that were put away. */
  putAway: readonly PutAway[]
  /** Notes of this seat that were erased for good. */
  erased: readonly NoteId[]
  /** The facilitator stopped this seat: it reads, and writes no more. */
  stopped: boolean
  devices: OtherDevices
  /** What this seat chose, as the server counts it, and the hands it entered: by ballot. */
  chosen: NonNullable<Mine['chosen']>
  raised: NonNullable<Mine['raised']>
  /** How many have chosen something in what is open: for those who lead, and the wall. */
  voting: Voting
  /** Notes with something of ours on the way; a note of ours that is not listed is saved. */
  deliveries: ReadonlyMap<NoteId, Exclude<Delivery, 'saved'>>
  /** Everything of ours is on the server's disk. */
  allSaved: boolean
  givenBack: readonly GivenBack[]
  here: Here
  /** How many notes wait to be revealed; told to those who lead and to screens. */
  waiting: Waiting
  presence: readonly Presence[]
  canUndo: boolean
  canRedo: boolean
  /** Server time minus this device's, in ms. */
  clockOffsetMs: number
  /** Words survive a reload of this page (storage works). */
  keeps: boolean
}

/** One board on one device: what the screens know of sync. */
export interface Device {
  readonly seat: Seat
  readonly state: DeviceState
  subscribe(listener: () => void): () => void
  perform(operation: Operation): void
  undo(): void
  redo(): void
  /** By the server's clock, ms since 1970. */
  now(): number
  /** The person took note of words given back (and copied them into a draft where wanted). */
  dismiss(id: string): void
  /** Tells the other staff where this person works; null when nowhere. */
  point(place: string | null): void
  destroy(): void
}
