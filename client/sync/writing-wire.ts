import { type Decoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { Awareness } from 'y-protocols/awareness'
import * as sync from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { CLIENT, MESSAGE } from '../../shared/wire.ts'
import { askFrame, handlersFor, syncFrame } from './messages.ts'
import type { Listener } from './server-event.ts'
import type { MakeWire, Wire } from './wire.ts'
import type { Session, World } from './world.ts'

export const writingWire: MakeWire = (...of) => new WritingWire(...of)

/** y-websocket would say on leaving that this document's id is gone, and by that tell the id. */
class Silent extends WebsocketProvider {
  override disconnectBc() {}
}

/**
 * The socket of a document that is written to here. y-websocket holds it: it makes the address,
 * opens, asks for the server's state (step 1), gives each message to its handler by type, notices
 * silence, and says that it is closed. So what goes over the wire is its protocol, and a stock
 * y-websocket client is as welcome at the server as this one. What it would do beside that is done
 * elsewhere: when to connect (`connection`), cursors (`presence`), and the sending of what is
 * written, since somebody must know which write a receipt is for.
 */
class WritingWire implements Wire {
  readonly #doc: Y.Doc
  readonly #on: Listener
  readonly #provider: WebsocketProvider
  readonly #silent: Awareness
  /** Sync writes that went out on this connection: what receipts count. */
  #writes = 0
  /** The server's state vector, while our answer waits until we have heard its state. */
  #asked: Uint8Array | undefined
  #over = false

  constructor(doc: Y.Doc, { board, seat, token }: Session, world: World, on: Listener) {
    this.#doc = doc
    this.#on = on
    this.#silent = new Awareness(doc)
    this.#silent.setLocalState(null)
    this.#provider = new Silent(world.syncUrl, board, doc, {
      connect: false,
      disableBc: true,
      awareness: this.#silent,
      params: { ext: String(CLIENT), as: seat.role, ...(token === undefined ? {} : { token }) },
      WebSocketPolyfill: world.WebSocket,
    })
    doc.off('update', this.#provider._updateHandler)
    const handlers = { ...handlersFor(on), [MESSAGE.sync]: this.#sync }
    for (const [type, handle] of Object.entries(handlers)) {
      this.#provider.messageHandlers[Number(type)] = (encoder, decoder) => {
        on({ type: 'sign' })
        if (!this.#over) handle(encoder, decoder)
      }
    }
    this.#provider.on('connection-close', this.#closed)
  }

  get state(): Wire['state'] {
    const { ws, wsconnected, wsconnecting } = this.#provider
    if (wsconnected) return ws?.readyState === ws?.OPEN ? 'open' : 'broken'
    return wsconnecting ? 'opening' : 'closed'
  }

  open() {
    if (!this.#over) this.#provider.connect()
  }

  close() {
    this.#provider.disconnect()
  }

  send(frame: Uint8Array<ArrayBuffer>) {
    if (this.state === 'open') this.#provider.ws?.send(frame)
  }

  write(update: Uint8Array): number {
    return this.#write(sync.messageYjsUpdate, update)
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

  #write(kind: number, bytes: Uint8Array): number {
    this.send(syncFrame(kind, bytes))
    return ++this.#writes
  }

  #sync = (_: unknown, decoder: Decoder) => {
    const kind = readVarUint(decoder)
    const bytes = readVarUint8Array(decoder)
    if (kind === sync.messageYjsSyncStep1) {
      this.#asked = bytes
      if (this.#provider.synced) this.#answer()
      return
    }
    Y.applyUpdate(this.#doc, bytes, this.#provider)
    if (kind !== sync.messageYjsSyncStep2 || this.#provider.synced) return
    this.#provider.synced = true
    // What was allowed when it was written may not be any more: hear first, then speak.
    this.#on({ type: 'state' })
    if (!this.#over && this.#asked) this.#answer()
  }

  #answer() {
    const state = Y.encodeStateAsUpdate(this.#doc, this.#asked)
    this.#asked = undefined
    this.#on({ type: 'told', write: this.#write(sync.messageYjsSyncStep2, state) })
  }

  #closed = (event: CloseEvent | null) => {
    this.#asked = undefined
    this.#writes = 0
    // y-websocket would come back by itself, all devices at the same moment.
    this.#provider.shouldConnect = false
    this.#on({ type: 'closed', code: event?.code })
  }
}
