import { once } from 'node:events'
import WebSocket from 'ws'

/** Runs a program so that `Inspector` can reach it. */
export const INSPECTED = ['env', 'NODE_OPTIONS=--inspect=127.0.0.1:0']

export interface Memory {
  heapUsed: number
  rss: number
}

/** The server's own heap, garbage collected first: without that one sees when V8 last felt like it. */
export class Inspector {
  #socket: WebSocket
  #count = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
  }

  /** @param output what the server has said so far: its inspector's address is in it */
  static async of(output: string): Promise<Inspector> {
    const [url] = /ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/.exec(output) ?? []
    if (!url) throw new Error(`no inspector: ${output}`)
    const socket = new WebSocket(url)
    await once(socket, 'open')
    return new Inspector(socket)
  }

  async memory(): Promise<Memory> {
    await this.#call('HeapProfiler.collectGarbage')
    const expression = 'JSON.stringify(process.memoryUsage())'
    const { result } = (await this.#call('Runtime.evaluate', { expression })) as {
      result: { value: string }
    }
    return JSON.parse(result.value) as Memory
  }

  close() {
    this.#socket.terminate()
  }

  async #call(method: string, params = {}): Promise<unknown> {
    const id = ++this.#count
    this.#socket.send(JSON.stringify({ id, method, params }))
    for (;;) {
      const [data] = (await once(this.#socket, 'message')) as [Buffer]
      const answer = JSON.parse(String(data)) as { id?: number; result: unknown }
      if (answer.id === id) return answer.result
    }
  }
}
