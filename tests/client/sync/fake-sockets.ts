import type { World } from '../../../client/sync/world.ts'
import type { Far, Line, SmallServer } from './small-server.ts'

const LATENCY_MS = 5

/** Sockets to a small server without a network, on whatever timers the test has. */
export function fakeSockets(server: SmallServer) {
  const network = { up: true, opened: 0 }
  const all: { readyState: number }[] = []

  class FakeSocket implements Far {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    readonly OPEN = 1
    readyState = FakeSocket.CONNECTING
    binaryType = 'arraybuffer'
    onopen: (() => void) | null = null
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
    onclose: ((event: { code: number; reason: string }) => void) | null = null
    onerror: (() => void) | null = null
    #line: Line | undefined

    constructor() {
      network.opened++
      all.push(this)
      this.#travel(() => {
        if (this.readyState !== FakeSocket.CONNECTING) return
        this.readyState = FakeSocket.OPEN
        this.onopen?.()
        this.#line = server.join({
          send: (bytes) => this.#travel(() => this.#receive(bytes)),
          close: (code = 1000) => this.#travel(() => this.#end(code)),
          terminate: () => this.#end(1006),
        })
      })
    }

    send(bytes: Uint8Array) {
      const copy = bytes.slice()
      this.#travel(() => {
        const line = this.#line
        if (line && server.lines.has(line)) server.hear(line, copy)
      })
    }

    close() {
      this.terminate()
    }

    terminate() {
      this.readyState = FakeSocket.CLOSED
      if (this.#line) server.leave(this.#line)
    }

    #receive(bytes: Uint8Array) {
      if (this.readyState !== FakeSocket.OPEN) return
      this.onmessage?.({ data: bytes.slice().buffer as ArrayBuffer })
    }

    #end(code: number) {
      this.terminate()
      this.onclose?.({ code, reason: '' })
    }

    /** What is sent while the network is down is lost, and nobody is told. */
    #travel(arrive: () => void) {
      if (network.up) setTimeout(() => network.up && arrive(), LATENCY_MS)
    }
  }

  return { network, all, WebSocket: FakeSocket as unknown as World['WebSocket'] }
}
