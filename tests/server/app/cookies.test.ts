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
