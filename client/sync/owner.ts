import type { Answer, Here, Mine, RefusalReason } from '../../shared/wire.ts'
import type { Standing } from './about.ts'
import type { Entry } from './entry.ts'
import type { Notes } from './replica.ts'

/** The device, as its documents need it. */
export interface Owner {
  readonly notes: Notes
  /** What waits is measured by this. */
  standing(): Standing
  refused(reason: RefusalReason): void
  giveBack(entries: readonly Entry[], reason: RefusalReason): void
  /** Does a waiting entry again on the current document, or gives it back. */
  doAnew(entry: Entry): void
  /** Another tab of this seat may have left something said and not sent. */
  adopt(): void
  mine(mine: Mine): void
  here(here: Here): void
  /** What became of something that was said of a note. */
  answer(answer: Answer): void
  /** The board's epoch: in another than before, what this seat posted may not be on it. */
  epoch(epoch: string): void
  clock(serverMs: number): void
  awareness(update: Uint8Array): void
  connected(lives: boolean): void
  boardChanged(): void
  changed(): void
}
