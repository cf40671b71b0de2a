import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ADMIN, type Hall, openHall, problemOf } from './hall.ts'

let folder: string
let client: string
let hall: Hall
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-client-'))
  client = join(folder, 'client')
  mkdirSync(join(client, 'assets'), { recursive: true })
  writeFileSync(join(client, 'index.html'), '<!doctype html><title>よりあいボード</title>')
  writeFileSync(join(client, 'assets/main-a1b2.js'), 'plain')
  writeFileSync(join(client, 'assets/main-a1b2.js.br'), 'br')
  writeFileSync(join(client, 'assets/main-a1b2.js.gz'), 'gz')
  writeFileSync(join(client, 'icon.svg'), '<svg/>')
  writeFileSync(join(client, 'old-browser.js'), 'plain')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  hall = openHall({ client })
})
afterEach(async () => {
  await hall.close()
  rmSync(folder, { recursive: true })
})

const get = (path: string, headers: HeadersInit = {}) => hall.send('GET', path, undefined, headers)

describe('the client', () => {
  test.each([
    '/',
    '/k/some-secret',
    '/r/some-secret',
    '/b/abc/print/plan',
    '/b/abc/participant',
    '/b/abc/lead',
  ])('%s shows the page, asked for anew each time', async (path) => {
    const page = await get(path)
    expect(page.status).toBe(200)
    expect(page.headers.get('Content-Type')).toContain('text/html')
    expect(page.headers.get('Cache-Control')).toBe('no-store')
  })

  test('GET of a link makes no seat', async () => {
    const made = await hall.make()
    const page = await get(made.links.participant)
    expect(page.headers.get('Set-Cookie')).toBeNull()
    const listed = await (await hall.admin('GET', '/api/boards')).json()
    expect(listed).toMatchObject([{ counts: { seats: 0 } }])
  })

  test('assets come compressed and are kept for good', async () => {
    for (const [accepted, body] of [
      ['gzip, br', 'br'],
      ['gzip', 'gz'],
      ['', 'plain'],
    ] as const) {
      const asset = await get('/assets/main-a1b2.js', { 'Accept-Encoding': accepted })
      expect(await asset.text()).toBe(body)
      expect(asset.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
      expect(asset.headers.get('Content-Type')).toContain('javascript')
    }
    for (const file of ['/icon.svg', '/old-browser.js'])
      expect((await get(file)).headers.get('Cache-Control'), file).toBe('no-cache')
  })

  test.each([
    '/assets/none.js',
    '/none.js',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/api/none',
    '/api',
    '/sync/none',
  ])('%s is not there, in words for programs', async (path) => {
    expect(await problemOf(await get(path))).toMatchObject({ status: 404, code: 'not-found' })
  })

  test.each([
    '/none',
    '/b/abc',
    '/b/abc/',
    '/b/abc/nosuchsurface',
    '/k',
    '/k/',
    '/r/',
    '/k/abc/def',
    '/12345',
    '/%E3%81%82',
    '/%ff',
    '/generate_204',
  ])('%s is nothing: the page says so, and asks for the number', async (path) => {
    const page = await get(path)
    expect(page.status).toBe(404)
    expect(page.headers.get('Content-Type')).toContain('text/html')
    expect(page.headers.get('Cache-Control')).toBe('no-store')
    expect(await page.text()).toContain('よりあいボード')
  })

  test.each([
    '/253817',
    '/253-817',
    '/253817/',
    '/253 817',
    '/２５３８１７',
    '/２５３−８１７',
    '/join/253817',
    '/JOIN/253817',
    '/253817。',
    '/k/AbC-_9xYzAbC-_9xYz1234/',
    '/K/AbC-_9xYzAbC-_9xYz1234',
    '/k/AbC-_9xYzAbC-_9xYz1234。',
    '/k/AbC-_9xYzAbC-_9xYz1234」',
    '/k/AbC-_9xYzAbC-_9xYz1234）',
    '/k/AbC-_9xYzAbC-_9xYz1234>',
    '/b/abc/participant/',
    '/B/ABC/Lead',
  ])('%s leads somewhere, though nobody printed it so', async (path) => {
    const page = await get(encodeURI(path))
    expect(page.status).toBe(200)
    expect(page.headers.get('Content-Type')).toContain('text/html')
  })

  test('a mistyped address is a page to those who read one alone', async () => {
    expect(await problemOf(await hall.send('POST', '/253817', {}))).toMatchObject({ status: 404 })
    const head = await hall.send('HEAD', '/none')
    expect(head.status).toBe(404)
    expect(head.headers.get('Content-Type')).toContain('text/html')
  })

  test('later doors are not there yet', async () => {
    const made = await hall.make()
    const lead = await hall.come(made, 'facilitator')
    const path = `/api/boards/${made.id}/notes/n1/put-away`
    expect((await hall.send('POST', path, { reason: 'x' }, hall.bearer(lead.token))).status).toBe(
      404,
    )
  })
})

describe('headers', () => {
  test('a strict policy on pages and answers; nothing leaves this host (I8)', async () => {
    for (const path of ['/', '/api/templates', '/none']) {
      const { headers } = await get(path, { Host: '192.168.1.5:8787' })
      const policy = headers.get('Content-Security-Policy') ?? ''
      expect(policy.split('; ').sort()).toEqual([
        "base-uri 'none'",
        "connect-src 'self' ws://192.168.1.5:8787 wss://192.168.1.5:8787",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "manifest-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
      ])
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.has('Strict-Transport-Security')).toBe(false)
      expect(headers.has('X-Powered-By')).toBe(false)
    }
  })

  test('a Host cannot write into the policy', async () => {
    const policy = (await get('/', { Host: "x; script-src 'unsafe-inline'" })).headers
    expect(policy.get('Content-Security-Policy')).not.toContain('unsafe-inline')
  })
})

describe('health', () => {
  test('alive; ready while storage answers', async () => {
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(200)
  })

  test('not ready when it does not', async () => {
    const { store } = hall
    const broken = openHall({ store: { ...store, ping: async () => false } })
    expect((await broken.send('GET', '/readyz')).status).toBe(503)
    await broken.close()
  })

  test('metrics are for whoever has the admin key, by route, without secrets', async () => {
    const made = await hall.make()
    await get(made.links.participant)
    expect(await problemOf(await get('/metrics'))).toMatchObject({ status: 401 })
    const text = await (await hall.admin('GET', '/metrics')).text()
    expect(text).toContain('route="/k/:secret",status="200"')
    for (const secret of [made.links.participant.slice(3), ADMIN, made.id])
      expect(text).not.toContain(secret)
  })
})

test('I4 the log holds routes, never tokens, link secrets, codes or the admin key', async () => {
  const made = await hall.make()
  const joined = await hall.come(made, 'participant')
  await get(made.links.participant)
  await get(`/api/boards/${made.id}/mine?as=participant&token=${joined.token}`, {
    Cookie: `yoriai_${made.id}_participant=${joined.token}`,
  })
  await hall.send('POST', '/api/join', { code: made.joinCode })
  await hall.send('POST', '/api/join', { key: 'a-wrong-secret' })
  const log = hall.logged.join('')
  expect(log).toContain('"route":"/k/:secret"')
  expect(log).toContain('"route":"/api/boards/:id/mine"')
  const links = Object.values(made.links).map((link) => link.slice(3))
  for (const secret of [joined.token, ADMIN, made.joinCode, 'a-wrong-secret', ...links])
    expect(log).not.toContain(secret)
})

test('what goes wrong inside is logged, and answered without its details', async () => {
  const { store } = hall
  const registry = {
    ...store.registry,
    boards: async () => {
      throw new Error('disk on fire')
    },
  }
  const broken = openHall({ store: { ...store, registry: registry as typeof store.registry } })
  const answer = await broken.admin('GET', '/api/boards')
  expect(await problemOf(answer)).toMatchObject({ status: 500, code: 'server-error' })
  expect(broken.logged.join('')).toContain('disk on fire')
  await broken.close()
})
