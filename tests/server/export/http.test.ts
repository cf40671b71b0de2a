import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BoardId } from '../../../shared/board/ids.ts'
import { ROLES, type Role } from '../../../shared/board/roles.ts'
import { type Hall, type Made, openHall, problemOf } from '../app/hall.ts'
import { EVENING, play } from './evening.ts'
import { parseCsv } from './read-csv.ts'
import { readXlsx, recordsOf } from './read-xlsx.ts'

let hall: Hall
let made: Made
beforeEach(async () => {
  hall = openHall()
  made = await hall.make({ title: '泉区地域福祉保健計画', heldOn: '2026-11-20' })
  await hall.rooms.write(made.id as BoardId, (board) => play(board, EVENING))
})
afterEach(() => hall.close())

/** The clock stands still: the press has to be let on. */
async function taken(file: string, token: string) {
  const answer = hall.get(`/api/boards/${made.id}/export/${file}`, token)
  await hall.clock.pass(0)
  return answer
}
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())

test('staff and the facilitator take plan.xlsx home, in the middle of the evening', async () => {
  for (const role of ['staff', 'facilitator'] as const) {
    const { token } = await hall.come(made, role)
    const answer = await taken('plan.xlsx', token)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('Content-Disposition')).toBe(
      `attachment; filename="plan_2026-11-20.xlsx"; filename*=UTF-8''${encodeURIComponent('泉区地域福祉保健計画_2026-11-20.xlsx')}`,
    )
    const sheets = readXlsx(await bytesOf(answer))
    expect([...sheets.keys()]).toEqual(['印刷用', '付箋', 'データ', '基本目標', '質問'])
    expect(recordsOf(sheets.get('付箋') ?? fail()).length).toBe(23)
  }
})

test('plan.csv has the same lines as データ', async () => {
  const { token } = await hall.come(made, 'staff')
  const answer = await taken('plan.csv', token)
  expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('Content-Disposition')).toContain('plan_2026-11-20.csv')
  const bytes = await bytesOf(answer)
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = parseCsv(new TextDecoder().decode(bytes))
  const sheets = readXlsx(await bytesOf(await taken('plan.xlsx', token)))
  expect(lines.length - 1).toBe(recordsOf(sheets.get('データ') ?? fail()).length)
})

describe('I2: nobody else', () => {
  const others = ROLES.filter((role) => role !== 'staff' && role !== 'facilitator')
  test.each(others)('%s', async (role: Role) => {
    const { token } = await hall.come(made, role)
    for (const file of ['plan.xlsx', 'plan.csv'])
      expect(await problemOf(await taken(file, token))).toMatchObject({
        status: 403,
        code: 'not-allowed',
      })
  })

  test('without a seat, or with one on another board', async () => {
    expect(await problemOf(await taken('plan.xlsx', 'nobody'))).toMatchObject({ status: 401 })
    const other = await hall.make()
    const { token } = await hall.come(other, 'facilitator')
    expect(await problemOf(await taken('plan.xlsx', token))).toMatchObject({ status: 401 })
  })
})

test('a closed board can be taken home', async () => {
  const { token } = await hall.come(made, 'staff')
  expect((await hall.admin('POST', `/api/boards/${made.id}/close`)).status).toBe(200)
  expect((await taken('plan.xlsx', token)).status).toBe(200)
})

test('I4: no token, seat, link or code is in what is taken home', async () => {
  const seats = [await hall.come(made, 'participant'), await hall.come(made, 'facilitator')]
  const token = seats[1]?.token ?? ''
  const xlsx = await bytesOf(await taken('plan.xlsx', token))
  const csv = await (await taken('plan.csv', token)).text()
  const all = [...readXlsx(xlsx).values()]
    .flatMap(({ cells }) => [...cells.values()])
    .concat(csv)
    .join('\n')
  const secrets = [
    ...seats.flatMap((seat) => [seat.token, seat.seat]),
    ...Object.values(made.links).map((link) => link.replace('/k/', '')),
    made.joinCode,
  ]
  for (const secret of secrets) expect(all).not.toContain(secret)
})

test('I4: a note put away is not taken home, nor why; its row is', async () => {
  const { token } = await hall.come(made, 'facilitator')
  const path = `/api/boards/${made.id}/notes/n3/put-away`
  const put = await hall.send('POST', path, { reason: '病気のこと' }, hall.bearer(token))
  expect(put.status).toBeLessThan(300)
  const sheets = readXlsx(await bytesOf(await taken('plan.xlsx', token)))
  const all = [...sheets.values()].flatMap(({ cells }) => [...cells.values()]).join('\n')
  expect(all).not.toContain('お茶の会に 送り迎えがあるといい')
  expect(all).not.toContain('病気のこと')
  expect(all).toContain('お茶の会への送り迎えをする。')
})

test('the title that the facilitator gave it is the file’s name', async () => {
  const { token } = await hall.come(made, 'facilitator')
  await hall.rooms.write(made.id as BoardId, (board) =>
    play(board, [{ verb: 'board.set', patch: { title: '第2回/泉区' } }]),
  )
  const answer = await taken('plan.csv', token)
  expect(answer.headers.get('Content-Disposition')).toContain(
    `UTF-8''${encodeURIComponent('第2回 泉区_2026-11-20.csv')}`,
  )
})

function fail(): never {
  throw new Error('a sheet is missing')
}
