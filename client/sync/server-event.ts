import type {
  Answer,
  Here,
  Mine,
  Refusal,
  RefusalReason,
  Voting,
  Waiting,
} from '../../shared/wire.ts'
import type { Ending } from './ending.ts'

/**
 * Everything that a device hears of its server, on one way: from the wire by the link and the
 * documents to the device. Each takes what is its own and passes the rest on.
 */
export type ServerEvent =
  // The server says it, beside the document.
  | { type: 'mine'; mine: Mine }
  | { type: 'here'; here: Here }
  | { type: 'waiting'; waiting: Waiting }
  | { type: 'answer'; answer: Answer }
  | { type: 'voting'; voting: Voting }
  | { type: 'clock'; serverMs: number }
  | { type: 'epoch'; epoch: string }
  | { type: 'awareness'; update: Uint8Array }
  | { type: 'refusal'; refusal: Refusal }
  /** The first `writes` sync writes of this connection are on its disk. */
  | { type: 'receipt'; writes: number }
  // The wire.
  /** Anything at all was received. */
  | { type: 'sign' }
  /** The server's whole state is in. What we have goes out next, unless the wire is destroyed over it. */
  | { type: 'state' }
  /** Everything that this document has went out, as the `write`th write of this connection. */
  | { type: 'told'; write: number }
  /** The connection is gone. `code` is undefined where we ended it. */
  | { type: 'closed'; code: number | undefined }
  // The link.
  /** The connection is gone: what it had not receipted goes out again with the next. */
  | { type: 'lost' }
  /** Trying again as before would be of no use. */
  | { type: 'ended'; ending: Exclude<Ending, { kind: 'retry' }> }
  /** The link's state. */
  | { type: 'changed' }
  // The documents.
  | { type: 'connected'; lives: boolean }
  /** A document was refused. */
  | { type: 'refused'; reason: RefusalReason }
  /** Somebody else did something. */
  | { type: 'board' }

export type Listener = (event: ServerEvent) => void
