// The ways in as devices use them: by HTTP on lines that stay open, and the work for a number.
import { fork } from 'node:child_process'
import { Agent, request } from 'node:http'

export class Doors {
  #agent = new Agent({ keepAlive: true, maxSockets: 64 })
  #port
  #prover
  #solving = new Map()
  #next = 0

  constructor({ port }) {
    this.#port = port
  }

  /** @returns `{ status, body }`; 0 where nothing answered */
  join(body) {
    const bytes = JSON.stringify(body)
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(bytes),
    }
    const to = { port: this.#port, path: '/api/join', method: 'POST', agent: this.#agent, headers }
    return new Promise((resolve) => {
      const asked = request(to, (answer) => {
        const parts = []
        answer.on('data', (part) => parts.push(part))
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString()
          resolve({ status: answer.statusCode, body: text ? JSON.parse(text) : undefined })
        })
      })
      asked.on('error', () => resolve({ status: 0 }))
      asked.end(bytes)
    })
  }

  solve(challenge, code) {
    this.#prover ??= this.#startProver()
    const at = this.#next++
    return new Promise((resolve) => {
      this.#solving.set(at, resolve)
      this.#prover.send({ at, challenge, code })
    })
  }

  /** As a phone does it: asks, works where it is told to, comes again. @returns the ms, or undefined */
  async comeByNumber(code, withinMs) {
    const start = performance.now()
    const ms = () => performance.now() - start
    let answer = await this.join({ code })
    while (answer.status === 429 && ms() < withinMs) {
      const { challenge } = answer.body
      const proof = challenge && (await this.solve(challenge, code))
      answer = await this.join({ code, ...(proof ? { proof } : {}) })
    }
    return answer.status === 200 && ms() < withinMs ? ms() : undefined
  }

  #startProver() {
    const prover = fork(new URL('./prover.mjs', import.meta.url), { execArgv: ['--import', 'tsx'] })
    prover.on('message', ({ at, proof }) => {
      this.#solving.get(at)?.(proof)
      this.#solving.delete(at)
    })
    return prover
  }

  close() {
    this.#prover?.kill()
    this.#agent.destroy()
  }
}
