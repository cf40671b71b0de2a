import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { boardFields } from '../../../shared/board/document.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { GRACE_MS } from '../../../shared/board/policy.ts'
import { ROLES } from '../../../shared/board/roles.ts'
import { answerOf, post } from '../sync/meeting.ts'
import { type Hall, type Made, openHall, problemOf } from './hall.ts'

let hall: Hall
beforeEach(() => {
  hall = openHall()
})
afterEach(() => hall.close())

test('templates are the seed folders, counted', async () => {
  const listed = (await (await hall.send('GET', '/api/templates')).json()) as { id: string }[]
  expect(listed).toContainEqual({
    id: 'izumi',
    title: '泉区地域福祉保健計画',
    owner: '泉区',
    goals: 3,
    rows: 33,
    period: { from: 2010, to: 2015 },
    goalList: [
      {
        id: 'g1',
        number: '基本目標 1',
        title: 'ちょっとした困りごとをご近所の支え合いで解決できる関係をつくろう',
      },
      { id: 'g2', number: '基本目標 2', title: '誰もが参加できる交流の場・機会をつくろう' },
      {
        id: 'g3',
        number: '基本目標 3',
        title: '地域で活動するグループ同士のネットワークをつくろう',
      },
    ],
  })
  expect(listed.map(({ id }) => id)).toContain('blank')
})

describe('making a board', () => {
  test('gives its id, a code and a link per role', async () => {
    const made = await hall.make({ heldOn: '2026-11-20', period: { from: 2026, to: 2031 } })
    expect(made.joinCode).toMatch(/^\d{6}$/)
    expect(Object.keys(made.links)).toEqual([...ROLES])
    expect(new Set(Object.values(made.links)).size).toBe(5)
    for (const link of Object.values(made.links)) expect(link).toMatch(/^\/k\/[\w-]{22}$/)
    const { token } = await hall.come(made, 'staff')
    const shown = await (await hall.get(`/api/boards/${made.id}`, token)).json()
    expect(shown).toMatchObject({
      title: '泉区 ワークショップ',
      period: { from: 2026, to: 2031 },
      heldOn: '2026-11-20',
      tables: 4,
      state: 'open',
      counts: { goals: 3, rows: 33, notes: 0, seats: 1 },
    })
  })

  test('a plan without a period starts with the next fiscal year, as the form does', async () => {
    const body = { template: 'blank', title: '白紙' }
    const made = (await (await hall.admin('POST', '/api/boards', body)).json()) as Made
    const { token } = await hall.come(made, 'screen')
    const shown = await (await hall.get(`/api/boards/${made.id}`, token)).json()
    expect(shown).toMatchObject({
      period: { from: 2027, to: 2032 },
      tables: 6,
      counts: { rows: 0 },
    })
  })

  test("without years a plan that is over is laid on as many to come, by the server's day in Tokyo", async () => {
    hall.clock.set(Date.parse('2027-03-31T15:30:00Z') - hall.clock.now())
    const body = { template: 'izumi', title: '次の計画' }
    const made = (await (await hall.admin('POST', '/api/boards', body)).json()) as Made & {
      years: readonly string[]
    }
    expect(made.years.join()).toContain('令和10～15年度に移しました')
    const { token } = await hall.come(made, 'staff')
    const shown = await (await hall.get(`/api/boards/${made.id}`, token)).json()
    expect(shown.period).toEqual({ from: 2028, to: 2033 })
    // The form of a laptop that lives in another year asks this clock.
    const listed = await hall.send('GET', '/api/templates')
    expect(Date.parse(listed.headers.get('date') ?? '')).toBe(hall.clock.now())
  })

  test('what became of the years that the plan prints is said to whoever makes the board', async () => {
    const answer = async (period: object | undefined) =>
      (await hall.make({ period })) as Made & { years: readonly string[] }
    expect((await answer({ from: 2010, to: 2015 })).years).toEqual([])
    const { years } = await answer({ from: 2027, to: 2029 })
    expect(years).toHaveLength(2)
    expect(years.join('\n')).toMatch(/平成22～24年度の列.*令和9～11年度[\s\S]*平成25～27年度の予定/)
  })

  test('some of the goals: only they and their rows are laid out, with their printed numbers', async () => {
    const made = await hall.make({ goals: ['g3', 'g2'] })
    const { token } = await hall.come(made, 'staff')
    const path = `/api/boards/${made.id}`
    const { goals, counts } = await (await hall.get(path, token)).json()
    expect(goals.map(({ number }: { number: string }) => number)).toEqual([
      '基本目標 2',
      '基本目標 3',
    ])
    expect(counts).toMatchObject({ goals: 2, actors: 5, rows: 21 })
    const shown = await (await hall.get(`${path}/board.json`, token)).json()
    expect(shown.board.focus).toEqual({ goal: 'g2', view: 'join' })
    expect(new Set(shown.rows.map(({ goal }: { goal: string }) => goal))).toEqual(
      new Set(['g2', 'g3']),
    )
    const csv = await (await hall.get(`${path}/export/plan.csv`, token)).text()
    expect(csv).toContain('基本目標 3')
    expect(csv).not.toContain('基本目標 1')
  })

  test('a goal that the plan does not have is refused', async () => {
    const wanted = { template: 'izumi', title: 'x', goals: ['g1', 'g9'] }
    const problem = await problemOf(await hall.admin('POST', '/api/boards', wanted))
    expect(problem).toMatchObject({ status: 400, code: 'no-such-goal' })
    expect(problem.message).toContain('g9')
    expect(await (await hall.admin('GET', '/api/boards')).json()).toEqual([])
  })

  test.each([
    ['no title', { template: 'izumi' }, 'title'],
    ['a day that is none', { template: 'izumi', title: 'x', heldOn: '2026-02-30' }, 'heldOn'],
    [
      'a period backwards',
      { template: 'izumi', title: 'x', period: { from: 3000, to: 1 } },
      'period',
    ],
    ['no table', { template: 'izumi', title: 'x', tables: 0 }, 'tables'],
    ['no goal', { template: 'izumi', title: 'x', goals: [] }, 'goals'],
    ['a goal twice', { template: 'izumi', title: 'x', goals: ['g1', 'g1'] }, 'goals'],
    ['a goal that is no word', { template: 'izumi', title: 'x', goals: [1] }, 'goals'],
    ['an unknown key', { template: 'izumi', title: 'x', owner: 'me' }, 'body'],
    ['a list', [], 'body'],
  ])('%s is refused by name', async (_, body, where) => {
    const problem = await problemOf(await hall.admin('POST', '/api/boards', body))
    expect(problem).toMatchObject({ status: 400, code: 'bad-input' })
    expect(problem.message).toContain(where)
  })

  test('an unknown template is refused', async () => {
    const wanted = { template: '__proto__', title: 'x' }
    const problem = await problemOf(await hall.admin('POST', '/api/boards', wanted))
    expect(problem).toMatchObject({ status: 404, code: 'no-template' })
  })

  test('only with the admin key', async () => {
    const body = { template: 'izumi', title: 'x' }
    for (const headers of [{}, hall.bearer('wrong'), { Authorization: 'Basic eDp5' }])
      expect(await problemOf(await hall.send('POST', '/api/boards', body, headers))).toMatchObject({
        status: 401,
        code: 'no-admin-key',
      })
    expect((await hall.send('GET', '/api/boards')).status).toBe(401)
  })
})

test('the list has date, counts and links, and follows a new title', async () => {
  const made = await hall.make({ heldOn: '2026-11-20' })
  const lead = await hall.come(made, 'facilitator')
  await hall.rooms.write(made.id as BoardId, (board) =>
    boardFields(board).set({ title: '新しい題' }),
  )
  await hall.get(`/api/boards/${made.id}`, lead.token)
  const listed = await (await hall.admin('GET', '/api/boards')).json()
  expect(listed).toMatchObject([
    {
      id: made.id,
      title: '新しい題',
      heldOn: '2026-11-20',
      state: 'open',
      joinCode: made.joinCode,
      counts: { seats: 1, notes: 0 },
      links: made.links,
    },
  ])
})

describe('closing', () => {
  test('the organiser ends it from the list: the thanks are on the wall as well', async () => {
    const made = await hall.make()
    const lead = await hall.come(made, 'facilitator')
    await hall.admin('POST', `/api/boards/${made.id}/close`)
    const shown = await (await hall.get(`/api/boards/${made.id}/board.json`, lead.token)).json()
    expect(shown).toMatchObject({ board: { focus: { goal: null, view: 'thanks' } } })
  })

  test('no new seats, still readable; the document says so, too; opening takes it back', async () => {
    const made = await hall.make()
    const lead = await hall.come(made, 'facilitator')
    const closed = await hall.send(
      'POST',
      `/api/boards/${made.id}/close`,
      undefined,
      hall.bearer(lead.token),
    )
    expect(await closed.json()).toEqual({ id: made.id, state: 'closed' })
    const late = await hall.send('POST', '/api/join', { code: made.joinCode })
    expect(await problemOf(late)).toMatchObject({ status: 403, code: 'closed' })
    const shown = await (await hall.get(`/api/boards/${made.id}/board.json`, lead.token)).json()
    expect(shown).toMatchObject({
      board: { state: 'closed', focus: { goal: null, view: 'thanks' } },
    })
    expect((await hall.admin('POST', `/api/boards/${made.id}/open`)).status).toBe(200)
    await hall.come(made, 'participant')
  })

  test('a device of the team that comes afterwards reads and takes the plan home, and writes nothing', async () => {
    const made = await hall.make()
    await hall.come(made, 'participant')
    await hall.admin('POST', `/api/boards/${made.id}/close`)
    await hall.clock.pass(GRACE_MS)
    for (const role of ROLES.filter((one) => one !== 'participant')) {
      const seat = await hall.come(made, role)
      expect((await hall.get(`/api/boards/${made.id}/board.json`, seat.token)).status).toBe(200)
      const guest = await hall.sit(seat)
      guest.perform(post(guest, 'おわったあと'))
      expect(await answerOf(guest), role).toBe('closed')
      if (role !== 'staff' && role !== 'facilitator') continue
      const plan = hall.get(`/api/boards/${made.id}/export/plan.csv`, seat.token)
      await hall.clock.pass(0)
      expect((await plan).status).toBe(200)
    }
    const byLink = await hall.send('POST', '/api/join', { key: made.links.participant })
    expect(await problemOf(byLink)).toMatchObject({ status: 403, code: 'closed' })
    const listed = await (await hall.admin('GET', '/api/boards')).json()
    expect(listed, 'who comes to read took no part').toMatchObject([
      { counts: { participants: 1 } },
    ])
  })

  test('the organiser takes the plan home by the key alone, at any time', async () => {
    const made = await hall.make()
    for (const state of ['open', 'close']) {
      await hall.admin('POST', `/api/boards/${made.id}/${state}`)
      for (const file of ['export/plan.xlsx', 'export/plan.csv', 'board.json']) {
        const taken = hall.admin('GET', `/api/boards/${made.id}/${file}`)
        await hall.clock.pass(0)
        expect((await taken).status, file).toBe(200)
      }
    }
    expect((await hall.send('GET', `/api/boards/${made.id}/export/plan.csv`)).status).toBe(401)
    expect((await hall.get(`/api/boards/${made.id}/board.json`, 'no-key')).status).toBe(401)
    const listed = await (await hall.admin('GET', '/api/boards')).json()
    expect(listed).toMatchObject([{ counts: { seats: 0 } }])
  })

  test('is the facilitator’s and the admin’s alone', async () => {
    const made = await hall.make()
    for (const role of ROLES.filter((one) => one !== 'facilitator')) {
      const { token } = await hall.come(made, role)
      const answer = await hall.send(
        'POST',
        `/api/boards/${made.id}/close`,
        undefined,
        hall.bearer(token),
      )
      expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'not-allowed' })
    }
    expect((await hall.send('POST', `/api/boards/${made.id}/close`)).status).toBe(401)
    expect((await hall.admin('POST', '/api/boards/none/close')).status).toBe(404)
  })
})

test('a rotated link ends the old one and keeps the seats', async () => {
  const made = await hall.make()
  const lead = await hall.come(made, 'facilitator')
  const before = await hall.come(made, 'participant')
  const path = `/api/boards/${made.id}/links/participant/rotate`
  const rotated = await hall.send('POST', path, undefined, hall.bearer(lead.token))
  const { link } = (await rotated.json()) as { link: string }
  const old = await hall.send('POST', '/api/join', { key: made.links.participant.slice(3) })
  expect(await problemOf(old)).toMatchObject({ status: 404, code: 'unknown-link' })
  expect((await hall.send('POST', '/api/join', { key: link.slice(3) })).status).toBe(200)
  expect((await hall.get(`/api/boards/${made.id}/mine`, before.token)).status).toBe(200)
  expect((await hall.admin('POST', `/api/boards/${made.id}/links/king/rotate`)).status).toBe(404)
})

test('a board is removed by the admin who repeats its title', async () => {
  const made = await hall.make()
  const lead = await hall.come(made, 'facilitator')
  const path = `/api/boards/${made.id}`
  const remove = (title: string, headers: HeadersInit) =>
    hall.send('DELETE', path, { title }, headers)
  expect((await remove('泉区 ワークショップ', hall.bearer(lead.token))).status).toBe(401)
  const wrong = await hall.admin('DELETE', path, { title: '泉区' })
  expect(await problemOf(wrong)).toMatchObject({ status: 403, code: 'wrong-title' })
  expect((await hall.admin('DELETE', path, { title: '泉区 ワークショップ' })).status).toBe(204)
  expect((await hall.get(path, lead.token)).status).toBe(404)
  expect((await hall.send('POST', '/api/join', { key: made.links.staff.slice(3) })).status).toBe(
    404,
  )
})
