import { BROKEN, type Network, type Plug, Wire } from './network.ts'

/** The WebSocket class of one device's network. */
export const socketOf = (network: Network): typeof WebSocket =>
  class implements Plug {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    readonly CONNECTING = 0
    readonly OPEN = 1
    readonly CLOSING = 2
    readonly CLOSED = 3
    binaryType = 'arraybuffer'
    readyState = 0
    onopen: ((event: object) => void) | null = null
    onmessage: ((event: object) => void) | null = null
    onclose: ((event: object) => void) | null = null
    onerror: ((event: object) => void) | null = null
    readonly url: string
    readonly #wire: Wire

    constructor(url: string | URL) {
      this.url = String(url)
      this.#wire = new Wire(this, network)
    }

    send(bytes: Uint8Array) {
      if (this.readyState === 0) throw new Error('InvalidStateError')
      if (this.readyState === 1) this.#wire.send(Uint8Array.from(bytes))
    }

    close() {
      if (this.readyState > 1) return
      this.readyState = 2
      this.#wire.hangUp()
    }

    opened() {
      if (this.readyState !== 0) return
      this.readyState = 1
      this.onopen?.({})
    }

    arrived(frame: Uint8Array) {
      if (this.readyState !== 1) return
      this.onmessage?.({ data: Uint8Array.from(frame).buffer })
    }

    closed(code: number, reason: string) {
      this.readyState = 3
      if (code === BROKEN) this.onerror?.({})
      this.onclose?.({ code, reason })
    }
  } as unknown as typeof WebSocket
