import { type Decoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { type Encoder, writeVarUint } from 'lib0/encoding'
import { Awareness } from 'y-protocols/awareness'
import * as sync from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { CLIENT, MESSAGE, type Refusal } from '../../shared/wire.ts'
import { type CountingSocket, countingSocket } from './counting-socket.ts'
import { askFrame, type Ears, handlersFor } from './messages.ts'
import type { Session, World } from './world.ts'

/** What a wire tells its link. */
export interface WireEars extends Omit<Ears, 'refusal'> {
  /** Anything at all was received. */
  sign(): void
  /** The server's whole state is in; ours goes out next. False keeps it back. */
  heard(): boolean
  /** A sync write left, the `writes`th of this connection; `whole` carries all that the document has. */
  wrote(writes: number, whole: boolean): void
  /** The connection is gone. `code` is undefined where we ended it. */
  closed(code: number | undefined, refusal: Refusal | undefined): void
}

/** One tab is one device: nothing goes around the server. */
class OnlyByServer extends WebsocketProvider {
  override connectBc() {}
  override disconnectBc() {}
}

/**
 * y-websocket's provider for one document, speaking our own messages as well. It connects when told
 * to and never by itself.
 */
export class Wire {
  readonly #doc: Y.Doc
  readonly #ears: WireEars
  readonly #provider: OnlyByServer
  readonly #silent: Awareness
  /** The server's state vector, while our answer waits until we have heard its state. */
  #asked: Uint8Array | undefined
  #refusal: Refusal | undefined
  #over = false

  constructor(doc: Y.Doc, { board, seat, token }: Session, world: World, ears: WireEars) {
    this.#doc = doc
    this.#ears = ears
    // y-websocket wants one on the document's id; it stays silent, so that nobody learns that id.
    this.#silent = new Awareness(doc)
    this.#silent.setLocalState(null)
    this.#provider = new OnlyByServer(world.syncUrl, board, doc, {
      connect: false,
      disableBc: true,
      awareness: this.#silent,
      params: { ext: String(CLIENT), as: seat.role, ...(token === undefined ? {} : { token }) },
      WebSocketPolyfill: countingSocket(world.WebSocket, ears.wrote),
      shouldReconnect: () => false,
    })
    const handlers = handlersFor({
      ...ears,
      refusal: (refusal) => {
        this.#refusal = refusal
      },
    })
    handlers[MESSAGE.sync] = this.#sync
    for (const [type, handle] of Object.entries(handlers)) {
      this.#provider.messageHandlers[Number(type)] = (encoder, decoder) => {
        ears.sign()
        if (!this.#over) handle(encoder, decoder)
      }
    }
    this.#provider.on('connection-close', this.#closed)
  }

  /** `broken`: the browser closed the socket and has not told us yet, as after a page came back. */
  get state(): 'closed' | 'opening' | 'open' | 'broken' {
    const socket = this.#socket
    if (this.#provider.wsconnected) return socket?.readyState === socket?.OPEN ? 'open' : 'broken'
    return this.#provider.wsconnecting ? 'opening' : 'closed'
  }

  /** Sync writes that went out on the current connection; 0 without one. */
  get writes(): number {
    return this.state === 'open' ? (this.#socket?.writes ?? 0) : 0
  }

  open() {
    if (!this.#over) this.#provider.connect()
  }

  close() {
    this.#provider.disconnect()
  }

  send(frame: Uint8Array<ArrayBuffer>) {
    if (this.state === 'open') this.#socket?.send(frame)
  }

  /** Asks for what we lack; a server that lives always answers. */
  ask() {
    this.send(askFrame(this.#doc))
  }

  destroy() {
    this.#over = true
    this.#provider.off('connection-close', this.#closed)
    this.#provider.destroy()
    this.#silent.destroy()
  }

  get #socket(): CountingSocket | null {
    return this.#provider.ws as CountingSocket | null
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
    if (this.#ears.heard() && this.#asked) this.#answer(encoder)
  }

  #answer(encoder: Encoder) {
    writeVarUint(encoder, MESSAGE.sync)
    sync.writeSyncStep2(encoder, this.#doc, this.#asked)
    this.#asked = undefined
  }

  #closed = (event: CloseEvent | null) => {
    const refusal = this.#refusal
    this.#refusal = undefined
    this.#asked = undefined
    // y-websocket would come back by itself, all devices at the same moment.
    this.#provider.shouldConnect = false
    this.#ears.closed(event?.code, refusal)
  }
}
