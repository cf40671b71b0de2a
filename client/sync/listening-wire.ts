import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { CLIENT, MESSAGE } from '../../shared/wire.ts'
import { askFrame, type Handler, handlersFor, syncFrame } from './messages.ts'
import type { Listener } from './server-event.ts'
import type { MakeWire, Wire } from './wire.ts'
import type { Session, World } from './world.ts'

/** The server speaks at least every 20 s. */
const SILENT_MS = 30_000

/** An update without structs and deletions. */
const NOTHING = Uint8Array.of(0, 0)

export const listeningWire: MakeWire = (...of) => new ListeningWire(...of)

/** A socket that fills a document and never writes to it: whatever stands there, nothing of it is sent. */
class ListeningWire implements Wire {
  readonly #doc: Y.Doc
  readonly #world: World
  readonly #on: Listener
  readonly #address: string
  readonly #handlers: Record<number, Handler>
  #socket: WebSocket | undefined
  #synced = false
  #lastAt = 0
  #over = false
  #cancelWatch = () => {}

  constructor(doc: Y.Doc, { board, seat, token }: Session, world: World, on: Listener) {
    this.#doc = doc
    this.#world = world
    this.#on = on
    const asked = new URLSearchParams({ ext: String(CLIENT), as: seat.role })
    if (token !== undefined) asked.set('token', token)
    this.#address = `${world.syncUrl}/${board}?${asked}`
    this.#handlers = {
      ...handlersFor(on),
      [MESSAGE.sync]: (_, decoder) => this.#sync(decoder),
    }
  }

  get state(): Wire['state'] {
    const socket = this.#socket
    if (!socket) return 'closed'
    if (socket.readyState > socket.OPEN) return 'broken'
    return socket.readyState === socket.OPEN ? 'open' : 'opening'
  }

  open() {
    if (this.#over || this.#socket) return
    const socket = new this.#world.WebSocket(this.#address)
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    this.#synced = false
    socket.onopen = () => {
      this.ask()
      this.#lastAt = this.#world.now()
      this.#watch(SILENT_MS)
    }
    socket.onmessage = ({ data }) => this.#hear(new Uint8Array(data as ArrayBuffer))
    socket.onclose = ({ code }) => this.#closed(code)
    // What it would tell, the closing tells as well; in Node an error that nobody hears is thrown.
    socket.onerror = () => {}
  }

  close() {
    if (this.#socket) this.#closed(undefined)
  }

  send(frame: Uint8Array<ArrayBuffer>) {
    if (this.state === 'open') this.#socket?.send(frame)
  }

  write(): number {
    throw new Error('a document that only listens is not written to')
  }

  ask() {
    this.send(askFrame(this.#doc))
  }

  destroy() {
    this.#over = true
    this.#drop()
  }

  #hear(bytes: Uint8Array) {
    this.#lastAt = this.#world.now()
    this.#on({ type: 'sign' })
    const decoder = decoding.createDecoder(bytes)
    this.#handlers[decoding.readVarUint(decoder)]?.(encoding.createEncoder(), decoder)
  }

  #sync(decoder: decoding.Decoder) {
    const kind = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (kind === sync.messageYjsSyncStep1)
      return this.send(syncFrame(sync.messageYjsSyncStep2, NOTHING))
    Y.applyUpdate(this.#doc, bytes, this)
    if (kind !== sync.messageYjsSyncStep2 || this.#synced) return
    this.#synced = true
    this.#on({ type: 'state' })
    if (!this.#over) this.#on({ type: 'told', write: 0 })
  }

  #watch(ms: number) {
    this.#cancelWatch()
    this.#cancelWatch = this.#world.later(ms, () => {
      const left = this.#lastAt + SILENT_MS - this.#world.now()
      if (left > 0) this.#watch(left)
      else this.close()
    })
  }

  #closed(code: number | undefined) {
    this.#drop()
    this.#on({ type: 'closed', code })
  }

  #drop() {
    const socket = this.#socket
    this.#socket = undefined
    this.#cancelWatch()
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
  }
}
