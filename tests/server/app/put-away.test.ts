import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { ROLES } from '../../../shared/board/roles.ts'
import { answerOf, type Guest, post, welcomed } from '../sync/meeting.ts'
import { type Hall, type Joined, type Made, openHall, problemOf } from './hall.ts'

const WORDS = '田中さんの けがのこと'
const REASON = '病気やけがの話がある'

let hall: Hall
let made: Made
let lead: Joined
let resident: Joined
let neighbour: Joined
let author: Guest
let note: string
let at: string

beforeEach(async () => {
  hall = openHall()
  made = await hall.make()
  lead = await hall.come(made, 'facilitator')
  resident = await hall.come(made, 'participant', { table: 1 })
  neighbour = await hall.come(made, 'participant', { table: 1 })
  author = await hall.sit(resident)
  const posted = post(author, WORDS)
  author.perform(posted)
  await welcomed(author)
  note = posted.note
  at = `/api/boards/${made.id}`
})
afterEach(() => hall.close())

const ask = (verb: string, token = lead.token, body: unknown = { reason: REASON }) =>
  hall.send('POST', `${at}/notes/${note}/${verb}`, body, hall.bearer(token))

/** Everything that a seat can read over HTTP. */
async function readBy({ token }: Joined) {
  const state = await hall.get(`${at}/state`, token)
  const doc = new Y.Doc()
  const bytes = new Uint8Array(await state.arrayBuffer())
  Y.applyUpdate(doc, bytes)
  const json = await (await hall.get(`${at}/board.json`, token)).text()
  const info = await (await hall.get(at, token)).text()
  return { notes: doc.getMap('notes').size, all: Buffer.from(bytes).toString() + json + info }
}

const mineOf = async ({ token }: Joined) =>
  ((await (await hall.get(`${at}/mine`, token)).json()) as { notes: object[] }).notes

test('I4 put away: nobody reads it any more, but its author her words and facilitators why', async () => {
  expect((await readBy(neighbour)).all).toContain(WORDS)
  const answer = await ask('put-away')
  expect(await answer.json()).toEqual({ note, state: 'putAway' })
  for (const seat of [resident, neighbour, lead, await hall.come(made, 'screen')]) {
    const { notes, all } = await readBy(seat)
    expect(notes).toBe(0)
    expect(all).not.toContain(WORDS)
    expect(all).not.toContain(REASON)
  }
  expect(await mineOf(resident)).toEqual([{ id: note, state: 'putAway', text: WORDS }])
  expect(await mineOf(neighbour)).toEqual([])
  const listed = await (await hall.get(`${at}/put-away`, lead.token)).json()
  expect(listed).toEqual([
    {
      ...{ note, text: WORDS, goal: 'g1', actor: 'residents', table: 1 },
      ...{ reason: REASON, withSeat: false, at: new Date(hall.clock.now()).toISOString() },
    },
  ])
  for (const line of hall.logged) expect(line).not.toMatch(new RegExp(`${WORDS}|${REASON}`))
})

test('restored it is shown again; asking twice changes nothing; a withdrawn one is not there', async () => {
  await ask('put-away')
  expect((await ask('put-away')).status).toBe(200)
  expect(await (await ask('restore', lead.token, undefined)).json()).toEqual({
    note,
    state: 'shown',
  })
  expect((await ask('restore')).status).toBe(200)
  expect((await readBy(neighbour)).all).toContain(WORDS)
  expect(await mineOf(resident)).toEqual([{ id: note, state: 'shown' }])
  author.perform({ verb: 'notes.withdraw', note: note as never })
  await welcomed(author)
  for (const verb of ['put-away', 'restore'])
    expect(await problemOf(await ask(verb))).toMatchObject({ status: 404, code: 'no-note' })
  expect(await (await hall.get(`${at}/put-away`, lead.token)).json()).toEqual([])
})

test('it is for facilitators and the admin, also when the board is closed', async () => {
  for (const role of ROLES.filter((one) => one !== 'facilitator')) {
    const { token } = await hall.come(made, role)
    for (const verb of ['put-away', 'restore', 'stop-seat', 'start-seat'])
      expect(await problemOf(await ask(verb, token))).toMatchObject({ code: 'not-allowed' })
    expect((await hall.get(`${at}/put-away`, token)).status).toBe(403)
  }
  expect((await ask('put-away', 'wrong')).status).toBe(401)
  await hall.admin('POST', `${at}/close`)
  const elsewhere = await hall.come(await hall.make(), 'facilitator')
  expect((await ask('put-away', elsewhere.token)).status).toBe(401)
  expect((await hall.admin('POST', `${at}/notes/${note}/put-away`, {})).status).toBe(200)
})

test.each([
  [{ reason: 7 }, 'reason'],
  [{ why: 'x' }, 'body'],
])('%# a wrong body is named', async (body, where) => {
  const problem = await problemOf(await ask('put-away', lead.token, body))
  expect(problem).toMatchObject({ status: 400, code: 'bad-input' })
  expect(problem.message).toContain(where)
})

describe('as commands', () => {
  const say = async (command: object, { token } = lead) => {
    const answer = await hall.send('POST', `${at}/commands`, command, hall.bearer(token))
    return { status: answer.status, answer: await answer.json() }
  }
  const away = (id: string) => ({ id, verb: 'notes.putAway', note, reason: ` ${REASON} ` })
  const place = { goal: 'g1', actor: 'residents', group: null }

  test('I4 put away and restored: done once, answered with its place and never with its words', async () => {
    const first = await say(away('c1'))
    expect(first).toEqual({ status: 200, answer: { id: 'c1', done: true, from: place } })
    expect((await readBy(neighbour)).all).not.toContain(WORDS)
    expect(await mineOf(resident)).toEqual([{ id: note, state: 'putAway', text: WORDS }])
    expect(author.putAway).toEqual([{ note, text: WORDS }])
    const listed = await (await hall.get(`${at}/put-away`, lead.token)).json()
    expect(listed).toMatchObject([{ note, text: WORDS, reason: REASON, withSeat: false }])
    const restored = await say({ id: 'c2', verb: 'notes.restore', note })
    expect(restored).toEqual({ status: 200, answer: { id: 'c2', done: true, to: place } })
    expect(await say(away('c1')), 'the same id does nothing again').toEqual(first)
    expect((await readBy(neighbour)).all).toContain(WORDS)
    expect(await mineOf(resident)).toEqual([{ id: note, state: 'shown' }])
    expect(await say({ ...away('c1'), reason: 'ほか' })).toMatchObject({ status: 409 })
    const saved = await hall.store.log.load(made.id as never)
    expect(JSON.stringify(saved?.commands)).not.toMatch(new RegExp(`${WORDS}|${REASON}`))
  })

  test('they are the facilitator’s alone, and go on when the board is closed', async () => {
    for (const role of ROLES.filter((one) => one !== 'facilitator')) {
      const seat = await hall.come(made, role)
      for (const command of [away(`${role}-1`), { id: `${role}-2`, verb: 'notes.restore', note }])
        expect(await say(command, seat)).toMatchObject({
          ...{ status: 403, answer: { error: { code: 'not-allowed' } } },
        })
    }
    await hall.admin('POST', `${at}/close`)
    await hall.clock.pass(10_001)
    expect(await say(away('late'))).toMatchObject({ status: 200, answer: { done: true } })
    expect((await readBy(neighbour)).all).not.toContain(WORDS)
    expect(await say({ id: 'back', verb: 'notes.restore', note })).toMatchObject({ status: 200 })
    const unsaid = { id: 'edit', verb: 'notes.edit', note, before: WORDS, text: 'x' }
    expect((await say(unsaid, resident)).status).toBe(403)
  })

  test('a note that is nowhere is not put away; too long a reason is told', async () => {
    expect(await say({ ...away('c1'), note: 'none' })).toMatchObject({ status: 404 })
    expect(await say({ id: 'c2', verb: 'notes.restore', note: 'none' })).toMatchObject({
      status: 404,
    })
    expect(await say({ ...away('c3'), reason: 'あ'.repeat(401) })).toMatchObject({ status: 422 })
    expect((await readBy(neighbour)).all).toContain(WORDS)
  })
})

describe('stopping a seat', () => {
  test('I4 its notes go, it reads and writes no more, and no answer says whose it is', async () => {
    const other = await hall.sit(neighbour)
    const theirs = post(other, 'ベンチがほしい')
    other.perform(theirs)
    await welcomed(other)
    const answer = await (await ask('stop-seat')).text()
    expect(JSON.parse(answer)).toEqual({ note, notes: 1 })
    expect(answer).not.toContain(resident.seat)
    expect(author.closed).toBeUndefined()
    expect(author.stopped).toBe(true)
    expect((await readBy(resident)).notes).toBe(1)
    const info = await (await hall.get(at, resident.token)).json()
    expect(info).toMatchObject({ seat: { id: resident.seat, stopped: true } })
    const again = await hall.sit(resident)
    again.perform(post(again, 'それでも'))
    expect(await answerOf(again)).toBe('stopped')
    const listed = (await (await hall.get(`${at}/put-away`, lead.token)).json()) as object[]
    expect(listed).toMatchObject([{ note, withSeat: true }])
    expect(JSON.stringify(listed)).not.toContain(resident.seat)
  })

  test('starting it again brings back what went with it', async () => {
    await ask('stop-seat')
    expect(await (await ask('start-seat', lead.token, undefined)).json()).toEqual({
      note,
      notes: 1,
    })
    expect(await mineOf(resident)).toEqual([{ id: note, state: 'shown' }])
    const again = await hall.sit(resident)
    again.perform(post(again, 'また書きます'))
    await welcomed(again)
  })

  test('I4 a seat that was never stopped is not started: no device of it hears or feels anything', async () => {
    const heard = author.heard.length
    expect(await (await ask('start-seat', lead.token, undefined)).json()).toEqual({
      note,
      notes: 0,
    })
    expect(author.closed).toBeUndefined()
    expect(author.heard).toHaveLength(heard)
  })

  test('is not for the team’s own seats', async () => {
    const officer = await hall.sit(await hall.come(made, 'staff'))
    const said = post(officer, '区からのお知らせ')
    officer.perform(said)
    await welcomed(officer)
    note = said.note
    expect(await problemOf(await ask('stop-seat'))).toMatchObject({
      status: 404,
      code: 'no-note',
    })
    expect((await ask('put-away')).status).toBe(200)
    note = 'none'
    expect(await problemOf(await ask('stop-seat'))).toMatchObject({ status: 404, code: 'no-note' })
  })
})
