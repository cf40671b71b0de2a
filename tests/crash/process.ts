import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { SeatId } from '../../shared/board/ids.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { serverProgram } from '../built.mjs'

export const ADMIN_KEY = 'a-key-that-only-tests-know-0123456789'
const START_MS = 30_000

export interface Made {
  id: string
  links: Record<string, string>
}

export interface Joined {
  token: string
  role: string
  seat: SeatId
}

/** The real server, a process of its own that can be killed. */
export class ServerProcess {
  readonly origin: string
  #child: ChildProcess
  #exited: Promise<unknown[]>
  #output = ''

  private constructor(port: number, data: string, around: readonly string[]) {
    this.origin = `http://127.0.0.1:${port}`
    const env = {
      ...process.env,
      ...{ PORT: String(port), HOST: '127.0.0.1', YORIAI_DATA: data, LOG_LEVEL: 'warn' },
      YORIAI_ADMIN_KEY: ADMIN_KEY,
    }
    const [command = '', ...args] = [...around, process.execPath, ...serverProgram()]
    this.#child = spawn(command, args, { env })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk) => {
        this.#output += chunk
      })
    }
    this.#exited = once(this.#child, 'exit')
  }

  /**
   * Resolves when it answers.
   * @param around a program that runs it and its arguments, such as strace
   */
  static async start(
    port: number,
    data: string,
    around: readonly string[] = [],
  ): Promise<ServerProcess> {
    const server = new ServerProcess(port, data, around)
    const until = Date.now() + START_MS
    while (!(await server.#ready())) {
      if (server.#child.exitCode !== null || Date.now() > until) {
        server.#child.kill('SIGKILL')
        throw new Error(`the server did not start:\n${server.#output}`)
      }
    }
    return server
  }

  get output() {
    return this.#output
  }

  async createBoard(): Promise<Made> {
    const body = { template: 'izumi', title: '泉区の集まり', tables: 4 }
    return (await this.#post('/api/boards', body)) as Made
  }

  async join(link: string, table?: number): Promise<Joined> {
    const body = { key: link, ...(table === undefined ? {} : { table }) }
    return (await this.#post('/api/join', body)) as Joined
  }

  /** The board as one Yjs update. */
  async state(board: string, token: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#get(`${board}/state`, token)).arrayBuffer())
  }

  async boardJson(board: string, token: string): Promise<Snapshot> {
    return (await (await this.#get(`${board}/board.json`, token)).json()) as Snapshot
  }

  async putAway(board: string, note: string, token: string) {
    const path = `/api/boards/${board}/notes/${encodeURIComponent(note)}/put-away`
    await this.#post(path, { reason: 'お名前があるため' }, token)
  }

  /** The seat of this note writes no more. @returns how many notes went away with it */
  async stopSeat(board: string, note: string, token: string): Promise<number> {
    const path = `/api/boards/${board}/notes/${encodeURIComponent(note)}/stop-seat`
    const { notes } = (await this.#post(path, { reason: '' }, token)) as { notes: number }
    return notes
  }

  /** As a power switch would. */
  async kill() {
    this.#child.kill('SIGKILL')
    await this.#exited
  }

  /** @returns the exit code, and how long it took in ms */
  async terminate(): Promise<{ code: unknown; ms: number }> {
    const start = performance.now()
    this.#child.kill('SIGTERM')
    const [code] = await this.#exited
    return { code, ms: performance.now() - start }
  }

  /** It answers, or a moment has passed in which it did not. */
  async #ready(): Promise<boolean> {
    const moment = new Promise((resolve) => setTimeout(resolve, 30))
    const answer = await fetch(`${this.origin}/readyz`).catch(() => undefined)
    if (!answer?.ok) await moment
    return answer?.ok ?? false
  }

  async #get(path: string, token: string): Promise<Response> {
    const headers = { Authorization: `Bearer ${token}` }
    const response = await fetch(`${this.origin}/api/boards/${path}`, { headers })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return response
  }

  async #post(path: string, body: unknown, key = ADMIN_KEY): Promise<unknown> {
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
    const answer = await fetch(this.origin + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
