import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BoardId, SeatId } from '../../../shared/board/ids.ts'
import { CLOSE } from '../../../shared/wire.ts'
import { answerOf, type Guest, post, welcomed } from '../sync/meeting.ts'
import { type Hall, type Joined, type Made, openHall, problemOf } from './hall.ts'

const SIGN = ['cat', 'tea', 'moon']
const WRONG = ['tea', 'cat', 'moon']

let hall: Hall
let made: Made
let lead: Joined
let scribe: Joined
let resident: Joined
let at: string

beforeEach(async () => {
  hall = openHall()
  made = await hall.make()
  lead = await hall.come(made, 'facilitator')
  scribe = await hall.come(made, 'scribe', { table: 1 })
  resident = await hall.come(made, 'participant', { table: 1 })
  at = `/api/boards/${made.id}`
})
afterEach(() => hall.close())

const posting = (path: string, { token }: Joined, body?: unknown) =>
  hall.send('POST', at + path, body, hall.bearer(token))
const choose = ({ token }: Joined, sign: unknown) =>
  hall.send('PUT', `${at}/mine/sign`, { sign }, hall.bearer(token))
const open = (of: Joined, sign: unknown) => posting('/mine/earlier', of, { sign })
const earlier = async ({ token }: Joined) => (await hall.get(`${at}/mine/earlier`, token)).json()
const mine = async ({ token }: Joined) => (await hall.get(`${at}/mine`, token)).text()
const code = async (answer: Response) => (await problemOf(answer)).code

const offer = async (seat: string, by = scribe) => {
  const answer = await posting(`/seats/${seat}/return`, by)
  if (answer.status !== 201) throw new Error(await answer.text())
  return ((await answer.json()) as { link: string }).link
}
const take = async (key: string, headers: HeadersInit = {}) =>
  (await (await hall.send('POST', '/api/join', { key }, headers)).json()) as Joined
const comesBack = async (of = resident, by = scribe) => take(await offer(of.seat, by))

/** What a seat's device knows of itself. */
const mineOf = ({ told, mine }: Guest) => ({ ...told, notes: mine.toSorted() })

/** As after a restart: the room knows what is on the disk. */
const reopened = () => hall.rooms.drop(made.id as BoardId)

async function says(guest: Guest, text: string) {
  const note = post(guest, text)
  guest.perform(note)
  await welcomed(guest)
  return note.note
}

describe('I4 who takes a link of return herself', () => {
  test('18 of 18: neither a word that was put away nor an author, by HTTP, by socket, after a restart', async () => {
    const residents: Joined[] = []
    for (let count = 0; count < 18; count++)
      residents.push(await hall.come(made, 'participant', { table: 1 }))
    const notes: string[] = []
    for (const [number, one] of residents.entries()) {
      const guest = await hall.sit(one)
      notes.push(await says(guest, `のこる${number}`), await says(guest, `しまう${number}`))
      await posting(`/notes/${notes.at(-1)}/put-away`, lead, { reason: '' })
    }
    const seen = (await (await hall.get(`${at}/seats`, scribe.token)).json()) as Joined[]
    const seats = seen.filter(({ seat }) => residents.some((one) => one.seat === seat))
    expect(seats).toHaveLength(18)
    const back: Joined[] = []
    for (const { seat } of seats) back.push(await take(await offer(seat)))
    const look = async () => {
      for (const one of back) {
        const guest = await hall.sit(one)
        const told = JSON.stringify(mineOf(guest))
        const all = told + (await mine(one))
        for (const note of notes) expect(all).not.toContain(note)
        expect(all).not.toContain('しまう')
        for (const path of ['', '/board.json', '/state', '/mine/earlier'])
          expect(await (await hall.get(at + path, one.token)).text()).not.toContain('しまう')
        for (const path of ['/put-away', '/export/plan.csv', '/seats'])
          expect((await hall.get(at + path, one.token)).status).toBe(403)
        await guest.leave()
      }
    }
    await look()
    await reopened()
    await look()
  })

  test('every note answers her as anybody else’s: no answer tells whose it is', async () => {
    const her = await hall.sit(resident)
    const shown = await says(her, 'あさの見守り')
    const away = await says(her, 'しまわれる')
    const gone = await says(her, 'とりさげる')
    her.perform({ verb: 'notes.withdraw', note: gone as never })
    await welcomed(her)
    await posting(`/notes/${away}/put-away`, lead, { reason: '' })
    const back = await comesBack()
    const stranger = await hall.come(made, 'participant', { table: 1 })
    const { goals, actors } = (await (await hall.get(`${at}/board.json`, lead.token)).json()) as {
      goals: { id: string }[]
      actors: { id: string }[]
    }
    const place = { goal: goals[0]?.id, actor: actors[0]?.id }
    const commands = [shown, away, gone].flatMap((note) => [
      { verb: 'notes.edit', note, before: 'あさの見守り', text: 'わるさ' },
      { verb: 'notes.withdraw', note },
      { verb: 'notes.move', note, ...place },
      { verb: 'notes.post', note, ...place, text: 'わるさ', heard: 'written' },
    ])
    let count = 0
    for (const command of commands) {
      const id = `probe-${String(count++).padStart(8, '0')}`
      const answers = []
      for (const who of [back, stranger]) {
        const answer = await posting('/commands', who, { id, ...command })
        answers.push([answer.status, await answer.json()])
      }
      expect(answers[0], JSON.stringify(command)).toEqual(answers[1])
      expect((answers[0] as [number])[0]).not.toBe(200)
    }
    expect(
      (await problemOf(await posting('/mine/other-device', back, { since: 1, mine: true }))).status,
    ).toBe(409)
  })

  test('a facilitator is bound in the same way, and a scribe’s and a staff seat’s notes are closed too', async () => {
    for (const role of ['scribe', 'staff'] as const) {
      const one = await hall.come(made, role, role === 'scribe' ? { table: 2 } : {})
      const note = await says(await hall.sit(one), 'わたしの')
      const back = await comesBack(one, lead)
      expect(back).toMatchObject({ seat: one.seat, role })
      expect(await mine(back)).not.toContain(note)
    }
  })

  test('whether a seat was stopped is not told by its link', async () => {
    const note = await says(await hall.sit(resident), 'いやなこと')
    const other = await hall.come(made, 'participant', { table: 1 })
    await posting(`/notes/${note}/stop-seat`, lead, {})
    for (const one of [resident, other]) {
      const back = await comesBack(one)
      const info = (await (await hall.get(at, back.token)).json()) as { seat: object }
      expect(info.seat).toMatchObject({ stopped: false })
      await says(await hall.sit(back), 'つづき')
    }
  })
})

describe('the resident herself', () => {
  test('writes on at once; her earlier device is told, and 進行 and the log count it without a seat', async () => {
    const before = await hall.sit(resident)
    const note = await says(before, 'まえの')
    const back = await comesBack()
    const now = await hall.sit(back)
    expect(mineOf(now)).toMatchObject({ notes: [], closed: true })
    expect(mineOf(before)).toMatchObject({ notes: [note], otherSince: hall.clock.now() })
    const later = await says(now, 'つづき')
    expect(mineOf(before).notes).not.toContain(later)
    const counted = await hall.get(`${at}/seats/returned`, lead.token)
    expect(await counted.json()).toEqual({
      by: [{ role: 'scribe', table: 1, times: 1 }],
      waiting: 1,
      denied: 0,
    })
    expect((await hall.get(`${at}/seats/returned`, scribe.token)).status).toBe(403)
    const logged = hall.logged.filter((line) => line.includes('a seat goes on elsewhere'))
    expect(logged).toHaveLength(1)
    expect(logged[0]).toContain('"by":"scribe","table":1')
    for (const id of [resident.seat, note, later]) expect(logged[0]).not.toContain(id)
  })

  test('the earlier device says yes: both are one again, and only the new one goes on', async () => {
    const before = await hall.sit(resident)
    const note = await says(before, 'まえの')
    const back = await comesBack()
    const later = await says(await hall.sit(back), 'つづき')
    const { otherSince: since } = mineOf(before)
    expect(
      await code(await posting('/mine/other-device', resident, { since: 7, mine: true })),
    ).toBe('other-device')
    expect((await posting('/mine/other-device', resident, { since, mine: true })).status).toBe(200)
    expect(before.closed).toEqual({ code: CLOSE.noSeat, reason: 'handed over' })
    expect((await hall.get(at, resident.token)).status).toBe(401)
    const now = await hall.sit(back)
    expect(mineOf(now)).toEqual({ all: true, notes: [note, later] })
    for (const one of [note, later]) {
      const edit = { verb: 'notes.edit', note: one, text: 'なおした' } as const
      now.perform(edit as never)
      expect(await answerOf(now)).toBe('done')
    }
    await reopened()
    expect(mineOf(await hall.sit(back))).toEqual({ all: true, notes: [note, later] })
    expect((await posting(`/notes/${later}/stop-seat`, lead, {})).status).toBe(200)
    expect(JSON.parse(await mine(back)).notes).toMatchObject([
      { state: 'putAway' },
      { state: 'putAway' },
    ])
  })

  test.each(['later', 'earlier'] as const)(
    'a stop of the %s device is not shaken off by becoming one again',
    async (which) => {
      const before = await hall.sit(resident)
      const note = await says(before, 'まえの')
      const back = await comesBack()
      const later = await says(await hall.sit(back), 'つづき')
      const { otherSince: since } = mineOf(before)
      const stopped = which === 'later' ? later : note
      await posting(`/notes/${stopped}/stop-seat`, lead, {})
      expect((await posting('/mine/other-device', resident, { since, mine: true })).status).toBe(
        200,
      )
      for (const restart of [() => {}, reopened]) {
        await restart()
        const now = await hall.sit(back)
        expect(now.stopped).toBe(true)
        now.perform(post(now, 'それでも'))
        expect(await answerOf(now)).toBe('stopped')
      }
      await posting(`/notes/${stopped}/start-seat`, lead, {})
      expect(mineOf(await hall.sit(back)).notes).toEqual([note, later].toSorted())
      await says(await hall.sit(back), 'また')
    },
  )

  test('she says no: the other device is sent away for good, and is counted', async () => {
    const before = await hall.sit(resident)
    const back = await comesBack()
    const other = await hall.sit(back)
    await says(other, 'だれかの')
    const { otherSince: since } = mineOf(before)
    expect((await posting('/mine/other-device', resident, { since, mine: false })).status).toBe(200)
    expect(other.closed?.code).toBe(CLOSE.noSeat)
    expect((await hall.get(at, back.token)).status).toBe(401)
    expect(mineOf(before).otherSince).toBeUndefined()
    const counted = await hall.get(`${at}/seats/returned`, lead.token)
    expect(await counted.json()).toMatchObject({ waiting: 0, denied: 1 })
  })

  test('the other device leaves by itself: she is not asked about it any more', async () => {
    const before = await hall.sit(resident)
    const back = await comesBack()
    const { otherSince: since } = mineOf(before)
    await posting('/leave', back)
    expect(mineOf(before).otherSince).toBeUndefined()
    const yes = await posting('/mine/other-device', resident, { since, mine: true })
    expect(await code(yes)).toBe('other-device')
    expect((await hall.get(at, resident.token)).status).toBe(200)
  })

  test('her pictures open it, in their order; what she had is there after a restart', async () => {
    const note = await says(await hall.sit(resident), 'まえの')
    expect((await choose(resident, SIGN)).status).toBe(200)
    const back = await comesBack()
    expect(await earlier(back)).toEqual({ closed: true, guesses: 5 })
    expect(await code(await open(back, WRONG))).toBe('wrong-sign')
    expect(await earlier(back)).toEqual({ closed: true, guesses: 4 })
    expect((await open(back, SIGN)).status).toBe(200)
    await reopened()
    const now = await hall.sit(back)
    expect(mineOf(now)).toEqual({ all: true, notes: [note], hasSign: true })
    expect(await earlier(back)).toEqual({ closed: false, guesses: 0 })
  })

  test('five wrong ones in all, whatever device and link: then her earlier device alone', async () => {
    await says(await hall.sit(resident), 'まえの')
    await choose(resident, SIGN)
    for (let wrong = 0; wrong < 5; wrong++)
      expect(await code(await open(await comesBack(), WRONG))).toBe('wrong-sign')
    const back = await comesBack()
    expect(await earlier(back)).toEqual({ closed: true, guesses: 0 })
    expect(await code(await open(back, SIGN))).toBe('no-sign')
    const { otherSince: since } = mineOf(await hall.sit(resident))
    expect((await posting('/mine/other-device', resident, { since, mine: true })).status).toBe(200)
    expect(await mine(back)).toContain('shown')
  })

  test('where she never chose any, it stays closed, and stays on the board', async () => {
    const note = await says(await hall.sit(resident), 'まえの')
    await posting('/leave', resident)
    const back = await comesBack()
    expect(await earlier(back)).toEqual({ closed: true, guesses: 0 })
    expect(await code(await open(back, SIGN))).toBe('no-sign')
    expect(await (await hall.get(`${at}/board.json`, back.token)).text()).toContain(note)
  })

  test('a second new device after the first, which had chosen none: her pictures open it still', async () => {
    const note = await says(await hall.sit(resident), 'まえの')
    await choose(resident, SIGN)
    const first = await comesBack()
    const list = (await (await hall.get(`${at}/seats`, scribe.token)).json()) as Joined[]
    const known = [resident.seat, scribe.seat]
    const firstSeat = list.find(({ seat }) => !known.includes(seat))?.seat ?? ''
    const second = await take(await offer(firstSeat))
    await says(await hall.sit(first), 'まんなか')
    expect((await open(second, SIGN)).status).toBe(200)
    expect(JSON.parse(await mine(second)).notes).toEqual([{ id: note, state: 'shown' }])
  })

  test('on the device that has the seat already a link changes nothing', async () => {
    const note = await says(await hall.sit(resident), 'まえの')
    const cookie = { Cookie: `yoriai_${made.id}_participant=${resident.token}` }
    const back = await take(await offer(resident.seat), cookie)
    expect(back).toMatchObject({ seat: resident.seat, token: resident.token })
    expect(await mine(back)).toContain(note)
  })

  test('her pictures are kept as a hash, and stand in no log', async () => {
    await choose(resident, SIGN)
    const kept = await hall.store.returns.signOf(resident.seat as SeatId)
    expect(kept).toEqual({ hash: expect.stringMatching(/^[0-9a-f]{64}$/), guesses: 5 })
    const other = await hall.come(made, 'participant')
    await choose(other, SIGN)
    expect((await hall.store.returns.signOf(other.seat as SeatId))?.hash).not.toBe(kept?.hash)
    for (const line of hall.logged) expect(line).not.toContain('"cat"')
    for (const bad of [['cat', 'cat', 'tea'], ['cat', 'tea'], ['cat', 'tea', 'lion'], 'cat'])
      expect((await choose(resident, bad)).status).toBe(400)
    await choose(resident, null)
    expect(await hall.store.returns.signOf(resident.seat as SeatId)).toBeUndefined()
  })
})

describe('links of return by table', () => {
  const move = ({ token }: Joined, table: number) =>
    hall.send('PUT', `${at}/mine/table`, { table }, hall.bearer(token))
  const residentsSeen = async ({ token }: Joined) => {
    const seen = (await (await hall.get(`${at}/seats`, token)).json()) as Joined[]
    return seen.filter(({ role }) => role === 'participant').length
  }

  test('a scribe who changes her table opens no other’s seats, nor sees them', async () => {
    const far = await hall.come(made, 'participant', { table: 2 })
    expect(await residentsSeen(scribe)).toBe(1)
    expect((await move(scribe, 2)).status).toBe(200)
    expect(await residentsSeen(scribe)).toBe(0)
    expect(await code(await posting(`/seats/${far.seat}/return`, scribe))).toBe('gives-no-links')
    await move(scribe, 1)
    await offer(resident.seat)
  })

  test('whom the link seated by chance chooses her table once', async () => {
    await hall.come(made, 'scribe', { table: 2 })
    const seated = await hall.come(made, 'scribe')
    expect(seated.table).toBe(3)
    const far = await hall.come(made, 'participant', { table: 4 })
    await move(seated, 4)
    await offer(far.seat, seated)
    const third = await hall.come(made, 'participant', { table: 3 })
    await move(seated, 3)
    expect(await code(await posting(`/seats/${third.seat}/return`, seated))).toBe('gives-no-links')
  })

  test('one scribe of a table gives them: another seat by the same link does not, until she left', async () => {
    const second = await hall.come(made, 'scribe', { table: 1 })
    expect(await code(await posting(`/seats/${resident.seat}/return`, second))).toBe(
      'gives-no-links',
    )
    expect(await residentsSeen(second)).toBe(0)
    await posting('/leave', scribe)
    await offer(resident.seat, second)
  })

  test('so many a minute, whatever the wall clock is set to', async () => {
    const give = async () => (await posting(`/seats/${resident.seat}/return`, scribe)).status
    for (let count = 0; count < 20; count++) expect(await give()).toBe(201)
    const slow = await posting(`/seats/${resident.seat}/return`, scribe)
    expect(slow.headers.get('Retry-After')).toBe('10')
    for (const hours of [-2, 2]) {
      hall.clock.set(hours * 3_600_000)
      expect(await give()).toBe(429)
    }
    await hall.clock.pass(10_000)
    expect(await give()).toBe(201)
    expect(await give()).toBe(429)
  })

  test('a clock set back and a restart open nothing, and give no guess back', async () => {
    await says(await hall.sit(resident), 'まえの')
    await choose(resident, SIGN)
    const back = await comesBack()
    for (let wrong = 0; wrong < 5; wrong++) await open(back, WRONG)
    for (const hours of [-48, 96]) {
      hall.clock.set(hours * 3_600_000)
      await reopened()
      expect(await code(await open(back, SIGN))).toBe('no-sign')
      expect(mineOf(await hall.sit(back))).toMatchObject({ notes: [], closed: true })
    }
  })
})
