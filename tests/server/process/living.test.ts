import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { ADMIN_KEY_FILE } from '../../../server/admin-key.ts'
import { USUAL_TABLES } from '../../../shared/board/usual.ts'
import { CLOSE } from '../../../shared/wire.ts'
import { yoriai } from '../cli/call.ts'
import { complaint, type Running, START_MS, started } from './spawned.ts'

const SET_KEY = 'a-key-that-is-set-from-outside'

/** One folder, three servers one after another: killed, stopped, and the one that finds it all. */
let folder: string
let server: Running
let joined: { board: string; token: string; seat: string }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-live-'))
  server = await started({ YORIAI_DATA: folder, YORIAI_ADMIN_KEY: SET_KEY, LOG_LEVEL: 'trace' })
}, START_MS)
afterAll(() => {
  server?.child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function join6() {
  const answer = await fetch(`${server.url}/api/join`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code: server.joinCode }),
  })
  joined = (await answer.json()) as typeof joined
  return joined
}

const mine = () =>
  fetch(`${server.url}/api/boards/${joined.board}/mine`, {
    headers: { Authorization: `Bearer ${joined.token}` },
  })

test('the first start makes a sample board; its code, link and admin link work', async () => {
  expect(server.adminKey).toBe(SET_KEY)
  expect(statSync(join(folder, ADMIN_KEY_FILE), { throwIfNoEntry: false })).toBeUndefined()
  const listed = await fetch(`${server.url}/api/boards`, {
    headers: { Authorization: `Bearer ${server.adminKey}` },
  })
  expect(await listed.json()).toMatchObject([
    {
      title: '泉区 地域福祉保健計画 ワークショップ（見本）',
      tables: USUAL_TABLES,
      joinCode: server.joinCode,
      links: { facilitator: server.facilitator },
    },
  ])
  expect((await join6()).token).toMatch(/^[\w-]{43}$/)
  expect((await fetch(`${server.url}/metrics`)).status).toBe(401)
  const metrics = await fetch(`${server.url}/metrics`, {
    headers: { Authorization: `Bearer ${server.adminKey}` },
  })
  expect(metrics.status).toBe(200)
  const text = await metrics.text()
  for (const name of [
    'flush_duration_seconds',
    'shown_seconds',
    'refusals_total',
    'rooms',
    'sessions',
    'rooms_waiting',
    'rooms_loading',
    'updates_waiting',
    'commands_waiting',
    'knocks_waiting',
    'exports_waiting',
  ])
    expect(text).toContain(`# HELP yoriai_${name} `)
})

test('a backup is made while it runs; a second server on its folder is not', async () => {
  expect(await yoriai(folder, ['backup', 'b.sqlite'])).toMatchObject({ code: 0, err: '' })
  expect(await complaint({ YORIAI_DATA: folder })).toContain('in use by another Yoriai Board')
})

test('I4 whatever it logs, no secret is in it; after SIGKILL it starts again on the same folder', async () => {
  const { board, token } = joined
  await fetch(server.url + server.facilitator)
  await mine()
  await fetch(`${server.url}/sync/${board}?token=${token}`)
  server.child.kill('SIGKILL')
  await server.ended
  const { out, err } = server.output()
  const log = out + err
  expect(log).toContain('"route":"/k/:secret"')
  for (const secret of [token, SET_KEY, server.joinCode, server.facilitator.slice(3)])
    expect(log).not.toContain(secret)

  const { joinCode } = server
  server = await started({ YORIAI_DATA: folder })
  expect(server.joinCode).toBe(joinCode)
  expect(await (await mine()).json()).toMatchObject({ seat: joined.seat })
  expect(readFileSync(join(folder, ADMIN_KEY_FILE), 'utf8').trim()).toBe(server.adminKey)
  expect(statSync(join(folder, ADMIN_KEY_FILE)).mode & 0o077).toBe(0)
})

test('SIGTERM: sockets close with 1012, the process ends with 0 within 5 s, the board is there again', async () => {
  const { board, token } = joined
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${board}?token=${token}`)
  await once(socket, 'message')
  const closed = once(socket, 'close')
  const asked = performance.now()
  server.child.kill('SIGTERM')
  expect((await closed)[0]).toBe(CLOSE.restarting)
  expect(await server.ended).toBe(0)
  expect(performance.now() - asked).toBeLessThan(5_000)
  const { adminKey } = server
  server = await started({ YORIAI_DATA: folder })
  expect(server.adminKey).toBe(adminKey)
  expect((await mine()).status).toBe(200)
})
