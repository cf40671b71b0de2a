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

/** What waits for its receipt, in order. It knows neither sockets nor clocks. */
export class PlanOutbox {
  #entries: OutboxEntry[]
  #receipted = 0
  #order: number
  /** Typing goes on in these alone: what was on the shelf may be another tab's, which types on, too. */
  readonly #begun = new WeakSet<OutboxEntry>()
  /** Entries of another tab, by id. */
  #adopted = new Set<string>()
  /** Those that could not be adopted at the last pulse. */
  #left: readonly OutboxEntry[] = []
  readonly #keeping: Keeping
  readonly #chance: Chance

  constructor(keeping: Keeping, chance: Chance) {
    this.#keeping = keeping
    this.#entries = this.kept()
    this.#order = this.#entries.at(-1)?.order ?? 0
    this.#chance = chance
  }

  get pending(): readonly OutboxEntry[] {
    return this.#entries
  }

  /** What waits on the shelf, other tabs' too. */
  kept = (): OutboxEntry[] => this.#keeping.waiting().sort(byOrder)

  /** What was done already. */
  add({ update, ...done }: Done): OutboxEntry {
    return this.begin(done).wrote(update)
  }

  /**
   * Keeps words before anything is done with them: where that throws, or never comes to its end,
   * they wait here to be done anew. Typing goes into the entry that already waits for the same
   * text, if it was begun here.
   */
  begin(doing: Omit<Done, 'update'>): { wrote: (update: Uint8Array | null) => OutboxEntry } {
    const slot = slotOf(doing.operation)
    const waiting =
      slot && this.#entries.find((one) => this.#begun.has(one) && slotOf(one.operation) === slot)
    const earlier = waiting ? !waiting.anew && waiting.update : NOTHING_YET
    const entry = waiting
      ? this.#joined(waiting, doing)
      : { ...UNSENT, ...doing, update: null, id: newId(this.#chance), anew: true }
    this.#begun.add(entry)
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
   * Takes over what another tab of this seat left waiting; its updates are exact, so it does no
   * harm if that tab still lives and sends them too. What does not fit from one pulse to the next
   * builds on something that nobody has any more: it is done anew.
   * @param put puts entries in; false where they build on something that is not here yet
   * @param isPulse the server's pulse is the reason
   * @returns how many were new here
   */
  adopt(
    epoch: string,
    put: (entries: readonly OutboxEntry[]) => boolean,
    isPulse: boolean,
  ): number {
    const known = new Set(this.#entries.map(({ id }) => id))
    const strange = this.kept().filter(({ id }) => !known.has(id))
    const fresh = strange.filter((one) => !one.anew && one.epoch === epoch)
    // Typing goes on around other actions: each may build on the other.
    const found = put(fresh) ? fresh : fresh.filter((one) => put([one]))
    for (const { id } of found) this.#adopted.add(id)
    const left = isPulse ? strange.filter((one) => !found.includes(one)) : []
    const stuck = left.filter(({ id, order }) =>
      this.#left.some((one) => one.id === id && one.order === order),
    )
    if (isPulse) this.#left = left
    for (const one of stuck) one.anew = true
    this.#entries = [...this.#entries, ...found, ...stuck].sort(byOrder)
    this.#order = Math.max(this.#order, this.#entries.at(-1)?.order ?? 0)
    return found.length + stuck.length
  }

  /**
   * Lets go of what waits on the shelf no more, or in a newer text: another tab of this seat has
   * brought it to the server, or goes on with it.
   */
  letGo() {
    const kept = this.kept()
    this.#entries = this.#entries.filter(({ id, order }) =>
      kept.some((one) => one.id === id && one.order <= order),
    )
  }

  /** Leaves entries on the shelf, to be taken over again with what belongs to them. */
  leave(entries: readonly OutboxEntry[]) {
    this.#entries = this.#entries.filter((entry) => !entries.includes(entry))
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
    this.letGo()
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
    this.leave(entries)
    for (const entry of entries) this.#keeping.forget(entry)
  }

  /**
   * What was done to a document that is given up must be done anew to the next one.
   * @param but the epoch whose updates still fit, if any
   */
  detach(but?: string) {
    this.disconnected()
    this.letGo()
    // Another tab's, which may live and do them anew itself: here they are taken over again as they are.
    this.#entries = this.#entries.filter(({ id }) => !this.#adopted.has(id))
    this.#adopted.clear()
    for (const entry of this.#entries.filter(({ epoch }) => epoch !== but)) {
      entry.anew = true
      this.#keeping.keep(entry)
    }
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
