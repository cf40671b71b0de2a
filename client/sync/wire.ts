import type * as Y from 'yjs'
import type { Refusal } from '../../shared/wire.ts'
import type { Ears } from './messages.ts'
import type { Session, World } from './world.ts'

/** What a wire tells its link. */
export interface WireEars extends Omit<Ears, 'refusal'> {
  /** Anything at all was received. */
  sign(): void
  /** The server's whole state is in; ours goes out next. False keeps it back. */
  heard(): boolean
  /** A sync write left, the `writes`th of this connection; `whole` carries all that the document has. */
  wrote(writes: number, whole: boolean): void
  /** The connection is gone. `code` is undefined where we ended it. */
  closed(code: number | undefined, refusal: Refusal | undefined): void
}

/** One connection of one document at a time. It connects when told to and never by itself. */
export interface Wire {
  /** `broken`: the browser closed the socket and has not told us yet, as after a page came back. */
  readonly state: 'closed' | 'opening' | 'open' | 'broken'
  /** Sync writes that went out on the current connection and get a receipt; 0 without one. */
  readonly writes: number
  open(): void
  close(): void
  send(frame: Uint8Array<ArrayBuffer>): void
  /** Asks for what we lack; a server that lives always answers. */
  ask(): void
  destroy(): void
}

export type MakeWire = (doc: Y.Doc, session: Session, world: World, ears: WireEars) => Wire
