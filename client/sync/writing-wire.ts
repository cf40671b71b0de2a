import { type Decoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { type Encoder, writeVarUint } from 'lib0/encoding'
import { Awareness } from 'y-protocols/awareness'
import * as sync from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { CLIENT, MESSAGE, type Refusal } from '../../shared/wire.ts'
import { type CountingSocket, countingSocket } from './counting-socket.ts'
import { askFrame, handlersFor } from './messages.ts'
import type { MakeWire, Wire, WireEars } from './wire.ts'
import type { Session, World } from './world.ts'

/** One tab is one device: nothing goes around the server. */
class OnlyByServer extends WebsocketProvider {
  override connectBc() {}
  override disconnectBc() {}
}

export const writingWire: MakeWire = (...of) => new WritingWire(...of)

/** y-websocket's provider for a document that is written to here, speaking our own messages as well. */
class WritingWire implements Wire {
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

  get state(): Wire['state'] {
    const socket = this.#socket
    if (this.#provider.wsconnected) return socket?.readyState === socket?.OPEN ? 'open' : 'broken'
    return this.#provider.wsconnecting ? 'opening' : 'closed'
  }

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
