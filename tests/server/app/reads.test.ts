import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from '../../../shared/board/document.ts'
import type { ActorId, BoardId, GoalId, NoteId, SeatId } from '../../../shared/board/ids.ts'
import { apply } from '../../../shared/board/notes.ts'
import { ROLES } from '../../../shared/board/roles.ts'
import { readBoard } from '../../../shared/board/view.ts'
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

const post = (note: string) =>
  hall.rooms.write(made.id as BoardId, (board) =>
    apply(board, {
      verb: 'notes.post',
      note: note as NoteId,
      text: 'あいさつをする',
      goal: 'g1' as GoalId,
      actor: 'residents' as ActorId,
      rank: 'a0',
      heard: 'written',
      at: 0,
    }),
  )

describe('who may read', () => {
  test.each(['', '/board.json', '/state', '/mine'])(
    'GET …%s needs a seat on this board',
    async (end) => {
      expect(await problemOf(await hall.send('GET', path + end))).toMatchObject({
        status: 401,
        code: 'no-seat',
      })
      const elsewhere = await hall.come(await hall.make(), 'facilitator')
      expect((await hall.get(path + end, elsewhere.token)).status).toBe(401)
      expect((await hall.get(path + end, 'wrong')).status).toBe(401)
      expect((await hall.get(`/api/boards/none${end}`, resident.token)).status).toBe(404)
      for (const role of ROLES) {
        const { token } = await hall.come(made, role)
        expect((await hall.get(path + end, token)).status).toBe(200)
      }
    },
  )
})

describe('the board’s entry', () => {
  test('says what is needed to show it, and the way in', async () => {
    const entry = await (await hall.get(path, resident.token)).json()
    expect(entry).toMatchObject({
      id: made.id,
      title: '泉区 ワークショップ',
      period: { from: 2022, to: 2027 },
      state: 'open',
      tables: 4,
      joinCode: made.joinCode,
      goals: [{ id: 'g1' }, { id: 'g2' }, { id: 'g3' }],
      counts: { goals: 3, actors: 5, rows: 33, notes: 0, seats: 1 },
      seat: { id: resident.seat, role: 'participant', table: 1 },
    })
    expect(entry).toHaveProperty('epoch')
  })

  test('links and addresses are the facilitator’s alone', async () => {
    for (const role of ROLES) {
      const { token } = await hall.come(made, role)
      const text = await (await hall.get(path, token)).text()
      const secrets = ROLES.filter((one) => text.includes(made.links[one]))
      expect(secrets).toEqual(role === 'facilitator' ? [...ROLES] : ['participant'])
      expect(text.includes('"addresses"')).toBe(role === 'facilitator')
    }
  })

  const joinUrlFrom = async (url: string) => {
    const answer = await hall.app.request(url, { headers: hall.bearer(resident.token) })
    return ((await answer.json()) as { joinUrl: string }).joinUrl
  }

  test('the QR’s address is the one asked for, but never loopback or link-local', async () => {
    const end = `${made.links.participant}?openExternalBrowser=1`
    expect(await joinUrlFrom(`http://10.0.0.7:8787${path}`)).toBe(`http://10.0.0.7:8787${end}`)
    for (const here of ['localhost:8787', '127.0.0.1:8787', '[::1]:8787', '169.254.3.4:8787'])
      expect(await joinUrlFrom(`http://${here}${path}`)).toBe(`http://192.168.1.5:8787${end}`)
  })

  test('the public address goes before all others', async () => {
    await hall.close()
    hall = openHall({ publicUrl: 'https://yoriai.example.jp/' })
    made = await hall.make()
    resident = await hall.come(made, 'participant')
    expect(await joinUrlFrom(`http://localhost/api/boards/${made.id}`)).toBe(
      `https://yoriai.example.jp${made.links.participant}?openExternalBrowser=1`,
    )
  })
})

describe('the state', () => {
  const state = (headers: Record<string, string> = {}) =>
    hall.send('GET', `${path}/state`, undefined, { ...hall.bearer(resident.token), ...headers })

  test('is the shown document, however it is compressed', async () => {
    await post('n1')
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync, identity: (b: Buffer) => b }
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip;q=1.0, br;q=0', 'gzip'],
      ['deflate', 'identity'],
    ] as const) {
      const answer = await state({ 'Accept-Encoding': accepted })
      expect(answer.headers.get('Content-Encoding') ?? 'identity').toBe(encoding)
      expect(answer.headers.get('Vary')).toContain('Accept-Encoding')
      const doc = new Y.Doc()
      Y.applyUpdate(doc, unpack[encoding](Buffer.from(await answer.arrayBuffer())))
      expect(readBoard(openBoard(doc)).notes.map(({ id }) => id)).toEqual(['n1'])
    }
  })

  test('in the second format it is the same document', async () => {
    await post('n1')
    const answer = await hall.get(`${path}/state?v=2`, resident.token)
    const doc = new Y.Doc()
    Y.applyUpdateV2(doc, new Uint8Array(await answer.arrayBuffer()))
    expect(readBoard(openBoard(doc)).notes.map(({ id }) => id)).toEqual(['n1'])
  })

  test('its tag is the log’s number: 304 until something changes', async () => {
    expect((await state()).headers.get('ETag')).toBe('"0"')
    const same = await state({ 'If-None-Match': '"0"' })
    expect(same.status).toBe(304)
    expect(await same.text()).toBe('')
    await post('n1')
    const changed = await state({ 'If-None-Match': '"0"' })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('ETag')).toBe('"1"')
    expect((await state({ 'If-None-Match': 'W/"0", W/"1"' })).status).toBe(304)
  })

  test('other bytes have another tag: one for each encoding, and each is known again', async () => {
    const tags = new Map<string, string>()
    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await state({ 'Accept-Encoding': encoding })
      const tag = answer.headers.get('ETag') ?? ''
      tags.set(tag, encoding)
      expect(answer.headers.get('Vary')).toContain('Accept-Encoding')
      for (const [one, of] of tags) {
        const held = { 'Accept-Encoding': encoding, 'If-None-Match': one }
        expect((await state(held)).status).toBe(of === encoding ? 304 : 200)
      }
    }
    expect(tags.size).toBe(3)
    expect((await state({ 'If-None-Match': '*' })).status).toBe(304)
  })
})

test('board.json is the board as screens read it', async () => {
  await post('n1')
  const answer = await hall.get(`${path}/board.json`, resident.token)
  expect(answer.headers.get('ETag')).toBe('"1"')
  const shown = await answer.json()
  expect(shown).toMatchObject({
    board: { title: '泉区 ワークショップ' },
    notes: [{ id: 'n1', text: 'あいさつをする' }],
  })
  expect(JSON.stringify(shown)).not.toContain(resident.seat)
})

test('mine lists what this seat posted, also what it withdrew', async () => {
  await post('n1')
  await hall.store.log.commit([
    {
      board: made.id as BoardId,
      update: undefined,
      owners: ['n1', 'n2'].map((note) => ({
        note: note as NoteId,
        seat: resident.seat as SeatId,
      })),
      clients: [],
    },
  ])
  const mine = await (await hall.get(`${path}/mine`, resident.token)).json()
  expect(mine).toEqual({
    seat: resident.seat,
    role: 'participant',
    table: 1,
    notes: [
      { id: 'n1', state: 'shown' },
      { id: 'n2', state: 'withdrawn' },
    ],
  })
})

test('I5 a seat that asks without a pause is told to wait; the others are not', async () => {
  const other = await hall.come(made, 'participant')
  const statuses: number[] = []
  for (let at = 0; at < 51; at++) statuses.push((await hall.get(path, resident.token)).status)
  expect(statuses).toEqual([...Array(50).fill(200), 429])
  const held = await hall.get(path, resident.token)
  expect(held.headers.get('Retry-After')).toBe('1')
  expect(await problemOf(held)).toMatchObject({ code: 'too-fast' })
  expect((await hall.get(path, other.token)).status).toBe(200)
  await hall.clock.pass(1_000)
  expect((await hall.get(path, resident.token)).status).toBe(200)
})

test('what is on a board, and who may come in, stands in no browser’s cache', async () => {
  const lead = await hall.come(made, 'facilitator')
  for (const rest of [
    '',
    '/board.json',
    '/state',
    '/state?v=2',
    '/mine',
    '/place',
    '/seats',
    '/export/plan.csv',
  ]) {
    const answer = await hall.get(`/api/boards/${made.id}${rest}`, lead.token)
    expect([rest, answer.status, answer.headers.get('Cache-Control')]).toEqual([
      rest,
      200,
      'no-store',
    ])
  }
})
