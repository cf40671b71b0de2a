import type { Undoable } from './undoable.ts'

/** Something that was done here and is not yet known to be on the server's disk. */
export interface OutboxEntry {
  readonly id: string
  operation: Undoable
  /**
   * What it did to the document of `epoch`: putting it in again is exact, also after a reload and
   * beside what others wrote since. Null where no document has it.
   */
  update: Uint8Array | null
  /** That document was given up: it must be done anew on the next, unless it is there already. */
  anew: boolean
  epoch: string
  /** The text that it spliced, or the place that it moved a note from. */
  before: string | null
  /** It was もどす or やりなおす, not words of its own. */
  step?: 'undo' | 'redo' | undefined
  /** The last texts that were typed over each other in it, oldest first. */
  typed: readonly string[]
  /** Grows with every change of the entry; the order in which entries are done anew. */
  order: number
  /** How often it was among those that might have been refused. */
  refusals: number
  /** The writes of the current connection that carry it; null before they are sent. */
  carried: { first: number; last: number } | null
}

export type Done = Pick<OutboxEntry, 'operation' | 'update' | 'epoch' | 'before' | 'step'>

/** Where entries are kept while they wait. Each is one tab's: nobody else sends or changes it. */
export interface Keeping {
  /**
   * What tabs of this seat left waiting that are gone; it is this tab's from now on.
   * @param isOpening this page comes after one that only just went
   */
  takeOver(isOpening: boolean): OutboxEntry[]
  /** False where another tab has taken it over, while this one was asleep. */
  isOurs(entry: OutboxEntry): boolean
  keep(entry: OutboxEntry): void
  forget(entry: OutboxEntry): void
}
