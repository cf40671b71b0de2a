import type * as Y from 'yjs'
import type { Command } from '../../shared/board/commands.ts'
import type { Refusal } from '../../shared/wire.ts'
import { backoff } from './backoff.ts'
import type { Connection } from './device.ts'
import { endingOf } from './ending.ts'
import { commandFrame } from './messages.ts'
import type { Listener, ServerEvent } from './server-event.ts'
import type { MakeWire, Wire } from './wire.ts'
import type { Moment, Session, World } from './world.ts'

/** The server speaks at least every 20 s: after so long a silence a link is not believed. */
const SILENT_MS = 45_000
/** A link that has said nothing for so long is questioned when somebody looks or waits. */
const QUIET_MS = 4_000
/** How long a questioned link may take to say anything. */
const ANSWER_MS = 1_500
/** Words may wait for their receipt on a link that answers for so long, before it is replaced. */
const RECEIPT_MS = 12_000
/** How long opening may take when somebody looks, and how long joining may take at all. */
const OPENING_MS = 3_000
const JOIN_MS = 10_000
/** When the whole hall's network is back, its phones spread over so long. */
const CROWD_MS = 1_000

/** A document's link to the server: when to connect, when to believe that it lives; the way out. */
export class Link {
  state: Connection = { state: 'joining' }
  readonly #world: World
  readonly #on: Listener
  readonly #wire: Wire
  #failures = 0
  /** The last sync write on the current connection, and the last that the server has on its disk. */
  #written = 0
  #receipts = 0
  #refusal: Refusal | undefined
  #spoken = false
  /** Commands on this connection that are not answered. */
  #unanswered = 0
  #lastHeard = Number.NEGATIVE_INFINITY
  #openedAt = 0
  #started = false
  #stopped = false
  #cancelNext = () => {}
  #cancelSeen = () => {}
  #cancelDue: (() => void) | undefined

  constructor(doc: Y.Doc, session: Session, world: World, on: Listener, makeWire: MakeWire) {
    this.#world = world
    this.#on = on
    this.#wire = makeWire(doc, session, world, (event) => this.#hear(event))
  }

  /** Everything that was written before now went out on the current connection. */
  get spoken(): boolean {
    return this.#spoken
  }

  open() {
    if (this.#stopped) return
    this.#started = true
    this.#openedAt = this.#world.now()
    this.#next(JOIN_MS, () => this.#wire.close())
    this.#wire.open()
  }

  /** The document has a state without us: from then on `joining` soon becomes `away`. */
  seen() {
    this.#cancelSeen = this.#world.later(OPENING_MS, () => {
      if (this.state.state === 'joining') this.#become({ state: 'away', since: this.#world.now() })
    })
  }

  send(frame: Uint8Array<ArrayBuffer>) {
    if (this.state.state === 'live') this.#wire.send(frame)
  }

  /**
   * Sends what was just written into the document.
   * @param update undefined where nothing changed: then all of it went out before
   * @returns the write of this connection that carries it, for its receipt; undefined where it goes
   * out with the next connection, which begins with everything that the document has
   */
  write(update: Uint8Array | undefined): number | undefined {
    if (!this.#spoken) return undefined
    if (!update) return this.#written
    this.#awaitWord()
    try {
      this.#written = this.#wire.write(update)
      return this.#written
    } catch {
      this.#again()
      return undefined
    }
  }

  /** Says something of a note; an answer follows on this connection, or it is said again on the next. */
  say(command: Command) {
    this.#unanswered++
    this.#awaitWord()
    try {
      this.send(commandFrame(command))
    } catch {
      // The socket is of no use: all that waits is said again on the next.
      this.#again()
    }
  }

  /** Something happened that may have broken or healed the network. */
  notice(moment: Moment) {
    // Before its first state is looked for, a page that is shown needs no hurry.
    if (!this.#started || this.#stopped) return
    if (moment === 'left') return
    if (moment === 'offline') return this.#question()
    if (this.#wire.state === 'closed') {
      this.#failures = 0
      const wait = moment === 'online' ? this.#world.random() * CROWD_MS : 0
      return this.#next(wait, () => this.open())
    }
    if (this.#wire.state === 'broken') return this.#again()
    const now = this.#world.now()
    const lives = this.state.state === 'live'
    if (lives ? now - this.#lastHeard > SILENT_MS : now - this.#openedAt > OPENING_MS) {
      return this.#again()
    }
    if (now - this.#lastHeard > QUIET_MS) this.#question()
  }

  stop(last: Connection = this.state) {
    this.#stopped = true
    this.#spoken = false
    this.#cancelNext()
    this.#cancelSeen()
    this.#settled()
    this.#wire.destroy()
    this.state = last
  }

  #become(state: Connection) {
    this.state = state
    this.#on({ type: 'changed' })
  }

  #next(ms: number, run: () => void) {
    this.#cancelNext()
    this.#cancelNext = this.#world.later(ms, run)
  }

  #hear(event: ServerEvent) {
    switch (event.type) {
      case 'sign':
        this.#lastHeard = this.#world.now()
        return
      case 'refusal':
        this.#refusal = event.refusal
        return
      case 'told':
        return this.#told(event)
      case 'closed':
        return this.#closed(event.code)
      case 'receipt':
        this.#receipts = event.writes
        this.#settle()
        break
      case 'answer':
        this.#unanswered--
        this.#settle()
    }
    this.#on(event)
  }

  #told(event: ServerEvent & { type: 'told' }) {
    this.#written = event.write
    this.#awaitWord()
    this.#cancelNext()
    this.#failures = 0
    this.#spoken = true
    this.#on(event)
    if (!this.#stopped) this.#become({ state: 'live' })
  }

  #awaitWord() {
    this.#cancelDue ??= this.#world.later(QUIET_MS, () => this.#overdue())
  }

  /** Nothing of ours waits for word from the server. */
  #settle() {
    if (this.#receipts >= this.#written && this.#unanswered === 0) this.#settled()
  }

  #settled() {
    this.#cancelDue?.()
    this.#cancelDue = undefined
  }

  #overdue() {
    this.#cancelDue = this.#world.later(RECEIPT_MS - QUIET_MS, () => this.#again())
    this.#question()
  }

  /** Asks the server for something and gives the link up if nothing at all comes back. */
  #question() {
    if (this.state.state !== 'live') return
    const asked = this.#world.now()
    this.#wire.ask()
    this.#next(ANSWER_MS, () => {
      if (this.#lastHeard < asked) this.#again()
    })
  }

  /** A new connection at once, whatever the old one is doing. */
  #again() {
    this.#wire.close()
    this.#failures = 0
    this.#next(0, () => this.open())
  }

  #closed(code: number | undefined) {
    const ending = endingOf(code, this.#refusal)
    this.#refusal = undefined
    this.#spoken = false
    this.#written = 0
    this.#receipts = 0
    this.#unanswered = 0
    this.#settled()
    if (ending.kind === 'retry') {
      const wait = ending.atLeastMs + backoff(this.#failures++, this.#world.random)
      this.#next(wait, () => this.open())
    }
    const since = this.state.state === 'away' ? this.state.since : this.#world.now()
    this.#become({ state: 'away', since })
    this.#on(ending.kind === 'retry' ? { type: 'lost' } : { type: 'ended', ending })
  }
}
