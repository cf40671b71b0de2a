import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serverProgram } from '../../built.mjs'
import { yoriai } from '../cli/call.ts'
import { START_MS, started } from './spawned.ts'

let folder: string
let child: ChildProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-secrets-'))
})
afterEach(async () => {
  if (child?.exitCode === null) {
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  rmSync(folder, { recursive: true, force: true })
})

const code = (digits: string) => [digits, `${digits.slice(0, 3)} ${digits.slice(3)}`]

test(
  'where nobody sits at a terminal no secret is written, and it says how to see them',
  async () => {
    const server = await started({ YORIAI_DATA: folder, LOG_LEVEL: 'trace' })
    child = server.child
    const bearer = { Authorization: `Bearer ${server.adminKey}` }
    const [board] = (await (
      await fetch(`${server.url}/api/boards`, { headers: bearer })
    ).json()) as { joinCode: string; links: Record<string, string> }[]
    const links = Object.values(board?.links ?? {}).map((link) => link.slice(3))
    const secrets = [server.adminKey, ...code(server.joinCode), ...links]
    expect(secrets).toHaveLength(8)
    expect(secrets.every((secret) => secret.length >= 6)).toBe(true)
    const { out, err } = server.output()
    for (const secret of secrets) expect(out + err).not.toContain(secret)
    expect(out).not.toMatch(/[█▀▄]/)
    expect(out).toContain('npm run yoriai -- links')

    // As that says: on a terminal, or into a file of one's own; never where it would be kept.
    const elsewhere = await yoriai(folder, ['links'])
    expect(elsewhere.code).toBe(1)
    for (const secret of secrets) expect(elsewhere.out + elsewhere.err).not.toContain(secret)
    const seen = await yoriai(folder, ['links'], undefined, true)
    const file = join(folder, 'links.txt')
    const written = await yoriai(folder, ['links', 'links.txt'])
    expect([seen.code, written.code]).toEqual([0, 0])
    for (const secret of secrets.filter((one) => one !== server.joinCode)) {
      expect(seen.out).toContain(secret)
      expect(readFileSync(file, 'utf8')).toContain(secret)
      expect(written.out).not.toContain(secret)
    }
    expect(statSync(file).mode & 0o077).toBe(0)
    expect((await yoriai(folder, ['links', 'links.txt'])).code).toBe(1)
  },
  START_MS,
)

const SCRIPT = 'script'
const hasScript = (() => {
  try {
    return execFileSync(SCRIPT, ['--version'], { encoding: 'utf8' }).includes('util-linux')
  } catch {
    return false
  }
})()

test.skipIf(!hasScript)(
  'on a terminal (by script, skipped where it is not installed) all of it stands there',
  async () => {
    const program = [process.execPath, ...serverProgram()].join(' ')
    child = spawn(SCRIPT, ['-qefc', `exec ${program}`, '/dev/null'], {
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', YORIAI_DATA: folder },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let out = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    const ended = once(child, 'close')
    while (!out.includes('Ctrl+C') && child.exitCode === null)
      await Promise.race([once(child.stdout ?? child, 'data'), ended])
    expect(out).toMatch(/#admin=\S{20}/)
    expect(out).toMatch(/code +\d{3} \d{3}/)
    expect(out).toMatch(/facilitator +http\S+\/k\/\S{16}/)
    // As at Ctrl+C.
    child.stdin?.write('\u0003')
    await ended
  },
  START_MS,
)
