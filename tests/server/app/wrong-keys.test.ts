import { afterEach, expect, test } from 'vitest'
import { readSettings } from '../../../server/env.ts'
import { type Hall, openHall, problemOf } from './hall.ts'

let hall: Hall
afterEach(() => hall.close())

const asking = (path: string, key: string) => hall.get(path, key)

/** Guesses at every door that knows the key, until they are held. */
async function guess(board: string) {
  const doors = ['/api/boards', `/api/boards/${board}/place`, '/metrics', '/api/addresses']
  const statuses: number[] = []
  for (let at = 0; at < 60; at++) {
    const answer = await asking(doors[at % doors.length] as string, `guess-${at}`)
    statuses.push(answer.status)
  }
  return statuses
}

test('wrong admin keys are held to a pace, counted and logged without the key; the right one gets in', async () => {
  hall = openHall()
  const made = await hall.make()
  const statuses = await guess(made.id)
  expect(statuses.filter((status) => status === 401)).toHaveLength(20)
  expect(statuses.filter((status) => status === 429)).toHaveLength(40)
  expect(await problemOf(await asking('/api/boards', 'x'))).toMatchObject({
    code: 'too-many-wrong-keys',
  })
  expect((await hall.admin('GET', '/api/boards')).status).toBe(200)
  expect(await (await hall.admin('GET', '/metrics')).text()).toContain(
    'yoriai_wrong_admin_keys_total 61',
  )
  expect(hall.logged.filter((line) => line.includes('wrong keys'))).toHaveLength(1)
  expect(hall.logged.join()).not.toContain('guess-')
  await hall.clock.pass(5_000)
  expect((await asking('/api/boards', 'x')).status).toBe(401)
})

test('a short key, which can be guessed, waits with the guesses', async () => {
  hall = openHall({ adminKey: 'short' })
  for (let at = 0; at < 20; at++) await asking('/api/boards', 'x')
  expect((await asking('/api/boards', 'short')).status).toBe(429)
  await hall.clock.pass(2_000)
  expect((await asking('/api/boards', 'short')).status).toBe(200)
})

test('a seat’s own token is no guess', async () => {
  hall = openHall()
  const made = await hall.make()
  const lead = await hall.come(made, 'facilitator')
  for (let at = 0; at < 30; at++)
    expect((await asking(`/api/boards/${made.id}/place`, lead.token)).status).toBe(200)
})

test('a short key is refused behind a public address, and nothing of it is said', async () => {
  hall = openHall()
  const set = (key: string) =>
    readSettings({ YORIAI_ADMIN_KEY: key, YORIAI_PUBLIC_URL: 'https://yoriai.example.jp' })
  expect(() => set('Q')).toThrow(/YORIAI_ADMIN_KEY/)
  expect(() => set('Q'.repeat(15))).toThrow(/16/)
  expect(set('Q'.repeat(16)).adminKey).toHaveLength(16)
  expect(readSettings({ YORIAI_ADMIN_KEY: 'Q' }).adminKey).toBe('Q')
})
