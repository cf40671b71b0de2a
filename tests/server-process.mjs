// The built server as a process of its own: what tests, the size and the benches run against.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ADMIN_KEY = 'a-key-that-only-tests-know-0123456789'
const START_MS = 20_000

/**
 * Starts `dist/server/main.js` and waits until it answers.
 * @param {{ data?: string, port?: number, host?: string, env?: Record<string, string> }} [options]
 *   `data`: a folder to keep; without it a new one that `stop` removes
 */
export async function startServer({ data, port, host = '127.0.0.1', env = {} } = {}) {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'yoriai-data-'))
  const at = port ?? (await freePort())
  const origin = `http://${host}:${at}`
  let output = ''
  const process_ = spawn(process.execPath, ['dist/server/main.js'], {
    env: {
      ...process.env,
      PORT: String(at),
      HOST: host,
      YORIAI_DATA: folder,
      YORIAI_ADMIN_KEY: ADMIN_KEY,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [process_.stdout, process_.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  const exited = once(process_, 'exit')
  await answering(`${origin}/readyz`, process_, () => output)

  /**
   * Asks over HTTP, as the organiser unless told otherwise.
   * @param {string} path
   * @param {{ method?: string, body?: unknown, token?: string }} [asking]
   */
  const call = async (path, { method = 'POST', body, token = ADMIN_KEY } = {}) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text ? JSON.parse(text) : undefined
  }

  return {
    origin,
    port: at,
    data: folder,
    adminKey: ADMIN_KEY,
    pid: process_.pid,
    output: () => output,
    call,
    /** A board from the Izumi plan. @returns {Promise<{ id: string, joinCode: string, links: Record<string, string> }>} */
    createBoard: (values = {}) =>
      call('/api/boards', {
        body: {
          template: 'izumi',
          title: '泉区 地域福祉保健計画 ワークショップ',
          tables: 4,
          period: { from: 2022, to: 2027 },
          ...values,
        },
      }),
    /** Ends it at once, as a power switch would. Its data stays. */
    async kill() {
      process_.kill('SIGKILL')
      await exited
    },
    /** @returns the exit code */
    async stop() {
      process_.kill('SIGTERM')
      const [code] = await exited
      if (data === undefined) rmSync(folder, { recursive: true, force: true })
      return code
    },
  }
}

async function answering(url, process_, output) {
  const until = Date.now() + START_MS
  for (;;) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    if (process_.exitCode !== null || Date.now() > until) {
      process_.kill('SIGKILL')
      throw new Error(`the server did not start:\n${output()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  server.close()
  await once(server, 'close')
  return port
}
