import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Hall, type Joined, type Made, openHall, problemOf } from './hall.ts'

const HOME = 'http://192.168.1.5:8787'
const ROUTER = 'http://10.0.0.7:8787'
const WIFI = { name: '集会所 Wi-Fi', password: 'hikari;2026', hidden: false }

let hall: Hall
let made: Made
let lead: Joined
let path: string
let networks: string[]

const open = async (publicUrl?: string) => {
  networks = [HOME, ROUTER]
  hall = openHall({ publicUrl, lanAddresses: () => networks })
  made = await hall.make()
  lead = await hall.come(made, 'facilitator')
  path = `/api/boards/${made.id}/place`
}
beforeEach(() => open())
afterEach(() => hall.close())

const put = (body: unknown, token = lead.token) => hall.send('PUT', path, body, hall.bearer(token))
const joinUrlFor = async (token: string) =>
  ((await (await hall.get(`/api/boards/${made.id}`, token)).json()) as { joinUrl: string }).joinUrl

test('the QR carries the address chosen, for everybody, as long as the machine has it', async () => {
  const screen = await hall.come(made, 'screen')
  expect(await joinUrlFor(screen.token)).toMatch(`${HOME}/k/`)
  const chosen = await (await put({ address: ROUTER })).json()
  expect(chosen).toMatchObject({ address: ROUTER, wifi: null, addresses: [HOME, ROUTER] })
  expect(await joinUrlFor(screen.token)).toMatch(`${ROUTER}/k/`)
  networks = [HOME]
  expect(await joinUrlFor(screen.token)).toMatch(`${HOME}/k/`)
  networks = [HOME, ROUTER]
  expect(await joinUrlFor(screen.token)).toMatch(`${ROUTER}/k/`)
  expect(await (await put({ address: null })).json()).toMatchObject({ address: null })
  expect(await joinUrlFor(screen.token)).toMatch(`${HOME}/k/`)
})

test('an address of somebody else’s machine is refused', async () => {
  for (const address of ['http://evil.example', 'http://127.0.0.1:8787', `${HOME}/x`])
    expect(await problemOf(await put({ address }))).toMatchObject({
      status: 400,
      code: 'no-such-address',
    })
})

test('a public address is taken unless another was chosen', async () => {
  await hall.close()
  await open('http://yoriai.example.jp/')
  expect(await joinUrlFor(lead.token)).toMatch('http://yoriai.example.jp/k/')
  const { addresses } = (await (await hall.get(path, lead.token)).json()) as { addresses: string[] }
  expect(addresses).toEqual(['http://yoriai.example.jp', HOME, ROUTER])
  await put({ address: HOME })
  expect(await joinUrlFor(lead.token)).toMatch(`${HOME}/k/`)
})

test('the Wi-Fi is kept beside the document, for those who print, and nowhere else', async () => {
  expect(await (await put({ wifi: WIFI })).json()).toMatchObject({ wifi: WIFI, address: null })
  await put({ address: HOME })
  const staff = await hall.come(made, 'staff')
  expect(await (await hall.get(path, staff.token)).json()).toMatchObject({
    wifi: WIFI,
    address: HOME,
  })
  for (const end of ['', '/board.json', '/state'])
    expect(await (await hall.get(`/api/boards/${made.id}${end}`, lead.token)).text()).not.toContain(
      'hikari',
    )
  for (const line of hall.logged) expect(line).not.toContain('hikari')
  expect((await put({ wifi: WIFI }, staff.token)).status).toBe(403)
  for (const role of ['participant', 'scribe', 'screen'] as const)
    expect((await hall.get(path, (await hall.come(made, role)).token)).status).toBe(403)
  expect(await (await put({ wifi: null })).json()).toMatchObject({ wifi: null, address: HOME })
})

test.each([
  [{ wifi: { name: 7, password: '' } }, 'wifi.name'],
  [{ wifi: { name: 'a' } }, 'wifi.password'],
  [{ adress: HOME }, 'body'],
])('%# %j is named as wrong', async (body, where) => {
  const problem = await problemOf(await put(body))
  expect(problem).toMatchObject({ status: 400, code: 'bad-input' })
  expect(problem.message).toContain(where)
})

test('the machine’s addresses are for facilitators, by token or cookie, and the admin', async () => {
  const wanted = { publicUrl: null, addresses: [HOME, ROUTER] }
  expect(await (await hall.get('/api/addresses', lead.token)).json()).toEqual(wanted)
  expect(await (await hall.admin('GET', '/api/addresses')).json()).toEqual(wanted)
  const cookie = { Cookie: `a=b; yoriai_${made.id}_facilitator=${lead.token}` }
  const byCookie = await hall.send('GET', '/api/addresses', undefined, cookie)
  expect(await byCookie.json()).toEqual(wanted)
  const staff = await hall.come(made, 'staff')
  const forged = { Cookie: `yoriai_${made.id}_facilitator=${staff.token}` }
  for (const headers of [{}, hall.bearer(staff.token), forged])
    expect(
      await problemOf(await hall.send('GET', '/api/addresses', undefined, headers)),
    ).toMatchObject({ status: 401 })
})
