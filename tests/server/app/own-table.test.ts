import { afterEach, beforeEach, expect, test } from 'vitest'
import { CLOSE } from '../../../shared/wire.ts'
import { type Hall, type Joined, type Made, openHall, problemOf } from './hall.ts'

let hall: Hall
let made: Made
let scribe: Joined
let at: string

beforeEach(async () => {
  hall = openHall()
  made = await hall.make()
  scribe = await hall.come(made, 'scribe', { table: 1 })
  at = `/api/boards/${made.id}`
})
afterEach(() => hall.close())

const move = (token: string, table: unknown) =>
  hall.send('PUT', `${at}/mine/table`, { table }, hall.bearer(token))
const tableOf = async ({ token }: Joined) =>
  ((await (await hall.get(at, token)).json()) as { seat: { table: number | null } }).seat.table

test('a scribe says at which table she sits; her connections come back at the new one', async () => {
  const guest = await hall.sit(scribe)
  expect(await (await move(scribe.token, 3)).json()).toEqual({ table: 3 })
  expect(guest.closed?.code).toBe(CLOSE.tryAgain)
  expect(await tableOf(scribe)).toBe(3)
})

test('I2 only at a table of the board, and only a scribe: a resident’s table is the server’s', async () => {
  expect(await problemOf(await move(scribe.token, 99))).toMatchObject({ code: 'no-such-table' })
  for (const nonsense of [0, 1.5, '2', null])
    expect((await move(scribe.token, nonsense)).status).toBe(400)
  const resident = await hall.come(made, 'participant', { table: 1 })
  for (const role of ['staff', 'facilitator', 'screen'] as const)
    expect((await move((await hall.come(made, role)).token, 2)).status).toBe(403)
  expect((await move(resident.token, 2)).status).toBe(403)
  expect(await tableOf(resident)).toBe(1)
  expect(await tableOf(scribe)).toBe(1)
})
