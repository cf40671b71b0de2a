import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ROLES } from '../../../shared/board/roles.ts'
import { CLOSE, MESSAGE } from '../../../shared/wire.ts'
import { post, welcomed } from '../sync/meeting.ts'
import { type Hall, type Joined, type Made, openHall, problemOf } from './hall.ts'

let hall: Hall
let made: Made
let lead: Joined
let scribe: Joined
let resident: Joined
let at: string

beforeEach(async () => {
  hall = openHall()
  made = await hall.make()
  lead = await hall.come(made, 'facilitator')
  scribe = await hall.come(made, 'scribe', { table: 1 })
  resident = await hall.come(made, 'participant', { table: 1 })
  at = `/api/boards/${made.id}`
})
afterEach(() => hall.close())

const posting = (path: string, token: string, body?: unknown) =>
  hall.send('POST', at + path, body, hall.bearer(token))

describe('reception', () => {
  test('closed: no new participants; who has a seat comes back, the team comes in', async () => {
    expect(await (await posting('/reception', lead.token, { open: false })).json()).toEqual({
      reception: 'closed',
    })
    for (const body of [{ code: made.joinCode }, { key: made.links.participant.slice(3) }]) {
      const late = await hall.send('POST', '/api/join', body)
      expect(await problemOf(late)).toMatchObject({ status: 403, code: 'reception-closed' })
    }
    const cookie = { Cookie: `yoriai_${made.id}_participant=${resident.token}` }
    const back = await hall.send('POST', '/api/join', { code: made.joinCode }, cookie)
    expect(await back.json()).toMatchObject({ seat: resident.seat })
    await hall.come(made, 'scribe')
    const shown = await (await hall.get(at, resident.token)).json()
    expect(shown).toMatchObject({ state: 'open', reception: 'closed' })
    const [listed] = (await (await hall.admin('GET', '/api/boards')).json()) as object[]
    expect(listed).toMatchObject({ reception: 'closed' })
    const guest = await hall.sit(lead)
    const told = () => guest.heard.filter((type) => type === MESSAGE.here).length
    const before = told()
    await posting('/reception', lead.token, { open: true })
    expect(told(), 'an open page of 進行 asks anew').toBe(before + 1)
    await hall.come(made, 'participant')
  })

  test('is the facilitator’s', async () => {
    expect((await posting('/reception', scribe.token, { open: false })).status).toBe(403)
    expect((await posting('/reception', lead.token, { open: 'no' })).status).toBe(400)
  })
})

test('new seats follow the number of tables that the facilitator set, and the list the title', async () => {
  const guest = await hall.sit(lead)
  guest.perform({ verb: 'board.set', patch: { tables: 2 } })
  guest.perform({ verb: 'board.set', patch: { title: '二つの班で' } })
  await welcomed(guest)
  const tables = []
  for (let come = 0; come < 3; come++) tables.push((await hall.come(made, 'participant')).table)
  expect(tables).toEqual([2, 1, 2])
  const none = await hall.send('POST', '/api/join', { code: made.joinCode, table: 3 })
  expect(await problemOf(none)).toMatchObject({ status: 400, code: 'no-such-table' })
  guest.perform({ verb: 'board.set', patch: { tables: 5 } })
  await welcomed(guest)
  expect(await hall.come(made, 'participant', { table: 5 })).toMatchObject({ table: 5 })
  const [listed] = (await (await hall.admin('GET', '/api/boards')).json()) as object[]
  expect(listed).toMatchObject({ title: '二つの班で', tables: 5 })
})

describe('who is here', () => {
  test('I4 facilitators see all seats in numbers, a scribe her table’s; nobody else', async () => {
    const far = await hall.come(made, 'participant', { table: 2 })
    const guest = await hall.sit(resident)
    const note = post(guest, 'ベンチがほしい')
    guest.perform(note)
    await welcomed(guest)
    const all = await (await hall.get(`${at}/seats`, lead.token)).json()
    const since = new Date(hall.clock.now()).toISOString()
    expect(all).toHaveLength(4)
    expect(all).toContainEqual({
      ...{ seat: resident.seat, role: 'participant', table: 1 },
      ...{ connected: true, since },
    })
    expect(all).toContainEqual({
      ...{ seat: far.seat, role: 'participant', table: 2 },
      ...{ connected: false, since },
    })
    const seen = (await (await hall.get(`${at}/seats`, scribe.token)).json()) as { seat: string }[]
    expect(seen.map(({ seat }) => seat).toSorted()).toEqual([scribe.seat, resident.seat].toSorted())
    expect(JSON.stringify([all, seen])).not.toContain(note.note)
    for (const role of ROLES.filter((one) => one !== 'facilitator' && one !== 'scribe'))
      expect((await hall.get(`${at}/seats`, (await hall.come(made, role)).token)).status).toBe(403)
  })
})

test('I4 the list of seats is the same before and after each note: asked again, it names nobody', async () => {
  const list = async (token: string) => (await hall.get(`${at}/seats`, token)).text()
  const guests = []
  for (let count = 0; count < 6; count++)
    guests.push(await hall.sit(await hall.come(made, 'participant', { table: 1 })))
  const before = [await list(lead.token), await list(scribe.token)]
  for (const guest of guests) {
    const said = post(guest, 'だれのことばか')
    guest.perform(said)
    await welcomed(guest)
    await posting(`/notes/${said.note}/start-seat`, lead.token, {})
    await posting(`/notes/${said.note}/stop-seat`, lead.token, {})
    expect(guest.closed, 'nobody blinks').toBeUndefined()
    expect([await list(lead.token), await list(scribe.token)]).toEqual(before)
  }
})

test('a seat whose device is away for a moment stays in the list as connected', async () => {
  const seen = async () => {
    const all = (await (await hall.get(`${at}/seats`, lead.token)).json()) as {
      seat: string
      connected: boolean
    }[]
    return all.find(({ seat }) => seat === resident.seat)?.connected
  }
  expect(await seen()).toBe(false)
  const guest = await hall.sit(resident)
  await hall.sit(lead)
  await guest.leave()
  expect(await seen()).toBe(true)
  await hall.clock.pass(60_000)
  expect(await seen()).toBe(false)
})

describe('handing a seat over', () => {
  const offer = async (token = scribe.token, seat = resident.seat) => {
    const answer = await posting(`/seats/${seat}/return`, token)
    expect(answer.status).toBe(201)
    return (await answer.json()) as { link: string; expiresAt: string }
  }
  const take = (key: string) => hall.send('POST', '/api/join', { key })

  test('its link gives a place in the same seat to another device, once; the device before goes on', async () => {
    const before = await hall.sit(resident)
    const note = post(before, 'わたしの')
    before.perform(note)
    await welcomed(before)
    const { link, expiresAt } = await offer()
    expect(link).toMatch(/^\/r\/[\w-]{22}$/)
    expect(Date.parse(expiresAt)).toBe(hall.clock.now() + 10 * 60_000)
    await posting('/reception', lead.token, { open: false })
    const answer = await take(link)
    const back = (await answer.json()) as Joined
    expect(back).toMatchObject({
      board: made.id,
      seat: resident.seat,
      role: 'participant',
      table: 1,
    })
    expect(answer.headers.get('Set-Cookie')).toContain(
      `yoriai_${made.id}_participant=${back.token}`,
    )
    expect(before.closed, 'who else took it does not send her out').toBeUndefined()
    const mine = async (token: string) => (await hall.get(`${at}/mine`, token)).json()
    expect(await mine(resident.token)).toMatchObject({ notes: [{ id: note.note }] })
    expect(await mine(back.token)).toMatchObject({ seat: resident.seat, notes: [] })
    expect(await problemOf(await take(link))).toMatchObject({ status: 404, code: 'unknown-link' })
    for (const line of hall.logged) expect(line).not.toContain(link.slice(3))
  })

  test('it works for ten minutes, and a new one ends it', async () => {
    const first = await offer()
    const second = await offer(lead.token)
    expect((await take(first.link)).status).toBe(404)
    await hall.clock.pass(10 * 60_000)
    expect((await take(second.link)).status).toBe(404)
    const third = await offer()
    await hall.clock.pass(10 * 60_000 - 1)
    expect((await take(`http://192.168.1.5:8787${third.link}`)).status).toBe(200)
  })

  test('a scribe gives back the residents of her table, a facilitator also scribes and staff', async () => {
    const far = await hall.come(made, 'participant', { table: 2 })
    const staff = await hall.come(made, 'staff')
    const other = await hall.come(await hall.make(), 'participant')
    const refused = async (token: string, seat: string) =>
      (await problemOf(await posting(`/seats/${seat}/return`, token))).code
    expect(await refused(scribe.token, far.seat)).toBe('not-allowed')
    expect(await refused(scribe.token, scribe.seat)).toBe('not-allowed')
    expect(await refused(scribe.token, staff.seat)).toBe('not-allowed')
    expect(await refused(resident.token, resident.seat)).toBe('not-allowed')
    expect(await refused(lead.token, lead.seat)).toBe('not-allowed')
    expect(await refused(lead.token, other.seat)).toBe('no-such-seat')
    expect(await refused(lead.token, 'none')).toBe('no-such-seat')
    for (const seat of [far, scribe, staff]) await offer(lead.token, seat.seat)
  })

  test('I4 on a board that is closed no seat is handed over, by no link made before either', async () => {
    const { link } = await offer()
    await hall.admin('POST', `${at}/close`)
    expect(await problemOf(await take(link))).toMatchObject({ status: 403, code: 'closed' })
    for (const { token } of [lead, scribe]) {
      const answer = await posting(`/seats/${resident.seat}/return`, token)
      expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'closed' })
    }
    expect((await hall.get(`${at}/mine`, resident.token)).status, 'hers is still hers').toBe(200)
  })

  test('a stopped scribe hands nobody over', async () => {
    const guest = await hall.sit(scribe)
    const note = post(guest, 'x')
    guest.perform(note)
    await welcomed(guest)
    await posting(`/notes/${note.note}/stop-seat`, lead.token, {})
    const answer = await posting(`/seats/${resident.seat}/return`, scribe.token)
    expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'stopped' })
  })
})

test('leaving: the device is not known any more, the notes stay, a return brings the seat back', async () => {
  const guest = await hall.sit(resident)
  const note = post(guest, 'のこしていく')
  guest.perform(note)
  await welcomed(guest)
  const left = await posting('/leave', resident.token)
  expect(left.status).toBe(204)
  expect(left.headers.get('Set-Cookie')).toMatch(
    new RegExp(`^yoriai_${made.id}_participant=; Max-Age=0; Path=/; HttpOnly`),
  )
  expect(guest.closed?.code).toBe(CLOSE.noSeat)
  expect((await hall.get(at, resident.token)).status).toBe(401)
  expect(await (await hall.get(`${at}/board.json`, lead.token)).text()).toContain('のこしていく')
  const offered = await posting(`/seats/${resident.seat}/return`, scribe.token)
  const { link } = (await offered.json()) as { link: string }
  const back = (await (await hall.send('POST', '/api/join', { key: link })).json()) as Joined
  expect(back.seat).toBe(resident.seat)
})

describe('a body', () => {
  const speak = (token: string, actor: unknown) =>
    hall.send('PUT', `${at}/mine/body`, { actor }, hall.bearer(token))

  test('a staff seat speaks for an actor of the board, until it says otherwise', async () => {
    const staff = await hall.come(made, 'staff')
    const { actors } = (await (await hall.get(`${at}/board.json`, lead.token)).json()) as {
      actors: { id: string; kind: string }[]
    }
    const body = actors.find(({ kind }) => kind === 'body')?.id
    expect(await (await speak(staff.token, body)).json()).toEqual({ body })
    const seat = async () =>
      ((await (await hall.get(at, staff.token)).json()) as { seat: object }).seat
    expect(await seat()).toEqual({
      ...{ id: staff.seat, role: 'staff', table: null, body, stopped: false },
    })
    expect(await problemOf(await speak(staff.token, 'nobody'))).toMatchObject({
      status: 400,
      code: 'no-such-actor',
    })
    expect(await seat()).toMatchObject({ body })
    expect(await (await speak(staff.token, null)).json()).toEqual({ body: null })
    expect(await seat()).toMatchObject({ body: null })
    expect((await speak(resident.token, body)).status).toBe(403)
  })
})

describe('seats that nobody uses', () => {
  test('are freed by the facilitator alone; who comes back goes on as she was', async () => {
    const guest = await hall.sit(resident)
    guest.perform(post(guest, 'ベンチがほしい'))
    await welcomed(guest)
    const idle = await hall.come(made, 'participant')
    await hall.clock.pass(120_000)
    expect((await posting('/seats/give-up-unused', scribe.token)).status).toBe(403)
    expect(await (await posting('/seats/give-up-unused', lead.token)).json()).toEqual({
      givenUp: 1,
    })
    const back = await hall.get(`${at}/mine`, idle.token)
    expect(await back.json()).toMatchObject({ seat: idle.seat, table: idle.table })
  })
})
