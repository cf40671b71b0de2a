import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ROLES } from '../../../shared/board/roles.ts'
import type { JoinChallenge } from '../../../shared/join-proof.ts'
import { grouped } from '../../../shared/way-in.ts'
import { solved } from '../seats/solved.ts'
import { type Hall, type Joined, type Made, openHall, problemOf } from './hall.ts'

let hall: Hall
let made: Made
beforeEach(async () => {
  hall = openHall()
  made = await hall.make()
})
afterEach(() => hall.close())

const join = (body: unknown, headers: HeadersInit = {}) =>
  hall.send('POST', '/api/join', body, headers)

/** "yoriai_x_participant=tok; Max-Age=…" → "yoriai_x_participant=tok" */
const cookieOf = (response: Response) => response.headers.get('Set-Cookie')?.split(';')[0] ?? ''

describe('by code', () => {
  test('a resident gets a seat, a table, a token and a cookie', async () => {
    const answer = await join({ code: made.joinCode })
    const joined = (await answer.json()) as Joined
    expect(joined).toMatchObject({ board: made.id, role: 'participant', table: 1 })
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    const cookie = answer.headers.get('Set-Cookie') ?? ''
    expect(cookie).toContain(`yoriai_${made.id}_participant=${joined.token};`)
    expect(cookie).toMatch(/; Path=\/;/)
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Lax/)
    expect(cookie).not.toContain('Secure')
  })

  test('full-width digits, spaces and hyphens are read', async () => {
    const wide = made.joinCode.replace(/\d/g, (digit) =>
      '０１２３４５６７８９'.charAt(Number(digit)),
    )
    const { joinCode } = made
    for (const code of [wide, grouped(joinCode), ` ${joinCode} `])
      expect((await join({ code })).status).toBe(200)
  })

  test('the same phone comes back as the same seat', async () => {
    const first = await join({ code: made.joinCode })
    const { seat, token } = (await first.json()) as Joined
    const again = await join({ code: made.joinCode }, { Cookie: cookieOf(first) })
    expect(await again.json()).toMatchObject({ seat, token })
    const byLink = await join({ key: made.links.participant }, { Cookie: cookieOf(first) })
    expect(await byLink.json()).toMatchObject({ seat, token })
  })

  const wrongOf = ({ joinCode }: Made) => (joinCode === '000000' ? '000001' : '000000')
  /** Until the server asks for work. */
  async function flood(code: string) {
    for (let tries = 0; tries < 1_000; tries++) {
      const answer = await join({ code })
      if (answer.status !== 404) return answer
    }
    throw new Error('never held')
  }

  test('an unknown code is told, with what to do', async () => {
    expect(await problemOf(await join({ code: wrongOf(made) }))).toMatchObject({
      status: 404,
      code: 'unknown-code',
    })
  })

  test('in a flood of wrong codes a right one comes in by its work; links are asked for none', async () => {
    const held = await flood(wrongOf(made))
    expect(held.status).toBe(429)
    const asked = await join({ code: made.joinCode })
    expect(asked.headers.get('Retry-After')).toBe('1')
    const { error, challenge } = (await asked.json()) as {
      error: { code: string }
      challenge: JoinChallenge
    }
    expect(error.code).toBe('proof-needed')
    const proof = await solved(challenge, made.joinCode)
    const answer = await join({ code: grouped(made.joinCode), table: 2, proof })
    expect(await answer.json()).toMatchObject({ board: made.id, role: 'participant', table: 2 })
    expect((await join({ code: made.joinCode, proof })).status, 'used up').toBe(429)
    expect((await join({ key: made.links.participant })).status).toBe(200)
    const wrong = await join({ code: wrongOf(made), proof })
    expect((await codeOf(wrong)).code, 'of another number').toBe('proof-needed')
  })

  test('who has a seat comes back by the number, in a flood and when the evening is long past', async () => {
    const first = await join({ code: made.joinCode })
    const cookie = { Cookie: cookieOf(first) }
    const { seat } = (await first.json()) as Joined
    await hall.admin('POST', `/api/boards/${made.id}/close`)
    await hall.clock.pass(30 * 24 * 60 * 60_000)
    await flood(wrongOf(made))
    expect(await (await join({ code: made.joinCode }, cookie)).json()).toMatchObject({ seat })
  })

  test('the number of an evening long past lets nobody in; its link does', async () => {
    await hall.clock.pass(30 * 24 * 60 * 60_000)
    const late = await join({ code: made.joinCode })
    expect(await problemOf(late)).toMatchObject({ status: 404, code: 'unknown-code' })
    // 進行 opens it again, and its number is shown on the wall.
    const lead = await hall.come(made, 'facilitator')
    await hall.get(`/api/boards/${made.id}`, lead.token)
    expect((await join({ code: made.joinCode })).status).toBe(200)
  })
})

async function codeOf(response: Response) {
  return ((await response.json()) as { error: { code: string } }).error
}

describe('by link', () => {
  test('each role’s link gives that role, its own cookie, all in one browser', async () => {
    const cookies: string[] = []
    for (const role of ROLES) {
      const answer = await join({ key: made.links[role].slice(3) }, { Cookie: cookies.join('; ') })
      expect(await answer.json()).toMatchObject({ board: made.id, role })
      cookies.push(cookieOf(answer))
    }
    for (const role of ROLES) {
      const path = `/api/boards/${made.id}/mine?as=${role}`
      const mine = await hall.send('GET', path, undefined, { Cookie: cookies.join('; ') })
      expect(await mine.json()).toMatchObject({ role })
    }
  })

  test('the whole address is accepted; the table of its sheet is kept', async () => {
    const key = `http://192.168.1.5:8787${made.links.participant}?openExternalBrowser=1`
    expect(await (await join({ key, table: 3 })).json()).toMatchObject({ table: 3 })
    const staff = await join({ key: made.links.staff, table: 3 })
    expect(await staff.json()).toMatchObject({ table: null })
  })

  test('over https the cookie is Secure', async () => {
    const answer = await join({ key: made.links.staff }, { 'X-Forwarded-Proto': 'https' })
    expect(answer.headers.get('Set-Cookie')).toContain('; Secure')
  })

  test('another site cannot seat a visitor', async () => {
    const answer = await join({ key: made.links.staff }, { Origin: 'http://evil.example' })
    expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'wrong-origin' })
    expect((await join({ key: made.links.staff }, { Origin: 'http://localhost' })).status).toBe(200)
  })
})

describe('looking at a link before coming in', () => {
  const look = (key: string) => hall.send('POST', '/api/join/look', { key })

  test('tells whoever holds it which workshop it is, and as what one comes in', async () => {
    made = await hall.make({ title: 'みどり区の つどい', heldOn: '2026-11-29' })
    for (const role of ROLES)
      expect(await (await look(`http://a.jp${made.links[role]}。`)).json()).toEqual({
        title: 'みどり区の つどい',
        heldOn: '2026-11-29',
        state: 'open',
        reception: 'open',
        role,
        table: null,
        known: false,
        privacy: '',
      })
    expect(await (await hall.admin('GET', '/api/boards')).text()).toContain('"seats":0')
  })

  test('a device that has come in before is known by its cookie', async () => {
    const key = made.links.participant
    const cookie = { Cookie: cookieOf(await join({ key })) }
    const again = await hall.send('POST', '/api/join/look', { key }, cookie)
    expect(await again.json()).toMatchObject({ known: true })
    const staff = await hall.send('POST', '/api/join/look', { key: made.links.staff }, cookie)
    expect(await staff.json()).toMatchObject({ known: false })
  })

  test('a link of return is looked at without being used up', async () => {
    const lead = await hall.come(made, 'facilitator')
    const { seat } = await hall.come(made, 'participant', { table: 2 })
    const path = `/api/boards/${made.id}/seats/${seat}/return`
    const back = await hall.send('POST', path, undefined, hall.bearer(lead.token))
    const { link } = (await back.json()) as { link: string }
    for (let times = 0; times < 2; times++)
      expect(await (await look(link)).json()).toMatchObject({ role: 'participant', table: 2 })
    expect((await join({ key: link })).status).toBe(200)
    expect(await problemOf(await look(link))).toMatchObject({ status: 404, code: 'unknown-link' })
  })

  test('a renewed link, a number and anything else say nothing about any board', async () => {
    const old = made.links.staff
    await hall.admin('POST', `/api/boards/${made.id}/links/staff/rotate`)
    for (const key of [old, made.joinCode, 'あ', '/k/', made.id]) {
      const told = await look(key)
      expect(await told.clone().text()).not.toContain('泉区')
      expect(await problemOf(told)).toMatchObject({ status: 404, code: 'unknown-link' })
    }
  })
})

describe('bad input', () => {
  test.each([
    [{ code: '12345' }, 400, 'bad-code'],
    [{ code: 'abcdef' }, 400, 'bad-code'],
    [{ code: 123456 }, 400, 'bad-input'],
    [{ code: '1'.repeat(41) }, 400, 'bad-input'],
    [{ key: 'no-such-link' }, 404, 'unknown-link'],
    [{ key: '/k/' }, 404, 'unknown-link'],
    [{ key: 'あ' }, 404, 'unknown-link'],
    [{ key: '' }, 400, 'bad-input'],
    [{}, 400, 'bad-input'],
    [{ code: '123456', key: 'x' }, 400, 'bad-input'],
    [null, 400, 'bad-input'],
    [{ key: 'x'.repeat(20_000) }, 413, 'too-large'],
  ])('%j → %i %s', async (body, status, code) => {
    expect(await problemOf(await join(body))).toMatchObject({ status, code })
  })

  test('a table that is not there', async () => {
    const answer = await join({ code: made.joinCode, table: 5 })
    expect(await problemOf(answer)).toMatchObject({ status: 400, code: 'no-such-table' })
    expect((await join({ code: made.joinCode, table: 0 })).status).toBe(400)
  })

  test('broken JSON, and what is not JSON', async () => {
    const post = (body: string, type: string) =>
      hall.app.request('/api/join', { method: 'POST', body, headers: { 'Content-Type': type } })
    expect(await problemOf(await post('{"code":', 'application/json'))).toMatchObject({
      status: 400,
      code: 'bad-input',
    })
    expect(await problemOf(await post('code=123456', 'text/plain'))).toMatchObject({
      status: 415,
      code: 'not-json',
    })
  })
})

test('I5 too many at once: 429 with Retry-After', async () => {
  await hall.close()
  hall = openHall({ limits: { newSeatsPerSecond: 2 } })
  made = await hall.make()
  await hall.come(made, 'participant')
  await hall.come(made, 'participant')
  const third = await join({ key: made.links.participant.slice(3) })
  expect(third.headers.get('Retry-After')).toBe('1')
  expect(await problemOf(third)).toMatchObject({ status: 429, code: 'too-many-joining' })
})
