import { CLOSE } from '../../shared/wire.ts'
import { backoff } from './backoff.ts'
import type { Connection } from './device.ts'
import type { Owner } from './documents.ts'
import type { Ending } from './ending.ts'
import { BEAT_MS, type Lease } from './lease.ts'
import { denial, type Standing } from './operation-facts.ts'
import type { PlanOutbox } from './plan-outbox.ts'
import type { OutboxEntry } from './plan-outbox-entry.ts'
import { Replica } from './replica.ts'
import type { SeatShelf } from './seat-shelf.ts'
import type { ServerEvent } from './server-event.ts'
import type { Moment, Session, World } from './world.ts'

/** The device, as documents need it that are written to. */
export interface Writer extends Owner {
  /** What waits is measured by this. */
  standing(): Standing
  /** Does a waiting entry again on the current document, or gives it back. */
  doAnew(entry: OutboxEntry): void
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
  readonly #lease: Lease
  readonly #outbox: PlanOutbox
  readonly #owner: Writer
  #startsOver = 0
  #since = 0
  #lives = false
  #cancelStart = () => {}
  #cancelBeat = () => {}
  #unsubscribe = () => {}

  constructor(
    session: Session,
    world: World,
    { shelf, lease, outbox }: { shelf: SeatShelf; lease: Lease; outbox: PlanOutbox },
    owner: Writer,
  ) {
    this.#session = session
    this.#world = world
    this.#shelf = shelf
    this.#lease = lease
    this.#outbox = outbox
    this.#owner = owner
    this.newest = this.#make(session.epoch)
    this.current = this.newest
    this.#unsubscribe = this.current.view.subscribe(() => owner.on({ type: 'board' }))
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
    this.#cancelBeat = this.#world.later(BEAT_MS, this.#beat)
  }

  notice(moment: Moment) {
    if (moment === 'left') return this.#lease.leave()
    if (moment === 'shown') this.#beat()
    this.newest.link.notice(moment)
  }

  destroy() {
    this.#lease.leave()
    this.#cancelBeat()
    this.#cancelStart()
    this.#unsubscribe()
    if (!this.linked) this.newest.destroy('keep')
    this.current.destroy('keep')
  }

  #make(epoch: string): Replica {
    const session = { ...this.#session, epoch }
    const on = (event: ServerEvent) => this.#hear(replica, event)
    const replica = new Replica(session, this.#world, on, this.#owner)
    return replica
  }

  #hear(replica: Replica, event: ServerEvent) {
    switch (event.type) {
      case 'state':
        return this.#heard(replica)
      case 'told':
        this.#outbox.sentAll(event.write)
        return this.#goOn(replica)
      case 'receipt':
        this.#startsOver = 0
        this.#goOn(replica)
        this.#outbox.receipt(event.writes)
        return this.#owner.on({ type: 'changed' })
      case 'lost':
        return this.#outbox.disconnected()
      case 'ended':
        return this.#ended(replica, event.ending)
      case 'changed':
        return this.#changed()
    }
    this.#owner.on(event)
    if (event.type === 'mine') this.#goOn(replica)
    if (event.type === 'epoch') this.#told(replica, event.epoch)
  }

  #told(replica: Replica, epoch: string) {
    if (replica.epoch === '') replica.epoch = epoch
    else if (replica.epoch !== epoch) this.#startOver(epoch)
  }

  #changed() {
    const lives = this.newest.link.state.state === 'live'
    if (lives !== this.#lives) {
      this.#lives = lives
      this.#owner.on({ type: 'connected', lives })
    }
    this.#owner.on({ type: 'changed' })
  }

  /** The server's state is in: what we have goes out on top of it, unless that would be refused. */
  #heard(replica: Replica) {
    if (this.current !== replica) return this.#succeed(replica)
    // What another tab did anew after giving its document up may stand here as it was first written.
    let fits = !this.#isTakenOver() && !this.#shelf.isOvertaken
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
  }

  /** Says that this tab is there, and looks for what tabs left that are not. */
  #beat = () => {
    this.#cancelBeat()
    this.#cancelBeat = this.#world.later(BEAT_MS, this.#beat)
    const held = this.#lease.renew()
    if (!held && this.#outbox.letGo()) return this.#startOver()
    // Who just woke leaves the others time to wake as well.
    if (!held || !this.newest.link.spoken || !this.#outbox.adopt()) return
    this.#goOn(this.newest)
    this.#owner.on({ type: 'changed' })
  }

  /** This tab was asleep for so long that another has taken over what waited here. */
  #isTakenOver = (): boolean => !this.#lease.renew() && this.#outbox.letGo()

  /** What cannot go out as it was written is written anew. */
  #goOn(replica: Replica) {
    if (replica !== this.current || !replica.link.spoken) return
    const anew = this.#outbox.pending.filter((entry) => entry.anew)
    if (anew.length > 0 && this.#isTakenOver()) return this.#startOver()
    for (const entry of anew) this.#owner.doAnew(entry)
  }

  #succeed(replica: Replica) {
    this.#unsubscribe()
    const old = this.current
    replica.history.inherit(old.history)
    this.current = replica
    this.#unsubscribe = replica.view.subscribe(() => this.#owner.on({ type: 'board' }))
    old.destroy('discard')
  }

  #ended(replica: Replica, ending: Exclude<Ending, { kind: 'retry' }>) {
    if (ending.kind === 'gone') return this.#end(replica, ending.why)
    if (ending.kind === 'reload') return this.#outdated(replica)
    this.#isTakenOver()
    if (ending.refusal) this.#owner.on({ type: 'refused', reason: ending.refusal.reason })
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
    this.#isTakenOver()
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
