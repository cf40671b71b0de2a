import type * as Y from 'yjs'
import type { SeatId } from '../../../shared/board/ids.ts'
import type { Openness, Who } from '../../../shared/board/policy.ts'
import type { Redactable } from '../../../shared/board/redaction.ts'
import type { Refusal } from '../../../shared/wire.ts'

/** What the judge knows beside the update: who writes, and whose the Yjs client ids are. */
export interface Case {
  /** Shown and pending together; never changed by the judge. */
  trial: Y.Doc
  seat: SeatId
  who: Who
  settings: Openness
  seatOfClient: (client: number) => SeatId | undefined
  /** What was erased for good does not come back. */
  isRedacted?: ((entry: Redactable) => boolean) | undefined
}

/**
 * - `empty`: adds no struct and no new deletion
 * - `lawful`: may be applied; `claimed` and `touched` say what it brings
 */
export type Verdict =
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'empty' }
  | ({ kind: 'lawful' } & Lawful)

export interface Lawful {
  /** Client ids that write for the first time: they become this seat's. */
  claimed: readonly number[]
  /** Entries (`rows/k3…`, `board`) to look at as a whole once it is applied. */
  touched: ReadonlySet<string>
  /** How far each client id has written when all of it is applied. */
  clocks: ReadonlyMap<number, number>
  /** How often Yjs may have to compare its structs with those that stand there. */
  comparisons: number
  /** Some of its writes compete for a place: that all is well shows only when it is applied. */
  competes: boolean
}
