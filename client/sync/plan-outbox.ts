import * as Y from 'yjs'
import { type Chance, newId } from '../../shared/board/ids.ts'
import type { Refusal } from '../../shared/wire.ts'
import { blame } from './blame.ts'
import { slotOf } from './operation-facts.ts'
import type { Done, Keeping, OutboxEntry } from './plan-outbox-entry.ts'

const UNSENT = { typed: [], order: 0, refusals: 0, carried: null }

/** An entry that begins builds on no update of its own. */
const NOTHING_YET = Symbol('nothing yet')

/** More typing than this is hardly ever on its way at once. */
const MOST_TYPED = 12

/** What this tab has to send into the plan, until its receipt, in order. It knows neither sockets nor clocks. */
export class PlanOutbox {
  #entries: OutboxEntry[]
  #receipted = 0
  #order: number
  readonly #keeping: Keeping
  readonly #chance: Chance

  constructor(keeping: Keeping, chance: Chance) {
    this.#keeping = keeping
    this.#entries = keeping.takeOver(true).sort(byOrder)
    this.#order = this.#entries.at(-1)?.order ?? 0
    this.#chance = chance
  }

  get pending(): readonly OutboxEntry[] {
    return this.#entries
  }

  /**
   * Keeps words before anything is done with them: where that throws, or never comes to its end,
   * they wait here to be done anew. Typing goes into the entry that already waits for the same
   * text.
   */
  begin(doing: Omit<Done, 'update'>): { wrote: (update: Uint8Array | null) => OutboxEntry } {
    const slot = slotOf(doing.operation)
    const isSame = (one: OutboxEntry) => slotOf(one.operation) === slot && this.#keeping.isOurs(one)
    const waiting = slot && this.#entries.find(isSame)
    const earlier = waiting ? !waiting.anew && waiting.update : NOTHING_YET
    const entry = waiting
      ? this.#joined(waiting, doing)
      : { ...UNSENT, ...doing, update: null, id: newId(this.#chance), anew: true }
    entry.order = ++this.#order
    this.#entries = [...this.#entries.filter((one) => one !== entry), entry]
    this.#keeping.keep(entry)
    return {
      wrote: (update) => {
        // One that waits to be done anew will be done with the latest text, which is nowhere yet.
        if (!update || !earlier) return entry
        entry.update = earlier === NOTHING_YET ? update : Y.mergeUpdates([earlier, update])
        entry.anew = false
        this.#keeping.keep(entry)
        return entry
      },
    }
  }

  /** Of an entry something left in this write of the current connection; undefined: in none yet. */
  sent(entry: OutboxEntry, write: number | undefined) {
    if (write === undefined) return
    entry.carried = { first: entry.carried?.first ?? write, last: write }
    this.settle()
  }

  /**
   * Takes over what tabs left that are gone for so long that it has arrived, or never will.
   * @returns whether there was any, to be done anew
   */
  adopt(): boolean {
    const left = this.#keeping.takeOver(false)
    for (const entry of left) this.#again(entry)
    this.#entries = [...this.#entries, ...left].sort(byOrder)
    this.#order = Math.max(this.#order, this.#entries.at(-1)?.order ?? 0)
    return left.length > 0
  }

  /** @returns whether another tab has taken something over, while this one was asleep */
  letGo(): boolean {
    const ours = this.#entries.filter((entry) => this.#keeping.isOurs(entry))
    const isLess = ours.length < this.#entries.length
    this.#entries = ours
    return isLess
  }

  /** An entry that waited was done anew. */
  redone(entry: OutboxEntry, done: Pick<Done, 'update' | 'epoch'>) {
    Object.assign(entry, done, { anew: false })
    this.#keeping.keep(entry)
  }

  /** A step 2 left as this write: it carries everything. */
  sentAll(write: number) {
    for (const entry of this.#entries) {
      if (!entry.anew) entry.carried = { first: entry.carried?.first ?? write, last: write }
    }
  }

  /** The connection's first `writes` writes are on disk. */
  receipt(writes: number) {
    this.#receipted = writes
    this.settle()
  }

  /** The connection is gone, and its count with it. */
  disconnected() {
    this.#receipted = 0
    for (const entry of this.#entries) entry.carried = null
  }

  /**
   * Judges who it was that the server refused, before `disconnected`.
   * @returns the entries to give back to the person; they are gone from here
   */
  refused(refusal: Refusal | undefined): OutboxEntry[] {
    const write = this.#receipted + 1
    const carried = this.#entries.filter(
      ({ carried }) => carried && carried.first <= write && write <= carried.last,
    )
    const { suspects, back } = blame(refusal, carried)
    for (const entry of suspects) this.#keeping.keep(entry)
    this.drop(back)
    return back
  }

  drop(entries: readonly OutboxEntry[]) {
    this.#entries = this.#entries.filter((entry) => !entries.includes(entry))
    for (const entry of entries) this.#keeping.forget(entry)
  }

  /**
   * What was done to a document that is given up must be done anew to the next one.
   * @param but the epoch whose updates still fit, if any
   */
  detach(but?: string) {
    this.disconnected()
    for (const entry of this.#entries) if (entry.epoch !== but) this.#again(entry)
  }

  #again(entry: OutboxEntry) {
    entry.anew = true
    this.#keeping.keep(entry)
  }

  #joined(entry: OutboxEntry, { operation, step }: Omit<Done, 'update'>): OutboxEntry {
    const last = entry.operation
    if ('text' in last) entry.typed = [...entry.typed, last.text].slice(-MOST_TYPED)
    return Object.assign(entry, { operation, step, update: null, anew: true })
  }

  /** Lets go of what is receipted. */
  settle() {
    const done = this.#entries.filter(({ carried }) => carried && carried.last <= this.#receipted)
    if (done.length > 0) this.drop(done)
  }
}

const byOrder = (a: OutboxEntry, b: OutboxEntry) => a.order - b.order
