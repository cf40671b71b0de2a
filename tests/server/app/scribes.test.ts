import { afterEach, beforeEach, expect, test } from 'vitest'
import { CLOSE } from '../../../shared/wire.ts'
import { post, welcomed } from '../sync/meeting.ts'
import { type Hall, type Joined, type Made, openHall, problemOf } from './hall.ts'

/** A link for the scribe of one table: it opens no other, and one device has it (I4). */

let hall: Hall
let made: Made
let lead: Joined
let at: string

beforeEach(async () => {
  hall = openHall()
  made = await hall.make()
  lead = await hall.come(made, 'facilitator')
  at = `/api/boards/${made.id}`
})
afterEach(() => hall.close())

const linkFor = async (table: number) =>
  (await (await hall.get(`${at}/tables/${table}/scribe`, lead.token)).json()) as {
    link: string
    taken: boolean
  }
const join = (key: string, headers: HeadersInit = {}) =>
  hall.send('POST', '/api/join', { key }, headers)
const comesBy = async (key: string) => (await (await join(key)).json()) as Joined
const change = (table: number, by = lead) =>
  hall.send('POST', `${at}/tables/${table}/scribe/change`, {}, hall.bearer(by.token))
const returnOf = (seat: string, by: Joined) =>
  hall.send('POST', `${at}/seats/${seat}/return`, {}, hall.bearer(by.token))

test('the link carries its table: whoever comes by it is the scribe there, and the next one is told what to do', async () => {
  const { link, taken } = await linkFor(2)
  expect(taken).toBe(false)
  const looked = await hall.send('POST', '/api/join/look', { key: link })
  expect(await looked.json()).toMatchObject({ role: 'scribe', table: 2 })
  const scribe = await comesBy(`http://192.168.1.5:8787${link}&openExternalBrowser=1`)
  expect(scribe).toMatchObject({ role: 'scribe', table: 2 })
  expect(await linkFor(2)).toEqual({ link, taken: true })
  const answer = await join(link)
  expect(answer.status).toBe(409)
  expect(await problemOf(answer)).toMatchObject({
    code: 'table-taken',
    message: expect.stringContaining('書記を交代する'),
  })
  const again = await join(link, { cookie: `yoriai_${made.id}_scribe=${scribe.token}` })
  expect(await again.json()).toMatchObject({ seat: scribe.seat, table: 2 })
})

test('of two who come by it at once one is the scribe', async () => {
  const { link } = await linkFor(1)
  const answers = await Promise.all([join(link), join(link), join(link)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
})

test('I4 with one table’s link no other table’s is made: not by its number, not for another board', async () => {
  const { link } = await linkFor(1)
  for (const forged of [
    link.replace('t=1', 't=2'),
    link.replace(/\?.*/, ''),
    link.replace(/b=.*/, 'b=another'),
    link.replace(/b=.*/, `b=${(await hall.make()).id}`),
  ])
    expect((await problemOf(await join(forged))).code).toBe('unknown-link')
  const scribe = await comesBy(link)
  const resident = await hall.come(made, 'participant', { table: 2 })
  await hall.send('PUT', `${at}/mine/table`, { table: 2 }, hall.bearer(scribe.token))
  expect((await problemOf(await returnOf(resident.seat, scribe))).code).toBe('gives-no-links')
})

test('進行 changes the scribe: the device before is out and opens nothing more, her notes stay, another one comes in', async () => {
  const { link } = await linkFor(1)
  const before = await comesBy(link)
  const device = await hall.sit(before)
  device.perform(post(device, '書いておきました'))
  await welcomed(device)
  const resident = await hall.come(made, 'participant', { table: 1 })
  expect((await returnOf(resident.seat, before)).status).toBe(201)
  expect(await (await change(1)).json()).toEqual({ freed: true })
  expect(device.closed?.code).toBe(CLOSE.noSeat)
  expect((await returnOf(resident.seat, before)).status).toBe(401)
  const after = await comesBy(link)
  expect(after).toMatchObject({ role: 'scribe', table: 1 })
  expect(after.seat).not.toBe(before.seat)
  expect((await returnOf(resident.seat, after)).status).toBe(201)
  const board = (await (await hall.get(`${at}/board.json`, lead.token)).json()) as {
    notes: { text: string }[]
  }
  expect(board.notes.map(({ text }) => text)).toEqual(['書いておきました'])
  expect(await (await change(2)).json()).toEqual({ freed: false })
})

test('I2 only 進行 has these links and changes scribes, for tables that there are; a renewed link ends them', async () => {
  const { link } = await linkFor(1)
  const scribe = await comesBy(link)
  for (const one of [
    scribe,
    await hall.come(made, 'staff'),
    await hall.come(made, 'participant'),
  ]) {
    expect((await hall.get(`${at}/tables/2/scribe`, one.token)).status).toBe(403)
    expect((await change(1, one)).status).toBe(403)
  }
  for (const table of [0, 99, 1.5])
    expect((await hall.get(`${at}/tables/${table}/scribe`, lead.token)).status).toBe(400)
  const other = await linkFor(2)
  await hall.send('POST', `${at}/links/scribe/rotate`, {}, hall.bearer(lead.token))
  expect((await problemOf(await join(other.link))).code).toBe('unknown-link')
})
