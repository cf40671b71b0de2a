import { type Decoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { type Encoder, writeVarUint } from 'lib0/encoding'
import { Awareness } from 'y-protocols/awareness'
import * as sync from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { MESSAGE, type Refusal } from '../../shared/wire.ts'
import { backoff } from './backoff.ts'
import { type CountingSocket, countingSocket } from './counting-socket.ts'
import type { Connection } from './device.ts'
import { type Ending, endingOf } from './ending.ts'
import { askFrame, type Ears, handlersFor } from './messages.ts'
import type { Moment, Session, World } from './world.ts'

/** The server speaks at least every 20 s: after so long a silence a link is not believed. */
const SILENT_MS = 45_000
/** A link that has said nothing for so long is questioned when somebody looks or waits. */
const QUIET_MS = 4_000
/** How long a questioned link may take to say anything. */
const ANSWER_MS = 1_500
/** How long opening a socket may take when somebody looks, and how long joining may take at all. */
const OPENING_MS = 3_000
const JOIN_MS = 10_000
/** When the whole hall's network is back, its phones spread over so long. */
const CROWD_MS = 1_000

/** What a link tells the document's owner. */
export interface Hearer extends Omit<Ears, 'refusal'> {
  /** The server's whole state is in; ours goes out next. False keeps it back: this link is over. */
  heard(): boolean
  /** Everything that this document has went out, as this connection's write number `write`. */
  told(write: number): void
  /** The connection is gone: what it had not receipted goes out again with the next. */
  lost(): void
  /** Trying again as before would be of no use. */
  ended(ending: Exclude<Ending, { kind: 'retry' }>): void
  changed(): void
}

/** One tab is one device: nothing goes around the server. */
class OnlyByServer extends WebsocketProvider {
  override connectBc() {}
  override disconnectBc() {}
}

/** A document's link to the server: y-websocket, with our own judgement of when it lives. */
export class Link {
  state: Connection = { state: 'joining' }
  readonly #doc: Y.Doc
  readonly #world: World
  readonly #hearer: Hearer
  readonly #provider: OnlyByServer
  readonly #silent: Awareness
  /** The server's state vector, while our answer waits until we have heard its state. */
  #asked: Uint8Array | undefined
  #refusal: Refusal | undefined
  #failures = 0
  #spoken = false
  #lastHeard = Number.NEGATIVE_INFINITY
  #heardBefore = Number.NEGATIVE_INFINITY
  #openedAt = 0
  #stopped = false
  #cancelNext = () => {}
  #cancelDue: (() => void) | undefined

  constructor(doc: Y.Doc, session: Session, world: World, hearer: Hearer) {
    this.#doc = doc
    this.#world = world
    this.#hearer = hearer
    // y-websocket wants one on the document's id; it stays silent, so that nobody learns that id.
    this.#silent = new Awareness(doc)
    this.#silent.setLocalState(null)
    const { token } = session
    this.#provider = new OnlyByServer(world.syncUrl, session.board, doc, {
      connect: false,
      disableBc: true,
      awareness: this.#silent,
      params: { ext: '1', as: session.seat.role, ...(token === undefined ? {} : { token }) },
      WebSocketPolyfill: countingSocket(world.WebSocket, this.#wrote),
      shouldReconnect: () => false,
    })
    const handlers = handlersFor({
      receipt: (writes) => this.#receipted(writes),
      refusal: (refusal) => {
        this.#refusal = refusal
      },
      mine: (mine) => hearer.mine(mine),
      clock: (serverMs) => hearer.clock(serverMs),
      epoch: (epoch) => hearer.epoch(epoch),
      here: (here) => hearer.here(here),
      awareness: (update) => hearer.awareness(update),
    })
    handlers[MESSAGE.sync] = this.#sync
    for (const [type, handle] of Object.entries(handlers)) {
      this.#provider.messageHandlers[Number(type)] = (encoder, decoder) => {
        this.#lastHeard = world.now()
        if (!this.#stopped) handle(encoder, decoder)
      }
    }
    this.#provider.on('connection-close', this.#closed)
  }

  /** Sync writes that went out on the current connection; 0 without one. */
  get writes(): number {
    return this.#provider.wsconnected ? (this.#socket?.writes ?? 0) : 0
  }

  /** Everything that was written before now went out on the current connection. */
  get spoken(): boolean {
    return this.#spoken
  }

  /** How long the server was not heard before the current connection; for ever at first. */
  get unheardMs(): number {
    return this.#openedAt - this.#heardBefore
  }

  open() {
    if (this.#stopped) return
    this.#cancelNext()
    this.#openedAt = this.#world.now()
    this.#heardBefore = this.#lastHeard
    this.#cancelNext = this.#world.later(JOIN_MS, () => this.#drop())
    this.#provider.connect()
  }

  /** The document has a state without us: from then on `joining` soon becomes `away`. */
  seen() {
    this.#world.later(OPENING_MS, () => {
      if (this.state.state === 'joining') this.#become({ state: 'away', since: this.#world.now() })
    })
  }

  send(frame: Uint8Array) {
    const socket = this.#socket
    if (this.state.state === 'live' && socket?.readyState === socket?.OPEN) {
      socket?.send(frame as Uint8Array<ArrayBuffer>)
    }
  }

  /** Something happened that may have broken or healed the network. */
  notice(moment: Moment) {
    if (this.#stopped) return
    const now = this.#world.now()
    const { wsconnected, wsconnecting } = this.#provider
    if (moment === 'offline') return this.#question()
    if (!wsconnected && !wsconnecting) {
      this.#failures = 0
      return this.#after(moment === 'online' ? this.#world.random() * CROWD_MS : 0)
    }
    const late =
      this.state.state === 'live'
        ? now - this.#lastHeard > SILENT_MS
        : now - this.#openedAt > OPENING_MS
    if (late) return this.#again()
    if (now - this.#lastHeard > QUIET_MS) this.#question()
  }

  stop(last: Connection = this.state) {
    this.#stopped = true
    this.#cancelNext()
    this.#settled()
    this.#provider.off('connection-close', this.#closed)
    this.#provider.destroy()
    this.#silent.destroy()
    this.state = last
  }

  get #socket(): CountingSocket | null {
    return this.#provider.ws as CountingSocket | null
  }

  #become(state: Connection) {
    this.state = state
    this.#hearer.changed()
  }

  #sync = (encoder: Encoder, decoder: Decoder) => {
    const kind = readVarUint(decoder)
    const bytes = readVarUint8Array(decoder)
    if (kind === sync.messageYjsSyncStep1) {
      this.#asked = bytes
      if (this.#provider.synced) this.#answer(encoder)
      return
    }
    Y.applyUpdate(this.#doc, bytes, this.#provider)
    if (kind !== sync.messageYjsSyncStep2 || this.#provider.synced) return
    this.#provider.synced = true
    // What was allowed when it was written may not be any more: hear first, then speak.
    if (this.#hearer.heard() && this.#asked) this.#answer(encoder)
  }

  #answer(encoder: Encoder) {
    writeVarUint(encoder, MESSAGE.sync)
    sync.writeSyncStep2(encoder, this.#doc, this.#asked)
    this.#asked = undefined
  }

  #wrote = (writes: number, whole: boolean) => {
    this.#cancelDue ??= this.#world.later(QUIET_MS, () => this.#overdue())
    if (!whole) return
    this.#cancelNext()
    this.#failures = 0
    this.#spoken = true
    this.#hearer.told(writes)
    this.#become({ state: 'live' })
  }

  #receipted(writes: number) {
    if (writes >= this.writes) this.#settled()
    this.#hearer.receipt(writes)
  }

  #settled() {
    this.#cancelDue?.()
    this.#cancelDue = undefined
  }

  #overdue() {
    this.#cancelDue = undefined
    this.#question()
  }

  /** Asks the server for something and gives the link up if nothing at all comes back. */
  #question() {
    if (this.state.state !== 'live') return
    const asked = this.#world.now()
    this.send(askFrame(this.#doc))
    this.#cancelNext()
    this.#cancelNext = this.#world.later(ANSWER_MS, () => {
      if (this.#lastHeard < asked) this.#again()
    })
  }

  #drop() {
    this.#provider.disconnect()
  }

  /** A new connection at once, whatever the old one is doing. */
  #again() {
    this.#drop()
    this.#failures = 0
    this.#after(0)
  }

  #after(ms: number) {
    this.#cancelNext()
    this.#cancelNext = this.#world.later(ms, () => this.open())
  }

  #closed = (event: CloseEvent | null) => {
    const ending = endingOf(event?.code, this.#refusal)
    this.#refusal = undefined
    this.#asked = undefined
    this.#spoken = false
    this.#settled()
    // y-websocket would come back by itself, all devices at the same moment.
    this.#provider.shouldConnect = false
    if (ending.kind === 'retry') {
      this.#after(ending.atLeastMs + backoff(this.#failures++, this.#world.random))
    }
    const since = this.state.state === 'away' ? this.state.since : this.#world.now()
    this.#become({ state: 'away', since })
    if (ending.kind === 'retry') this.#hearer.lost()
    else this.#hearer.ended(ending)
  }
}
