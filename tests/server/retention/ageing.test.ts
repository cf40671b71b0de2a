import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSettings } from '../../../server/env.ts'
import { createLogger } from '../../../server/logger.ts'
import { createMetrics } from '../../../server/metrics.ts'
import { DAY_MS, type Keep, keepOf } from '../../../server/retention/ages.ts'
import { ageOnce } from '../../../server/retention/daily.ts'
import { check, isSound } from '../../../server/store/check.ts'
import { DATABASE_FILE, type Store } from '../../../server/store/sqlite.ts'
import type { BoardId, NoteId } from '../../../shared/board/ids.ts'
import { stampOf } from '../../../shared/tokyo.ts'
import { type Hall, type Joined, type Made, openHall, problemOf } from '../app/hall.ts'
import { seeded } from '../seeded.ts'

let hall: Hall
let made: Made
let lead: Joined
let resident: Joined
let at: string
let keep: Keep
let metrics: ReturnType<typeof createMetrics>
let told: string[]

beforeEach(async () => {
  hall = openHall()
  keep = readSettings({}).keep
  metrics = createMetrics()
  told = []
  made = await hall.make()
  at = `/api/boards/${made.id}`
  lead = await hall.come(made, 'facilitator')
  resident = await hall.come(made, 'participant', { table: 1 })
  await say({ verb: 'notes.post', note: 'shown', ...place, text: '坂がきつい', heard: 'written' })
  await say({ verb: 'notes.post', note: 'away', ...place, text: WORDS, heard: 'written' })
  await post('notes/away/put-away', { reason: '名前がある' })
  const wifi = { name: 'kaijou', password: 'himitsu-no-wifi', hidden: false }
  await hall.store.places.set(made.id as BoardId, { address: undefined, wifi })
})
afterEach(() => hall.close())

const WORDS = '田中さんのけがのこと'
const place = { goal: 'g1', actor: 'residents' }

let command = 0
const say = async (what: object, by = resident) => {
  const body = { id: `command-${command++}`, ...what }
  const answer = await hall.send('POST', `${at}/commands`, body, hall.bearer(by.token))
  return { status: answer.status, body: (await answer.json()) as { reason?: string } }
}

const post = (path: string, body?: object, by = lead) =>
  hall.send('POST', `${at}/${path}`, body, hall.bearer(by.token))

const run = (more: { store?: Store } = {}) =>
  ageOnce({
    ...{ store: hall.store, rooms: hall.rooms, folder: hall.folder, keep, clock: hall.clock },
    ...{ chance: seeded(3), metrics, later: (_, act) => void setImmediate(act) },
    logger: createLogger('trace', { write: (line) => void told.push(line) }),
    ...more,
  })

/** A server that runs so many days; of many the last ones alone are played. */
async function days(count: number) {
  const alike = Math.max(0, count - 2)
  await hall.clock.pass(alike * DAY_MS)
  const { seenAt } = await hall.store.ageing.dates(0)
  if (alike > 0 && hall.clock.now() > seenAt && hall.clock.now() < seenAt + 400 * DAY_MS)
    await hall.store.ageing.setDates({ seenAt: hall.clock.now(), aheadSince: undefined })
  for (let day = alike; day < count; day++) {
    await hall.clock.pass(DAY_MS)
    await run()
  }
}

async function close() {
  expect((await post('close')).status).toBe(200)
}

/** What is there of each kind. */
function there() {
  const db = new DatabaseSync(join(hall.folder, DATABASE_FILE), { readOnly: true })
  const count = (sql: string) =>
    (db.prepare(`SELECT count(*) AS n FROM ${sql}`).get() as { n: number }).n
  try {
    return {
      authors: count("all_owners WHERE seat <> ''"),
      putAway: count('vault'),
      commands: count('commands'),
      wifi: count('boards WHERE wifi_password IS NOT NULL'),
      seats: count('seats'),
      links: count(`links WHERE secret = '${made.links.participant.replace('/k/', '')}'`),
    }
  } finally {
    db.close()
  }
}

const ALL = { authors: 2, putAway: 1, commands: 3, wifi: 1, seats: 2, links: 1 }

/** Files of the data folder in which something stands. */
const filesWith = (what: string) =>
  readdirSync(hall.folder).filter((name) =>
    readFileSync(join(hall.folder, name)).includes(Buffer.from(what)),
  )

describe('each kind stays to its age and is gone a day later', () => {
  test.each([
    ['wifi', 30],
    ['commands', 30],
    ['authors', 90],
    ['putAway', 90],
    ['seats', 400],
    ['links', 400],
  ] as const)('%s: %i days', async (kind, age) => {
    await close()
    // A quarter of an hour after the closing nothing is so old to the day.
    await hall.clock.pass(15 * 60_000)
    await days(age - 1)
    expect(there()[kind]).toBe(ALL[kind])
    await days(2)
    expect(there()[kind]).toBe(0)
    // What the plan is made of is as it was.
    expect(await isWhole()).toBe(true)
  })
})

async function isWhole() {
  const report = await check(join(hall.folder, DATABASE_FILE))
  const [board] = report.boards
  return isSound(report) && board?.notes === 1 && board.rows === 33
}

test('0 and never: it is kept', async () => {
  const names = ['AUTHORS', 'PUT_AWAY', 'WIFI', 'SEATS', 'LINKS', 'COPIES', 'UNCLOSED']
  keep = readSettings(
    Object.fromEntries(
      names.map((name, one) => [`YORIAI_KEEP_${name}_DAYS`, one % 2 ? '0' : 'never']),
    ),
  ).keep
  await close()
  await days(300)
  await days(200)
  expect(there()).toEqual({ ...ALL, commands: 0 })
})

test('a board that nobody closed: a year after its last use it counts as ended', async () => {
  await days(200)
  await say({ verb: 'notes.post', note: 'later', ...place, text: 'バスが少ない', heard: 'written' })
  await days(300)
  await days(65 + 89)
  expect(there()).toMatchObject({ authors: 3, putAway: 1, seats: 2 })
  await days(2)
  expect(there()).toMatchObject({ authors: 0, putAway: 0, seats: 2 })
  await days(311)
  expect(there().seats).toBe(0)
})

test('opened again the clock stops; closed again it begins anew', async () => {
  await close()
  await days(89)
  await post('open')
  await days(30)
  await close()
  await days(89)
  expect(there().authors).toBe(2)
  await days(2)
  expect(there().authors).toBe(0)
})

test('what was left face down is not deleted as what was put away is: it is revealed years later', async () => {
  await say({ verb: 'notes.hide', goal: 'g1' }, lead)
  await say({ verb: 'notes.post', note: 'face-down', ...place, text: 'バス停', heard: 'written' })
  expect((await post('close', { unrevealed: 'keep' })).status).toBe(200)
  await days(300)
  expect(there()).toMatchObject({ authors: 0, putAway: 1 })
  expect((await post('open')).status).toBe(200)
  expect((await say({ verb: 'notes.reveal' }, lead)).body).toMatchObject({ notes: 1 })
  expect(there().putAway).toBe(0)
})

test('a change of its title does not make the closing later', async () => {
  await close()
  await days(60)
  await hall.rooms.write(
    made.id as BoardId,
    (board) => void board.root('board').set('title', '会のあと'),
  )
  await days(31)
  expect(there().authors).toBe(0)
})

describe('a clock that is wrong', () => {
  test('forward by ten years: nothing is deleted, it is said, and set right all goes on', async () => {
    await close()
    await days(1)
    hall.clock.set(3_650 * DAY_MS)
    await days(5)
    expect(there()).toEqual(ALL)
    expect(told.join()).toContain('400')
    expect((await metrics.ageingHeld.get()).values[0]?.value).toBe(1)
    hall.clock.set(-3_650 * DAY_MS)
    await days(84)
    expect(there().authors).toBe(ALL.authors)
    await days(2)
    expect(there().authors).toBe(0)
    expect((await metrics.ageingHeld.get()).values[0]?.value).toBe(0)
  })

  test('forward by half a year for an evening: nothing is deleted', async () => {
    await close()
    await days(1)
    hall.clock.set(180 * DAY_MS)
    await run()
    await hall.clock.pass(DAY_MS / 2)
    await run()
    hall.clock.set(-180 * DAY_MS)
    await days(20)
    expect(there()).toEqual(ALL)
  })

  test('a server that was off for half a year deletes on its second day', async () => {
    await close()
    await days(1)
    hall.clock.set(180 * DAY_MS)
    await run()
    expect(there().authors).toBe(2)
    await days(1)
    expect(there().authors).toBe(0)
  })

  test('closed while the clock was years behind: it counts from what was seen before', async () => {
    await days(3)
    hall.clock.set(-4_000 * DAY_MS)
    await close()
    await run()
    hall.clock.set(4_000 * DAY_MS)
    await days(85)
    expect(there().authors).toBe(2)
    await days(6)
    expect(there().authors).toBe(0)
  })
})

describe('after the authors are gone', () => {
  beforeEach(async () => {
    await close()
    await days(91)
    expect(there().authors).toBe(0)
  })

  test('no byte of the folder tells a note’s author or has words that were put away', async () => {
    await days(310)
    expect(there().seats).toBe(0)
    for (const what of [WORDS, resident.seat, lead.seat, 'himitsu-no-wifi'])
      expect(filesWith(what)).toEqual([])
    expect(await isWhole()).toBe(true)
  })

  test('the board opens, is exported, and is opened again; who comes posts anew', async () => {
    expect((await hall.get(`${at}/export/plan.csv`, lead.token)).status).toBe(200)
    const state = await hall.get(`${at}/board.json`, resident.token)
    expect(JSON.stringify(await state.json())).toContain('坂がきつい')
    expect(await (await hall.get(`${at}/mine`, resident.token)).json()).toMatchObject({ notes: [] })
    await post('open')
    expect(
      await say({ verb: 'notes.post', note: 'new', ...place, text: '道が暗い', heard: 'written' }),
    ).toMatchObject({ status: 200 })
    expect(there().authors).toBe(1)
  })

  test('her own earlier note is refused plainly, to edit, to withdraw, and to post again by its id', async () => {
    await post('open')
    const refused = [
      await say({ verb: 'notes.edit', note: 'shown', before: '坂がきつい', text: '別のことば' }),
      await say({ verb: 'notes.withdraw', note: 'shown' }),
      await say({
        verb: 'notes.post',
        note: 'shown',
        ...place,
        text: 'わたしの',
        heard: 'written',
      }),
      await say({ verb: 'notes.post', note: 'away', ...place, text: WORDS, heard: 'written' }),
    ]
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect(await isWhole()).toBe(true)
  })

  test('the facilitator works on: puts away, moves; there is no seat to stop by a note', async () => {
    await post('open')
    expect(await problemOf(await post('notes/shown/stop-seat', { reason: '' }))).toMatchObject({
      status: 404,
    })
    expect(
      (await say({ verb: 'notes.move', note: 'shown', goal: 'g2', actor: 'residents' }, lead))
        .status,
    ).toBe(200)
    expect((await post('notes/shown/put-away', { reason: '' })).status).toBe(200)
    expect((await post('notes/shown/restore')).status).toBe(200)
    expect((await post('notes/away/restore')).status).toBe(404)
    expect(await isWhole()).toBe(true)
  })

  test('each was counted, and no line of the log has words or seats', async () => {
    const { values } = await metrics.deletedByAge.get()
    const counted = Object.fromEntries(values.map(({ labels, value }) => [labels.kind, value]))
    expect(counted).toMatchObject({ putAway: 1, commands: 3, wifi: 1 })
    expect(counted.authors).toBeGreaterThanOrEqual(2)
    expect(told.some((line) => line.includes('deleted by age'))).toBe(true)
    for (const line of told) expect(line).not.toMatch(new RegExp(`${WORDS}|${resident.seat}|坂が`))
  })
})

test('a resident who comes back is told: first that her notes are nobody’s any more, later that her seat has ended', async () => {
  await close()
  const info = async () => (await hall.get(at, resident.token)).json()
  await days(89)
  expect(await info()).not.toHaveProperty('seat.notesEnded')
  await days(2)
  expect(await info()).toMatchObject({ seat: { notesEnded: true }, state: 'closed' })
  const cookie = { Cookie: `yoriai_${made.id}_participant=${resident.token}` }
  const asParticipant = () => hall.send('GET', `${at}?as=participant`, undefined, cookie)
  expect((await asParticipant()).status).toBe(200)
  await days(311)
  expect(await problemOf(await hall.get(at, resident.token))).toMatchObject({
    ...{ status: 401, code: 'seat-ended' },
    message: expect.stringContaining('付箋と計画は、ボードにそのまま残っています'),
  })
  expect(await problemOf(await asParticipant())).toMatchObject({ code: 'seat-ended' })
  // Who brings nothing never had one.
  expect(await problemOf(await hall.send('GET', `${at}?as=participant`))).toMatchObject({
    code: 'no-seat',
  })
  // The team comes in again by its link; who comes now has lost nothing.
  const again = await hall.come(made, 'facilitator')
  expect(await (await hall.get(at, again.token)).json()).not.toHaveProperty('seat.notesEnded')
})

test('what was put away long after the closing has its own days', async () => {
  await close()
  await days(60)
  await post('notes/shown/put-away', { reason: 'あとから' })
  await days(31)
  expect(there()).toMatchObject({ authors: 0, putAway: 1 })
  await days(60)
  expect(there().putAway).toBe(0)
})

test('a board that is opened again between looking and deleting keeps all', async () => {
  await close()
  await days(89)
  await hall.clock.pass(2 * DAY_MS)
  const [due] = await hall.store.ageing.due(hall.clock.now(), keep)
  expect(due).toMatchObject({ kind: 'authors', board: made.id })
  await post('open')
  expect(due && (await hall.store.ageing.forget(due, keep))).toBe(0)
  expect(there().authors).toBe(2)
})

test('cut short at every commit it goes on the next day, and is sound in between', async () => {
  const many = [...Array(1_200)].map((_, n) => ({ note: `m${n}` as NoteId, seat: resident.seat }))
  const db = new DatabaseSync(join(hall.folder, DATABASE_FILE))
  for (const { note, seat } of many)
    db.prepare('INSERT INTO owners VALUES (?, ?, ?)').run(made.id, note, seat)
  db.close()
  await close()
  await days(89)
  await hall.clock.pass(2 * DAY_MS)
  let left = there().authors
  expect(left).toBe(1_202)
  for (let cuts = 0; left > 0; cuts++) {
    expect(cuts).toBeLessThan(6)
    const { ageing } = hall.store
    let commits = 0
    const cut = {
      due: ageing.due.bind(ageing),
      dates: ageing.dates.bind(ageing),
      setDates: ageing.setDates.bind(ageing),
      endedAt: ageing.endedAt.bind(ageing),
      hasLostNotes: ageing.hasLostNotes.bind(ageing),
      tellsAuthors: ageing.tellsAuthors.bind(ageing),
      forget: async (...of: Parameters<typeof ageing.forget>) => {
        if (commits++ > 0) throw new Error('cut')
        return ageing.forget(...of)
      },
    }
    await run({ store: { ...hall.store, ageing: cut } })
    expect(await isWhole()).toBe(true)
    const now = there().authors
    expect(now).toBeLessThan(left)
    left = now
  }
  await run()
  expect(there()).toMatchObject({ authors: 0, putAway: 0 })
  expect(filesWith(WORDS)).toEqual([])
})

test('the pictures by which she is known again go with what they open', async () => {
  const db = new DatabaseSync(join(hall.folder, DATABASE_FILE))
  db.prepare(
    "UPDATE seats SET sign = 'hash-of-pictures', guesses = 5, continues = 'other-seat' WHERE id = ?",
  ).run(resident.seat)
  db.close()
  await close()
  await days(89)
  expect(filesWith('hash-of-pictures')).not.toEqual([])
  await days(2)
  for (const gone of ['hash-of-pictures', 'other-seat']) expect(filesWith(gone)).toEqual([])
  expect((await hall.get(at, resident.token)).status).toBe(200)
})

test('a board that is damaged loses its authors, too, and is said; the others are done', async () => {
  const other = await hall.make()
  await close()
  await hall.send(
    'POST',
    `/api/boards/${other.id}/close`,
    undefined,
    hall.bearer((await hall.come(other, 'facilitator')).token),
  )
  await days(1)
  const db = new DatabaseSync(join(hall.folder, DATABASE_FILE))
  db.prepare('UPDATE snapshots SET bytes = zeroblob(9) WHERE board = ?').run(made.id)
  db.prepare('DELETE FROM updates WHERE board = ?').run(made.id)
  db.prepare("INSERT INTO owners VALUES (?, 'n9', ?) ON CONFLICT DO NOTHING").run(
    made.id,
    resident.seat,
  )
  db.close()
  await hall.rooms.alone(made.id as BoardId, async () => {}).catch(() => {})
  await days(400)
  expect(told.some((line) => line.includes('not deleted by age'))).toBe(true)
  expect(there()).toMatchObject({ authors: 0, putAway: 0, seats: 0 })
})

test('copies of the data from before a restore have their age, too; other files are nobody’s of ours', async () => {
  const name = `before-restore-${stampOf(hall.clock.now())}.sqlite`
  const files = [name, `${name}-wal`, 'before-restore-mine.sqlite', 'hikae.sqlite']
  for (const file of files) writeFileSync(join(hall.folder, file), 'x')
  const left = () => files.filter((file) => readdirSync(hall.folder).includes(file))
  await days(90)
  expect(left()).toEqual(files)
  await days(1)
  expect(left()).toEqual(files.slice(2))
})

test('another board’s people write on while one is unlinked', async () => {
  const other = await hall.make()
  const guest = await hall.sit(await hall.come(other, 'participant', { table: 1 }))
  await close()
  await days(91)
  expect(there().authors).toBe(0)
  expect(guest.closed).toBeUndefined()
})

test('the ages of the settings', () => {
  expect(
    keepOf({
      YORIAI_KEEP_AUTHORS_DAYS: 1,
      YORIAI_KEEP_PUT_AWAY_DAYS: 2,
      YORIAI_KEEP_WIFI_DAYS: 3,
      YORIAI_KEEP_SEATS_DAYS: 4,
      YORIAI_KEEP_LINKS_DAYS: 5,
      YORIAI_KEEP_COPIES_DAYS: 6,
      YORIAI_KEEP_UNCLOSED_DAYS: undefined,
    }),
  ).toEqual({
    ...{ authors: 1, putAway: 2, votes: 1, commands: 30, returns: 1, wifi: 3 },
    ...{ seats: 4, links: 5, copies: 6 },
    unclosed: undefined,
  })
})
