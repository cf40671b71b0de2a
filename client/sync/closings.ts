import { GRACE_MS, type Openness } from '../../shared/board/policy.ts'
import type { RefusalReason } from '../../shared/wire.ts'

/** Which setting a refusal says is closed, its grace over. */
const SAYS: Partial<Record<RefusalReason, keyof Openness>> = {
  locked: 'locked',
  closed: 'closed',
  'not-yours': 'groupingOpen',
  'not-allowed': 'groupingOpen',
}

const isShut = (key: keyof Openness, settings: Openness) =>
  key === 'groupingOpen' || key === 'ownGrouping' ? !settings[key] : settings[key]

/**
 * What is closed for certain. A device that was away learns that a setting is closed, but not since
 * when: within the grace the server still takes what was written before. So a setting counts as
 * open until this device has seen it closed for that long, or was refused because of it.
 */
export class Closings {
  readonly #now: () => number
  readonly #seenAt = new Map<keyof Openness, number>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** The settings that whatever waits is measured by. */
  certain(settings: Openness): Openness {
    const shut = (key: keyof Openness) => {
      if (!isShut(key, settings)) {
        this.#seenAt.delete(key)
        return false
      }
      const seenAt = this.#seenAt.get(key) ?? this.#now()
      this.#seenAt.set(key, seenAt)
      return this.#now() - seenAt >= GRACE_MS
    }
    return {
      ...{ groupingOpen: !shut('groupingOpen'), ownGrouping: !shut('ownGrouping') },
      ...{ locked: shut('locked'), closed: shut('closed') },
    }
  }

  /** The server refused something for this reason: trying the rest would be of no use. */
  refused(reason: RefusalReason) {
    const key = SAYS[reason]
    if (key) this.#seenAt.set(key, Number.NEGATIVE_INFINITY)
  }
}
