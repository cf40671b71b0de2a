import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Hall, type Joined, type Made, openHall, problemOf } from './hall.ts'

let hall: Hall
let made: Made
let resident: Joined
let path: string
beforeEach(async () => {
  hall = openHall()
  made = await hall.make()
  resident = await hall.come(made, 'participant')
  path = `/api/boards/${made.id}`
})
afterEach(() => hall.close())

describe('a cookie’s request', () => {
  const as = (role: string, headers: Record<string, string>) =>
    hall.send('POST', `${path}/close?as=${role}`, undefined, headers)

  test('changes things only from a page of this server', async () => {
    const lead = await hall.come(made, 'facilitator')
    const cookie = { Cookie: `yoriai_${made.id}_facilitator=${lead.token}` }
    expect(await problemOf(await as('facilitator', cookie))).toMatchObject({
      status: 403,
      code: 'wrong-origin',
    })
    const evil = { ...cookie, Origin: 'http://evil.example' }
    expect((await as('facilitator', evil)).status).toBe(403)
    expect((await as('staff', { ...cookie, Origin: 'http://localhost' })).status).toBe(401)
    expect((await as('facilitator', { ...cookie, Origin: 'http://localhost' })).status).toBe(200)
  })

  test('reads without one', async () => {
    const cookie = { Cookie: `yoriai_${made.id}_participant=${resident.token}` }
    expect((await hall.send('GET', `${path}?as=participant`, undefined, cookie)).status).toBe(200)
    expect((await hall.send('GET', path, undefined, cookie)).status).toBe(401)
  })
})

describe('POST /api/leave', () => {
  const LOCAL = { Origin: 'http://localhost' }
  const cookies = (...seats: Joined[]) => ({
    Cookie: seats.map(({ board, role, token }) => `yoriai_${board}_${role}=${token}`).join('; '),
  })
  const leave = (body: unknown, headers: Record<string, string>) =>
    hall.send('POST', '/api/leave', body, headers)

  test('takes every seat of one board from a browser, of whatever role; another board’s stay', async () => {
    const lead = await hall.come(made, 'facilitator')
    const elsewhere = await hall.make()
    const other = await hall.come(elsewhere, 'participant')
    const answer = await leave({ board: made.id }, { ...LOCAL, ...cookies(resident, lead, other) })
    expect(answer.status).toBe(204)
    expect(answer.headers.getSetCookie().map((one) => one.split(';').slice(0, 2))).toEqual([
      [`yoriai_${made.id}_participant=`, ' Max-Age=0'],
      [`yoriai_${made.id}_facilitator=`, ' Max-Age=0'],
    ])
    for (const { board, token } of [resident, lead])
      expect((await hall.get(`/api/boards/${board}`, token)).status).toBe(401)
    expect((await hall.get(`/api/boards/${other.board}`, other.token)).status).toBe(200)
  })

  test('takes all, also of boards and seats that are no more', async () => {
    const gone = { ...resident, board: 'no-such-board', token: 'long-gone' }
    const answer = await leave({}, { ...LOCAL, ...cookies(resident, gone as Joined) })
    expect(answer.headers.getSetCookie()).toHaveLength(2)
    expect(answer.headers.get('Clear-Site-Data')).toBeNull()
  })

  test('has the browser remove what it has of this server, but no cookie of the ward’s domain', async () => {
    const answer = await leave({ storage: true }, LOCAL)
    expect(answer.headers.get('Clear-Site-Data')).toBe('"cache", "storage"')
  })

  test('is for this server’s own pages', async () => {
    for (const headers of [
      cookies(resident),
      { ...cookies(resident), Origin: 'http://evil.example' },
    ])
      expect(await problemOf(await leave({ storage: true }, headers))).toMatchObject({
        code: 'wrong-origin',
      })
    expect((await hall.get(path, resident.token)).status).toBe(200)
  })
})
