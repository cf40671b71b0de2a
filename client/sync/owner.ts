import type { Here, Mine, RefusalReason } from '../../shared/wire.ts'
import type { Standing } from './about.ts'
import type { Entry } from './entry.ts'

/** The device, as its documents need it. */
export interface Owner {
  /** What waits is measured by this. */
  standing(): Standing
  refused(reason: RefusalReason): void
  giveBack(entries: readonly Entry[], reason: RefusalReason): void
  /** Does a waiting entry again on the current document, or gives it back. */
  doAnew(entry: Entry): void
  /** Something that another tab of this seat left waiting waits here now. */
  adopted(): void
  mine(mine: Mine): void
  here(here: Here): void
  clock(serverMs: number): void
  awareness(update: Uint8Array): void
  connected(lives: boolean): void
  boardChanged(): void
  changed(): void
}
