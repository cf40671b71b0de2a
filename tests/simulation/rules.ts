import type { Room } from '../../server/sync/room.ts'
import { GRACE_MS, type Openness } from '../../shared/board/policy.ts'
import { settingsOf } from '../../shared/board/view.ts'
import type { CommandReason } from '../../shared/wire.ts'

/** The longest that news may take to a device that is connected. */
export const NEWS_MS = 20_000

const KEYS: Partial<Record<CommandReason, keyof Openness>> = {
  locked: 'locked',
  closed: 'closed',
  'not-yours': 'groupingOpen',
  'not-allowed': 'groupingOpen',
}

const NEVER: Readonly<Record<keyof Openness, number>> = {
  ...{ groupingOpen: -Infinity, ownGrouping: -Infinity, locked: -Infinity, closed: -Infinity },
}

/**
 * What the settings were and when they closed, kept apart from the server's own account of it: says
 * which refusals somebody honest has to expect.
 */
export class Rules {
  #now: () => number
  #last: Openness = { ...{ groupingOpen: false, ownGrouping: true }, locked: false, closed: false }
  #closedAt = { ...NEVER }

  /** When each was last opened after it had been shut for good. */
  #shutUntil = { ...NEVER }

  /** When others' notes might last be moved; unlike the server, nobody here forgets it. */
  #groupedUntil = -Infinity

  constructor(now: () => number) {
    this.#now = now
  }

  follow(room: Room) {
    // What changed before this room was opened, and was never shown, has no moment.
    if (this.#last.groupingOpen) this.#groupedUntil = this.#now()
    this.#last = settingsOf(room.shownBoard)
    room.onChange(() => this.#notice(settingsOf(room.shownBoard)))
  }

  /** Whether the server may refuse something for this reason now. */
  explain(reason: CommandReason): boolean {
    const key = KEYS[reason]
    return key !== undefined && this.#isShut(key)
  }

  /** Whether a device may believe so: what it last heard may be some time old. */
  explained(reason: CommandReason): boolean {
    const key = KEYS[reason]
    return (
      this.explain(reason) || (key !== undefined && this.#now() - this.#shutUntil[key] < NEWS_MS)
    )
  }

  /** A server that starts again does not know when a setting was closed. */
  forget() {
    this.#closedAt = { ...NEVER }
  }

  /** How long ago each was closed, in ms; for whoever looks into a failure. */
  get ages(): string {
    const ages = Object.entries(this.#closedAt).map(([key, at]) => [key, this.#now() - at])
    return JSON.stringify(Object.fromEntries(ages))
  }

  /** Whether others' notes might be moved at any time since `at`, grace included. */
  groupingOpenSince(at: number): boolean {
    return this.#last.groupingOpen || this.#groupedUntil + GRACE_MS >= at
  }

  /** Since so long that the grace is over. */
  #isShut(key: keyof Openness) {
    const shut =
      key === 'groupingOpen' || key === 'ownGrouping' ? !this.#last[key] : this.#last[key]
    return shut && this.#now() - this.#closedAt[key] >= GRACE_MS
  }

  #notice(settings: Openness) {
    const now = this.#now()
    for (const key of Object.keys(settings) as (keyof Openness)[])
      if (this.#isShut(key) && settings[key] !== this.#last[key]) this.#shutUntil[key] = now
    if (this.#last.groupingOpen) this.#groupedUntil = now
    if (this.#last.groupingOpen && !settings.groupingOpen) this.#closedAt.groupingOpen = now
    if (this.#last.ownGrouping && !settings.ownGrouping) this.#closedAt.ownGrouping = now
    if (!this.#last.locked && settings.locked) this.#closedAt.locked = now
    if (!this.#last.closed && settings.closed) this.#closedAt.closed = now
    this.#last = settings
  }
}
