// One server under test: started on a free port in a folder of its own, measured, stopped.
import { spawn } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { canPin, cpuSeconds, isRunning, memoryMB, SERVER_CORE } from './machine.mjs'
import { costliest } from './profile.mjs'

const START_WITHIN_MS = 20_000
const FIRST_PORT = Number(process.env.BENCH_PORT ?? 8900)
const LAST_PORT = FIRST_PORT + 99
let nextPort = FIRST_PORT

const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))

export class ServerProcess {
  #contestant
  #child
  #profiled
  /** Set when the process has ended: its code or signal. */
  ended

  /** @param profile whether it is to write a CPU profile; that costs a few per cent */
  constructor(contestant, { profile = false } = {}) {
    this.#contestant = contestant
    this.#profiled = profile
    this.folder = mkdtempSync(join(tmpdir(), 'yoriai-bench-'))
  }

  async start() {
    this.port ??= await freePort()
    const { command, env } = this.#contestant.launch(this)
    if (this.#profiled) command.splice(1, 0, '--cpu-prof', `--cpu-prof-dir=${this.folder}`)
    const [program, ...args] = canPin ? ['taskset', '-c', String(SERVER_CORE), ...command] : command
    const log = openSync(this.logFile, 'a')
    this.ended = undefined
    this.#child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', log, log],
    })
    const child = this.#child
    running.add(child)
    child.once('exit', (code, signal) => {
      running.delete(child)
      if (child === this.#child) this.ended = signal ?? code
    })
    const until = performance.now() + START_WITHIN_MS
    while (!(await answers(this.port))) {
      if (this.ended !== undefined || performance.now() > until) throw new Error(this.#lastWords())
      await wait(20)
    }
  }

  get logFile() {
    return join(this.folder, 'server.log')
  }

  get alive() {
    return this.ended === undefined && isRunning(this.#child.pid)
  }

  cpuSeconds = () => cpuSeconds(this.#child.pid)
  memoryMB = () => memoryMB(this.#child.pid)

  /** kill -9, as a power cut would: nothing may be in memory only. */
  async kill() {
    await this.#end('SIGKILL')
  }

  /** Ends it and says where its time went. */
  async profile() {
    await this.#end('SIGTERM')
    return costliest(this.folder)
  }

  /** For good, with everything it wrote. */
  async remove() {
    await this.#end('SIGKILL')
    rmSync(this.folder, { recursive: true, force: true })
  }

  async #end(signal) {
    if (!this.#child || this.ended !== undefined) return
    this.#child.kill(signal)
    while (this.ended === undefined) await wait(5)
  }

  #lastWords() {
    const lines = readFileSync(this.logFile, 'utf8').trim().split('\n').slice(-8).join('\n')
    return `${this.#contestant.name} did not start\n${lines}`
  }
}

async function freePort() {
  for (let tries = FIRST_PORT; tries <= LAST_PORT; tries++) {
    const port = nextPort
    nextPort = nextPort === LAST_PORT ? FIRST_PORT : nextPort + 1
    if (!(await answers(port))) return port
  }
  throw new Error(`every port from ${FIRST_PORT} to ${LAST_PORT} is taken`)
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const done = (found) => {
      socket.destroy()
      resolve(found)
    }
    socket.once('connect', () => done(true)).once('error', () => done(false))
  })
