import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Command } from '../../../shared/board/commands.ts'
import { ROLES } from '../../../shared/board/roles.ts'
import { answerOf, type Guest, post, welcomed } from '../sync/meeting.ts'
import { type Hall, type Joined, type Made, openHall } from './hall.ts'

const WORDS = '田中さんの けがのこと'
const REASON = '病気やけがの話がある'

let hall: Hall
let made: Made
let lead: Joined
let resident: Joined
let author: Guest
let note: string
let at: string

beforeEach(async () => {
  hall = openHall()
  made = await hall.make()
  lead = await hall.come(made, 'facilitator')
  resident = await hall.come(made, 'participant', { table: 1 })
  author = await hall.sit(resident)
  note = await says(author, WORDS)
  at = `/api/boards/${made.id}`
})
afterEach(() => hall.close())

async function says(guest: Guest, words: string): Promise<string> {
  const posted = post(guest, words)
  guest.perform(posted)
  await welcomed(guest)
  return posted.note
}

const stopping = (id: string, more: object = {}) =>
  ({ id, verb: 'seats.stop', note, reason: REASON, ...more }) as unknown as Command
const starting = (id: string, more: object = {}) =>
  ({ id, verb: 'seats.start', note, ...more }) as unknown as Command

async function say(command: Command, { token }: Pick<Joined, 'token'> = lead) {
  const answer = await hall.send('POST', `${at}/commands`, command, hall.bearer(token))
  return { status: answer.status, answer: await answer.json() }
}

/** All that the facilitator can look at, again and again. */
async function looks(path: string) {
  const answer = await hall.get(`${at}${path}`, lead.token)
  return { tag: answer.headers.get('ETag'), body: await answer.json() }
}
const everything = () => Promise.all(['/seats', '/board.json', '/put-away'].map(looks))

test('I4 a seat is stopped and started by a note: done once, and no answer says whose it is', async () => {
  const second = await says(author, 'ベンチがほしい')
  const first = await say(stopping('c1'))
  expect(first).toEqual({ status: 200, answer: { id: 'c1', done: true, notes: 2 } })
  expect(author.stopped).toBe(true)
  expect(author.closed).toBeUndefined()
  const away = await hall.get(`${at}/put-away`, lead.token)
  expect(await away.json()).toMatchObject([
    { note: expect.stringMatching(`${note}|${second}`), reason: REASON, withSeat: true },
    { reason: REASON, withSeat: true },
  ])
  expect(await say(stopping('c1')), 'the same again').toEqual(first)
  expect(await say(stopping('c1', { reason: '' }))).toMatchObject({ status: 409 })
  const started = await say(starting('c2'))
  expect(started).toEqual({ status: 200, answer: { id: 'c2', done: true, notes: 2 } })
  expect(author.stopped).toBe(false)
  expect(await say(stopping('c1')), 'it stops nobody again').toEqual(first)
  expect(author.stopped).toBe(false)
  await says(author, 'また書きます')
  for (const { answer } of [first, started])
    expect(JSON.stringify(answer)).not.toContain(resident.seat)
  const saved = await hall.store.log.load(made.id as never)
  expect(JSON.stringify(saved?.commands)).not.toMatch(new RegExp(`${REASON}|${resident.seat}.*c1`))
})

test('I4 starting a seat that was never stopped shows nothing, however often and by whatever door', async () => {
  await hall.come(made, 'participant', { table: 1 })
  const [before, heard] = [await everything(), author.heard.length]
  for (const id of ['c1', 'c1', 'c2'])
    expect(await say(starting(id))).toEqual({ status: 200, answer: { id, done: true, notes: 0 } })
  const old = await hall.send('POST', `${at}/notes/${note}/start-seat`, {}, hall.bearer(lead.token))
  expect(await old.json()).toEqual({ note, notes: 0 })
  expect(author.closed).toBeUndefined()
  expect(author.heard).toHaveLength(heard)
  expect(await everything()).toEqual(before)
})

test('I4 stopping moves nothing in the list of seats, and nobody is cut off', async () => {
  const { body: before } = await looks('/seats')
  await say(stopping('c1'))
  expect(await looks('/seats')).toMatchObject({ body: before })
  await say(starting('c2'))
  expect(await looks('/seats')).toMatchObject({ body: before })
  expect(author.closed).toBeUndefined()
})

test('I4 a note of the team’s is answered as one that nobody knows', async () => {
  for (const role of ['staff', 'facilitator'] as const) {
    const theirs = await says(await hall.sit(await hall.come(made, role)), '区からのお知らせ')
    for (const of of [stopping, starting]) {
      const unknown = await say(of('c1', { note: 'nowhere' }))
      expect(unknown).toMatchObject({ status: 404, answer: { error: { code: 'no-note' } } })
      expect(await say(of('c1', { note: theirs }))).toEqual(unknown)
    }
  }
  const board = await looks('/board.json')
  expect(board.body.notes).toHaveLength(3)
})

test('a scribe’s seat is stopped as a resident’s is', async () => {
  const scribe = await hall.sit(await hall.come(made, 'scribe', { table: 2 }))
  const entered = await says(scribe, '代わりに入れた声')
  expect(await say(stopping('c1', { note: entered }))).toMatchObject({ answer: { notes: 1 } })
  scribe.perform(post(scribe, 'それでも'))
  expect(await answerOf(scribe)).toBe('stopped')
})

test('they are the facilitator’s alone, and go on when the board is closed', async () => {
  for (const role of ROLES.filter((one) => one !== 'facilitator')) {
    const seat = await hall.come(made, role)
    for (const command of [stopping(`${role}-1`), starting(`${role}-2`)])
      expect(await say(command, seat)).toMatchObject({
        ...{ status: 403, answer: { error: { code: 'not-allowed' } } },
      })
  }
  expect(author.stopped).toBe(false)
  await hall.admin('POST', `${at}/close`)
  await hall.clock.pass(10_001)
  expect(await say(stopping('late'))).toMatchObject({ status: 200, answer: { notes: 1 } })
  expect(await say(starting('back'))).toMatchObject({ status: 200, answer: { notes: 1 } })
})

test('what is no such command, and too long a reason, are told and do nothing', async () => {
  for (const wrong of [{ reason: 7 }, { seat: resident.seat }, { reason: undefined }])
    expect(await say(stopping('c1', wrong))).toMatchObject({ status: 400 })
  expect(await say(starting('c2', { reason: '' }))).toMatchObject({ status: 400 })
  expect(await say(stopping('c3', { reason: 'あ'.repeat(401) }))).toMatchObject({
    ...{ status: 422, answer: { reason: 'too-long', by: 1 } },
  })
  expect(author.stopped).toBe(false)
})

test('what a stopped seat says by any door is refused with a reason in words; what was done stays done', async () => {
  const { text: _, ...place } = post(author, 'x')
  const done = { id: 'before', ...place, text: 'そのまえ' } as never
  const { rank: _r, at: _a, ...command } = done as Record<string, unknown>
  expect(await say(command as never, resident)).toMatchObject({ status: 200 })
  await say(stopping('c1'))
  expect(await say(command as never, resident), 'it was done').toMatchObject({ status: 200 })
  const more = { ...command, id: 'after', note: 'after' } as never
  const refused = await say(more, resident)
  expect(refused).toMatchObject({ status: 403, answer: { reason: 'stopped' } })
  expect(refused.answer.error.ja).toContain('係の人に')
  author.perform(post(author, 'それでも'))
  expect(await answerOf(author)).toBe('stopped')
})

test('a stopped seat stays so for who came before it was, over a restart of the room', async () => {
  const stale = { ...author.seat }
  await say(stopping('c1'))
  await author.leave()
  await hall.rooms.use(made.id as never, async () => {})
  const answered = await hall.rooms.use(
    made.id as never,
    (room) =>
      new Promise((resolve) => {
        const { rank: _, at: __, ...said } = post(author, 'おくれて')
        room.command({ id: 'stale' as never, ...said }, stale, resolve)
      }),
  )
  expect(answered).toMatchObject({ done: false, reason: 'stopped' })
})

test('the admin stops and starts by the old addresses, and needs no seat for it', async () => {
  const by = (verb: string) => hall.admin('POST', `${at}/notes/${note}/${verb}`, {})
  expect(await (await by('stop-seat')).json()).toEqual({ note, notes: 1 })
  expect(await (await by('stop-seat')).json()).toEqual({ note, notes: 0 })
  expect(author.stopped).toBe(true)
  expect(await (await by('restore')).json()).toEqual({ note, state: 'shown' })
  expect(await (await by('put-away')).json()).toEqual({ note, state: 'putAway' })
  expect(await (await by('start-seat')).json()).toEqual({ note, notes: 0 })
  expect(author.stopped).toBe(false)
})
