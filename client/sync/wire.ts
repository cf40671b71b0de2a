import type * as Y from 'yjs'
import type { Listener } from './server-event.ts'
import type { Session, World } from './world.ts'

/** One connection of one document at a time. It connects when told to and never by itself. */
export interface Wire {
  /** `broken`: the browser closed the socket and has not told us yet, as after a page came back. */
  readonly state: 'closed' | 'opening' | 'open' | 'broken'
  open(): void
  close(): void
  send(frame: Uint8Array<ArrayBuffer>): void
  /**
   * Sends what was written into the document.
   * @returns the connection's number of the last write: a receipt of it covers this one
   */
  write(update: Uint8Array): number
  /** Asks for what we lack; a server that lives always answers. */
  ask(): void
  destroy(): void
}

export type MakeWire = (doc: Y.Doc, session: Session, world: World, on: Listener) => Wire
