import type * as Y from 'yjs'
import type { BoardId, Chance } from '../../shared/board/ids.ts'
import type { Seat } from './device.ts'

/** Which board, as whom. */
export interface Session {
  board: BoardId
  seat: Seat
  /** The board's epoch as far as known; '' takes the one that the server tells first. */
  epoch: string
  /** The server knows no more which notes were this seat's. */
  notesEnded?: boolean | undefined
  /** For programs; browsers have a cookie. */
  token?: string | undefined
}

/** Small texts that survive a reload, where the browser lets them. */
export interface Shelf {
  /** Whether everything put here so far will survive a reload. */
  readonly keeps: boolean
  entries(prefix: string): readonly (readonly [key: string, text: string])[]
  get(key: string): string | undefined
  put(key: string, text: string): void
  remove(key: string): void
}

/** A document's stored copy on this device. */
export interface Copy {
  /** It held something: the document is not empty any more. */
  filled: boolean
  /** Stops storing; what is stored stays. */
  close(): void
  /** Stops storing and drops what is stored. */
  discard(): void
}

/**
 * - `shown`: a person looks at this page again
 * - `online`: the network is back, for this device and perhaps for the whole hall
 * - `offline`: the browser believes that there is none
 * - `left`: the page goes, perhaps to be shown again
 */
export type Moment = 'shown' | 'online' | 'offline' | 'left'

/** Everything outside of a device: the browser in the product, fakes in tests. */
export interface World {
  WebSocket: typeof WebSocket
  /** `ws://host/sync`: the board's id is put behind it. */
  syncUrl: string
  /** The board's state as one Yjs update; undefined where the server cannot be asked now. */
  fetchState: (session: Session) => Promise<Uint8Array | undefined>
  shelf: Shelf
  /**
   * Fills the document from its stored copy and keeps it stored; undefined where that fails, or
   * where `late` came first: from then on the document is not touched.
   */
  openCopy: (name: string, doc: Y.Doc, late: AbortSignal) => Promise<Copy | undefined>
  now: () => number
  /** At least 0, below 1. */
  random: () => number
  chance: Chance
  /** Removes a stored copy, whatever is in it. */
  dropCopy: (name: string) => void
  /** The same of all that are meant, where they can be listed. */
  dropCopies: (areMeant: (name: string) => boolean) => void
  /** Runs once after so many ms; returns its own undo. */
  later: (ms: number, run: () => void) => () => void
  /** Loads the page again: the server has a newer one. */
  reload: () => void
  /** Tells of moments at which a link wants a look; returns its own undo. */
  onMoment: (listener: (moment: Moment) => void) => () => void
}
