import type { Board } from '../../shared/board/document.ts'
import { GRACE_MS, type Openness } from '../../shared/board/policy.ts'
import { settingsOf } from '../../shared/board/view.ts'

export type Closings = Record<keyof Openness, number>

const never = Number.NEGATIVE_INFINITY
const UNKNOWN: Readonly<Closings> = {
  ...{ groupingOpen: never, ownGrouping: never, locked: never, closed: never },
}

/**
 * A room's settings by the server's clock. What one allowed stays allowed for `GRACE_MS` after it
 * closes: a move that was on its way when the facilitator closed grouping is honest.
 */
export class LenientSettings {
  #board: () => Board
  #now: () => number
  #last: Openness
  /** When each was last closed; -Infinity where that is not known. */
  readonly closedAt: Closings

  /** @param closedAt what an earlier room of this board knew */
  constructor(board: () => Board, now: () => number, closedAt: Closings = UNKNOWN) {
    this.#board = board
    this.#now = now
    this.#last = settingsOf(board())
    this.closedAt = { ...closedAt }
  }

  /** To be called when the shown board has changed. */
  noticed() {
    const settings = settingsOf(this.#board())
    if (this.#last.groupingOpen && !settings.groupingOpen) this.closedAt.groupingOpen = this.#now()
    if (this.#last.ownGrouping && !settings.ownGrouping) this.closedAt.ownGrouping = this.#now()
    if (!this.#last.locked && settings.locked) this.closedAt.locked = this.#now()
    if (!this.#last.closed && settings.closed) this.closedAt.closed = this.#now()
    this.#last = settings
  }

  get current(): Openness {
    const { groupingOpen, ownGrouping, locked, closed } = this.#last
    const justNow = (key: keyof Openness) => this.#now() - this.closedAt[key] < GRACE_MS
    return {
      groupingOpen: groupingOpen || justNow('groupingOpen'),
      ownGrouping: ownGrouping || justNow('ownGrouping'),
      locked: locked && !justNow('locked'),
      closed: closed && !justNow('closed'),
    }
  }
}
