import type * as Y from 'yjs'
import type { NoteId, SeatId } from '../../../shared/board/ids.ts'
import type { Settings, Who } from '../../../shared/board/policy.ts'
import type { Refusal } from '../../../shared/wire.ts'

/** What the judge knows beside the update: who writes, and whose things are. */
export interface Case {
  /** Shown and pending together; never changed by the judge. */
  trial: Y.Doc
  seat: SeatId
  who: Who
  settings: Settings
  ownerOf: (note: NoteId) => SeatId | undefined
  seatOfClient: (client: number) => SeatId | undefined
  isPutAway?: ((note: NoteId) => boolean) | undefined
}

/**
 * - `empty`: adds no struct and no new deletion
 * - `lawful`: may be applied; `posted`, `claimed` and `touched` say what it brings
 */
export type Verdict =
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'empty' }
  | ({ kind: 'lawful' } & Lawful)

export interface Lawful {
  /** Notes that get an owner by it. */
  posted: readonly NoteId[]
  /** Client ids that write for the first time: they become this seat's. */
  claimed: readonly number[]
  /** Entries (`notes/k3…`, `board`) to look at as a whole once it is applied. */
  touched: ReadonlySet<string>
  /** How far each client id has written when all of it is applied. */
  clocks: ReadonlyMap<number, number>
  /** How often Yjs may have to compare its structs with those that stand there. */
  comparisons: number
  /** Some of its writes compete for a place: that all is well shows only when it is applied. */
  competes: boolean
}
