import { afterEach, describe, expect, test } from 'vitest'
import { knownHosts } from '../../../server/seats/known-hosts.ts'
import { type Hall, type Joined, openHall } from './hall.ts'

const knows = knownHosts({
  publicUrl: 'https://yoriai.city.example.jp:8443/',
  hosts: ['board.example.net'],
  hostname: 'Kaijou-PC',
})

describe('the names it answers by', () => {
  test.each([
    'localhost:8787',
    'LOCALHOST.',
    '192.168.1.5:8787',
    '127.0.0.1',
    '[::1]:8787',
    '[fd12:3456::7]',
    'yoriai.city.example.jp',
    'YORIAI.city.example.jp:443',
    'board.example.net:80',
    'kaijou-pc:8787',
    'kaijou-pc.local:8787',
    'kaijou-pc.lan',
    'kaijou-pc.home.arpa',
    'other-pc.local',
  ])('%s', (host) => expect(knows(host)).toBe(true))

  test.each([
    undefined,
    '',
    'evil.example',
    'evil.example:8787',
    'kaijou-pc.evil.example',
    'yoriai.city.example.jp.evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.1@evil.example',
    'evil.example#.local',
    'evil.example/.local',
    'local',
    'lan',
    '[::1',
    'evil.lan',
  ])('not %s', (host) => expect(knows(host)).toBe(false))
})

describe('a request', () => {
  let hall: Hall
  afterEach(() => hall.close())

  const rebound = { Host: 'evil.example:8787' }

  test('under another name gets no seat, no cookie, no numbers and no page; health is told', async () => {
    hall = openHall()
    const made = await hall.make()
    const { token } = await hall.come(made, 'facilitator')
    const joining = await hall.send('POST', '/api/join', { code: made.joinCode }, rebound)
    expect(joining.status).toBe(421)
    expect(joining.headers.get('Set-Cookie')).toBeNull()
    for (const path of [
      '/',
      '/metrics',
      '/api/templates',
      `/api/boards/${made.id}`,
      made.links.scribe,
    ])
      for (const who of [hall.bearer(token), hall.bearer('admin-key-of-this-test')]) {
        const answer = await hall.send('GET', path, undefined, { ...rebound, ...who })
        expect(answer.status, path).toBe(421)
        expect((await answer.json()).error.ja).toContain('YORIAI_HOSTS')
      }
    const page = await hall.send('GET', '/', undefined, { ...rebound, Accept: 'text/html,*/*' })
    expect(page.status).toBe(421)
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(await page.text()).toContain('この名前のアドレスでは開けません')
    for (const path of ['/healthz', '/readyz'])
      expect((await hall.send('GET', path, undefined, rebound)).status).toBe(200)
  })

  const cookieOf = (answer: Response) => answer.headers.get('Set-Cookie') ?? ''

  test('where the public URL is https every cookie is Secure, whatever a proxy hands on', async () => {
    hall = openHall({ publicUrl: 'https://yoriai.example.jp' })
    const made = await hall.make()
    const key = made.links.participant.slice(3)
    const joined = await hall.send('POST', '/api/join', { key }, { 'X-Forwarded-Proto': 'http' })
    const { token } = (await joined.json()) as Joined
    expect(cookieOf(joined)).toMatch(/; Secure/)
    // A device that sat down before cookies were Secure has hers made so when it comes again.
    const held = { Cookie: `yoriai_${made.id}_participant=${token}`, Origin: 'http://localhost' }
    const path = `/api/boards/${made.id}`
    const again = await hall.send('GET', `${path}?as=participant`, undefined, held)
    expect(cookieOf(again)).toContain(token)
    expect(cookieOf(again)).toMatch(/; Secure/)
    const left = await hall.send('POST', `${path}/leave?as=participant`, {}, held)
    expect(cookieOf(left)).toMatch(/Max-Age=0/)
    expect(cookieOf(left)).toMatch(/; Secure/)
  })

  test('and phones are sent to no address of plain http, where they could not keep it', async () => {
    hall = openHall({ publicUrl: 'https://yoriai.example.jp' })
    const { addresses } = (await (await hall.admin('GET', '/api/addresses')).json()) as {
      addresses: string[]
    }
    expect(addresses).toEqual(['https://yoriai.example.jp'])
  })

  test('by an IPv6 address gets a policy that browsers can read', async () => {
    hall = openHall()
    const answer = await hall.send('GET', '/healthz', undefined, { Host: '[fd12::7]:8787' })
    const policy = answer.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("connect-src 'self'")
    expect(policy).not.toContain('[')
  })
})
