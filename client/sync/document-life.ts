import { CLOSE, type RefusalReason } from '../../shared/wire.ts'
import { backoff } from './backoff.ts'
import type { Hearer } from './connection.ts'
import type { Connection } from './device.ts'
import { leaveStrays, toDoAnew } from './do-anew.ts'
import type { Owner } from './documents.ts'
import type { Ending } from './ending.ts'
import { denial, type Standing } from './operation-facts.ts'
import type { PlanOutbox } from './plan-outbox.ts'
import type { OutboxEntry } from './plan-outbox-entry.ts'
import { Replica } from './replica.ts'
import type { SeatShelf } from './seat-shelf.ts'
import type { Session, World } from './world.ts'

/** The device, as documents need it that are written to. */
export interface Writer extends Owner {
  /** What waits is measured by this. */
  standing(): Standing
  refused(reason: RefusalReason): void
  /** Does a waiting entry again on the current document, or gives it back. */
  doAnew(entry: OutboxEntry): void
  awareness(update: Uint8Array): void
}

/**
 * The device's documents, one after another. After a refusal or a new epoch the one shown cannot be
 * sent any more: it stays in sight until the next has the server's state, and what still waits in
 * the outbox is done anew on that one (I2).
 */
export class DocumentLife {
  /** The one that is shown and written to. */
  current: Replica
  /** The one with a link; the same, but while the next is being prepared. */
  newest: Replica
  readonly #session: Session
  readonly #world: World
  readonly #shelf: SeatShelf
  readonly #outbox: PlanOutbox
  readonly #owner: Writer
  #startsOver = 0
  #since = 0
  #lives = false
  #cancelStart = () => {}
  #unsubscribe = () => {}

  constructor(session: Session, world: World, shelf: SeatShelf, outbox: PlanOutbox, owner: Writer) {
    this.#session = session
    this.#world = world
    this.#shelf = shelf
    this.#outbox = outbox
    this.#owner = owner
    this.newest = this.#make(session.epoch)
    this.current = this.newest
    this.#unsubscribe = this.current.view.subscribe(() => owner.boardChanged())
  }

  /** What is written now leaves by the link; otherwise it waits for the next document. */
  get linked(): boolean {
    return this.current === this.newest
  }

  get connection(): Connection {
    const { state } = this.newest.link
    return this.linked || state.state === 'ended' ? state : { state: 'away', since: this.#since }
  }

  giveUp() {
    if (this.linked) this.#startOver()
  }

  start() {
    const { epoch } = this.newest
    this.#outbox.detach(epoch)
    const kept = this.#outbox.pending.flatMap(({ update, anew }) => (anew || !update ? [] : update))
    void this.newest.join(this.#shelf, kept)
  }

  destroy() {
    this.#cancelStart()
    this.#unsubscribe()
    if (!this.linked) this.newest.destroy('keep')
    this.current.destroy('keep')
  }

  #make(epoch: string): Replica {
    const { here, awareness, answer } = this.#owner
    const hearer: Hearer = {
      mine: (mine) => {
        this.#owner.mine(mine)
        this.#goOn(replica)
      },
      here,
      answer,
      clock: (serverMs) => {
        this.#owner.clock(serverMs)
        if (replica.link.spoken) this.#adopt(true)
      },
      awareness,
      epoch: (told) => {
        this.#owner.epoch(told)
        if (replica.epoch === '') replica.epoch = told
        else if (replica.epoch !== told) this.#startOver(told)
      },
      heard: () => this.#heard(replica),
      told: (write) => {
        this.#outbox.sentAll(write)
        this.#goOn(replica)
        this.#adopt(false)
      },
      receipt: (writes) => {
        this.#startsOver = 0
        this.#goOn(replica)
        this.#outbox.receipt(writes)
        this.#owner.changed()
      },
      lost: () => this.#outbox.disconnected(),
      ended: (ending) => this.#ended(replica, ending),
      changed: () => this.#changed(),
    }
    const replica = new Replica({ ...this.#session, epoch }, this.#world, hearer, this.#owner)
    return replica
  }

  #changed() {
    const lives = this.newest.link.state.state === 'live'
    if (lives !== this.#lives) {
      this.#lives = lives
      this.#owner.connected(lives)
    }
    this.#owner.changed()
  }

  /** The server's state is in. Whether what we have may go out on top of it. */
  #heard(replica: Replica): boolean {
    if (this.current !== replica) {
      this.#succeed(replica)
      return true
    }
    let fits = !this.#shelf.isOvertaken || !leaveStrays(this.#outbox)
    const standing = this.#owner.standing()
    // The server would refuse all of it for these: they go back, and the rest is sent anew.
    for (const entry of this.#outbox.pending) {
      const reason = !entry.anew && denial(entry.operation, standing)
      if (!reason) continue
      this.#outbox.drop([entry])
      this.#owner.giveBack([entry], reason)
      fits = false
    }
    if (!fits) this.#startOver()
    return fits
  }

  /** Another tab of this seat may have been closed before its words were sent; the pulse is 20 s. */
  #adopt(isPulse: boolean) {
    this.#owner.adopt()
    const { epoch, take } = this.current
    if (this.#outbox.adopt(epoch, take, isPulse) === 0) return
    this.#goOn(this.current)
    this.#outbox.settle()
  }

  /** What cannot go out as it was written is written anew. */
  #goOn(replica: Replica) {
    if (replica !== this.current || !replica.link.spoken) return
    for (const entry of toDoAnew(this.#outbox)) this.#owner.doAnew(entry)
  }

  #succeed(replica: Replica) {
    this.#unsubscribe()
    const old = this.current
    replica.history.inherit(old.history)
    this.current = replica
    this.#unsubscribe = replica.view.subscribe(() => this.#owner.boardChanged())
    old.destroy('discard')
  }

  #ended(replica: Replica, ending: Exclude<Ending, { kind: 'retry' }>) {
    if (ending.kind === 'gone') return this.#end(replica, ending.why)
    if (ending.kind === 'reload') return this.#outdated(replica)
    if (ending.refusal) this.#owner.refused(ending.refusal.reason)
    const back = this.#outbox.refused(ending.refusal)
    this.#owner.giveBack(back, ending.refusal?.reason ?? 'malformed')
    const nothingOfOurs = back.length === 0 && this.#outbox.pending.length === 0
    // At the door no reason is told. Where one is, it was a write's: another document is free of it (I2).
    const atTheDoor = ending.code === CLOSE.notAllowed && !ending.refusal
    if (atTheDoor && nothingOfOurs && this.#startsOver > 0) return this.#end(replica, 'closed')
    this.#startOver()
  }

  /** What waits is kept on the device; the page that comes says it. */
  #outdated(replica: Replica) {
    this.#outbox.disconnected()
    replica.link.stop({ state: 'away', since: this.#world.now() })
    this.#changed()
    this.#world.reload()
  }

  #end(replica: Replica, why: (Connection & { state: 'ended' })['why']) {
    this.#outbox.disconnected()
    replica.link.stop({ state: 'ended', why })
    this.#changed()
  }

  /** Gives the linked document up and prepares another from the server's state. */
  #startOver(epoch = this.newest.epoch) {
    const old = this.newest
    if (this.linked) this.#since = this.#world.now()
    old.link.stop({ state: 'away', since: this.#since })
    old.disown()
    if (!this.linked) old.destroy('discard')
    this.#outbox.detach()
    this.#shelf.nextCopy()
    const next = this.#make(epoch)
    this.newest = next
    const wait = this.#startsOver === 0 ? 0 : backoff(this.#startsOver, this.#world.random)
    this.#startsOver++
    this.#cancelStart()
    this.#cancelStart = this.#world.later(wait, () => {
      void next.start(this.#shelf)
    })
    this.#changed()
  }
}
