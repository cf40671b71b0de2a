import { type Chance, newId } from '../../shared/board/ids.ts'
import { isNumber, isTruth, shaped } from './kept-checks.ts'
import type { SeatShelf } from './seat-shelf.ts'

/** How often a tab says that it is there; browsers let one in the background do so once a minute. */
export const BEAT_MS = 20_000
/** A tab that said nothing for longer is gone, or asleep: another takes over what it left waiting. */
export const SILENT_MS = 120_000

/** When a tab was last there, and whether it said that it goes. */
const isMark = shaped<{ at: number; left: boolean }>({ at: isNumber, left: isTruth })

/**
 * Which tabs of a seat are there, so that each sends what was written in it, and nobody else does
 * while it can. Without Web Locks, which plain http has not: each tab keeps a mark of its own.
 */
export class Lease {
  readonly tab: string
  readonly #shelf: SeatShelf
  readonly #now: () => number
  #markedAt = 0

  constructor(shelf: SeatShelf, now: () => number, chance: Chance) {
    this.#shelf = shelf
    this.#now = now
    this.tab = newId(chance)
    this.renew()
  }

  /** @returns whether it held all the time: where not, another tab may have taken over */
  renew(): boolean {
    const held = this.#now() - this.#markedAt <= SILENT_MS
    this.#mark(false)
    return held
  }

  /** The page goes, perhaps to be shown again: whoever comes next need not wait. */
  leave() {
    this.#mark(true)
    this.#markedAt = 0
  }

  /** @param atOnce also where the tab only just said that it goes: what it sent may be on its way */
  isOver(tab: string | undefined, atOnce: boolean): boolean {
    if (tab === this.tab) return false
    const mark = tab && this.#shelf.one(`tab.${tab}`, isMark)
    return !mark || this.#now() - mark.at > SILENT_MS || (atOnce && mark.left)
  }

  /** The marks of tabs that are over, once what they left has been taken over. */
  sweep(atOnce: boolean) {
    for (const tab of this.#shelf.names('tab.'))
      if (this.isOver(tab, atOnce)) this.#shelf.remove(`tab.${tab}`)
  }

  #mark(left: boolean) {
    this.#markedAt = this.#now()
    this.#shelf.put(`tab.${this.tab}`, { at: this.#markedAt, left })
  }
}
