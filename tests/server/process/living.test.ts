import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { ADMIN_KEY_FILE } from '../../../server/admin-key.ts'
import { CLOSE } from '../../../shared/wire.ts'
import { complaint, type Running, started } from './spawned.ts'

let folder: string
const running: Running[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-live-'))
})
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function start(env: Record<string, string> = {}) {
  const server = await started({ YORIAI_DATA: folder, ...env })
  running.push(server)
  return server
}

async function join6(server: Running) {
  const answer = await fetch(`${server.url}/api/join`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code: server.joinCode }),
  })
  return (await answer.json()) as { board: string; token: string; seat: string }
}

test('the first start makes a sample board; its code, link and admin link work', async () => {
  const server = await start()
  const listed = await fetch(`${server.url}/api/boards`, {
    headers: { Authorization: `Bearer ${server.adminKey}` },
  })
  expect(await listed.json()).toMatchObject([
    {
      title: '泉区 地域福祉保健計画 ワークショップ（見本）',
      tables: 4,
      joinCode: server.joinCode,
      links: { facilitator: server.facilitator },
    },
  ])
  expect((await join6(server)).token).toMatch(/^[\w-]{43}$/)
  expect((await fetch(`${server.url}/metrics`)).status).toBe(200)
  const proxied = await fetch(`${server.url}/metrics`, {
    headers: { 'X-Forwarded-For': '1.2.3.4' },
  })
  expect(proxied.status).toBe(401)
})

test('SIGTERM: sockets close with 1012, the process ends with 0 within 5 s, the board is there again', async () => {
  const server = await start({ YORIAI_ADMIN_KEY: 'a-key-that-is-set-from-outside' })
  expect(server.adminKey).toBe('a-key-that-is-set-from-outside')
  expect(statSync(join(folder, ADMIN_KEY_FILE), { throwIfNoEntry: false })).toBeUndefined()
  const { board, token, seat } = await join6(server)
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${board}?token=${token}`)
  await once(socket, 'message')
  const closed = once(socket, 'close')
  const asked = performance.now()
  server.child.kill('SIGTERM')
  expect((await closed)[0]).toBe(CLOSE.restarting)
  expect(await server.ended).toBe(0)
  expect(performance.now() - asked).toBeLessThan(5_000)

  const again = await start()
  expect(again.joinCode).toBe(server.joinCode)
  expect(readFileSync(join(folder, ADMIN_KEY_FILE), 'utf8').trim()).toBe(again.adminKey)
  expect(statSync(join(folder, ADMIN_KEY_FILE)).mode & 0o077).toBe(0)
  const mine = await fetch(`${again.url}/api/boards/${board}/mine`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  expect(await mine.json()).toMatchObject({ seat })
  expect(await complaint({ YORIAI_DATA: folder })).toContain('in use by another Yoriai Board')
})

test('after SIGKILL it starts again on the same folder', async () => {
  const server = await start()
  const { board, token } = await join6(server)
  server.child.kill('SIGKILL')
  await server.ended
  const again = await start()
  const state = await fetch(`${again.url}/api/boards/${board}/state`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  expect(state.status).toBe(200)
})

test('I4 whatever it logs, no secret is in it', async () => {
  const server = await start({ LOG_LEVEL: 'trace' })
  const banner = server.output().out
  const { board, token } = await join6(server)
  await fetch(server.url + server.facilitator)
  await fetch(`${server.url}/api/boards/${board}/mine`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  await fetch(`${server.url}/sync/${board}?token=${token}`)
  server.child.kill('SIGTERM')
  await server.ended
  const { out, err } = server.output()
  const log = out.slice(banner.length) + err
  expect(log).toContain('"route":"/k/:secret"')
  for (const secret of [token, server.adminKey, server.joinCode, server.facilitator.slice(3)])
    expect(log).not.toContain(secret)
})
