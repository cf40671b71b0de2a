import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { adminKeyIn } from '../../../server/admin-key.ts'
import { CannotStart } from '../../../server/cannot-start.ts'
import { readSettings } from '../../../server/env.ts'
import { start } from '../../../server/start.ts'
import { serverProgram } from '../../built.mjs'

/** On a machine that is busy with everything else. */
export const START_MS = 60_000

/** A server in a process of its own. */
interface Spawned {
  child: ChildProcess
  output: () => { out: string; err: string }
  /** Resolves with the exit code; null where a signal ended it. */
  ended: Promise<number | null>
}

function spawnServer(env: Record<string, string>): Spawned {
  const child = spawn(process.execPath, serverProgram(), {
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, output: () => ({ ...said }), ended }
}

export interface Running extends Spawned {
  url: string
  adminKey: string
  joinCode: string
  /** Path of the sample board's facilitator link. */
  facilitator: string
}

/** Waits for the banner, and looks up what a log must not hold. */
export async function started(env: Record<string, string>): Promise<Running> {
  const server = spawnServer(env)
  while (!server.output().out.includes('Ctrl+C')) {
    const over = await Promise.race([
      once(server.child.stdout ?? server.child, 'data'),
      server.ended,
    ])
    if (typeof over === 'number' || over === null)
      throw new Error(`the server ended with ${over}: ${server.output().err}`)
  }
  const [, url = ''] = /on this machine +(http:\S+)\//.exec(server.output().out) ?? []
  const adminKey = env.YORIAI_ADMIN_KEY ?? adminKeyIn(env.YORIAI_DATA ?? '') ?? ''
  const listed = await fetch(`${url}/api/boards`, {
    headers: { Authorization: `Bearer ${adminKey}` },
  })
  const [board] = (await listed.json()) as { joinCode: string; links: { facilitator: string } }[]
  const { joinCode = '', links: { facilitator } = { facilitator: '' } } = board ?? {}
  return { ...server, url, adminKey, joinCode, facilitator }
}

/** What it says when it will not start: a message in both languages. */
export async function complaint(env: Record<string, string>): Promise<string> {
  try {
    await start(readSettings({ PORT: '0', HOST: '127.0.0.1', ...env }), { dev: false })
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    const { ja, en } = error
    if (!/[ぁ-ん]/.test(ja) || !/[a-z]{3}.*[.]/.test(en)) throw new Error(`not clear: ${ja} ${en}`)
    return `${ja}\n${en}\n`
  }
  throw new Error('it started')
}

/** The same from a process: code 1, the message, no stack trace. */
export async function complaintOfProcess(env: Record<string, string>): Promise<string> {
  const server = spawnServer(env)
  const code = await server.ended
  const { out, err } = server.output()
  if (code !== 1 || out !== '') throw new Error(`ended with ${code}: ${out} ${err}`)
  if (/\n\s+at /.test(err) || /node:internal/.test(err)) throw new Error(`a stack trace: ${err}`)
  return err
}
