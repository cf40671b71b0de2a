import { afterEach, beforeEach, expect, test } from 'vitest'
import { ROLES } from '../../../shared/board/roles.ts'
import { type Hall, openHall } from './hall.ts'

let hall: Hall
beforeEach(() => {
  hall = openHall()
})
afterEach(() => hall.close())

const TEXT =
  '泉区役所は、ここに書かれたことを計画づくりのためにだけ使います。\n<b>問い合わせ</b> 045-000-0000'
const look = async (body: object) =>
  (await (await hall.send('POST', '/api/join/look', body)).json()) as { privacy?: string }

test('what the ward says of personal data is told on every way in, before a seat is taken', async () => {
  const made = await hall.make({ privacy: `  ${TEXT}\n` })
  for (const role of ROLES) expect((await look({ key: made.links[role] })).privacy).toBe(TEXT)
  expect(await look({ code: made.joinCode })).toEqual({ privacy: TEXT })
  const listed = await (await hall.admin('GET', '/api/boards')).json()
  expect(listed).toMatchObject([{ counts: { seats: 0 } }])
})

test('nothing is told where nothing was written, or only what cannot be seen', async () => {
  const made = await hall.make({ privacy: ' \u200b\n' })
  expect(await look({ code: made.joinCode })).toEqual({ privacy: '' })
})

test('those who lead change it; too long or another shape is refused by words', async () => {
  const made = await hall.make()
  const path = `/api/boards/${made.id}/privacy`
  const { token } = await hall.come(made, 'facilitator')
  const put = (privacy: unknown, by = token) => hall.send('PUT', path, { privacy }, hall.bearer(by))
  expect((await put(TEXT)).status).toBe(200)
  expect(await (await hall.get(path, token)).json()).toEqual({ privacy: TEXT })
  const long = await (await put('あ'.repeat(2_001))).json()
  expect(long.error.ja).toContain('1字長すぎます')
  for (const other of [null, 7, ['x'], undefined]) expect((await put(other)).status).toBe(400)
  for (const role of ['participant', 'scribe', 'staff', 'screen'] as const) {
    const seat = await hall.come(made, role)
    expect((await put('x', seat.token)).status).toBe(403)
  }
  expect((await look({ code: made.joinCode })).privacy).toBe(TEXT)
})
