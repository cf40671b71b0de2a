import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { backUp } from '../../server/store/backup.ts'
import { DATABASE_FILE } from '../../server/store/sqlite.ts'
import type { ActorId, GoalId, NoteId, RowId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { unzip } from '../server/export/unzip.ts'
import type { Device } from './device.ts'
import { Hall, type Seated } from './hall.ts'

const SECRET = '鈴木トメさんの病'
const place = { goal: 'g1' as GoalId, actor: 'residents' as ActorId }

let data: string
let hall: Hall
let lead: Seated
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'yoriai-redacted-'))
  hall = await Hall.open({ data })
  lead = await hall.seat('facilitator')
})
afterEach(() => hall.close())

let count = 0
type Saying = Extract<Operation, { verb: 'notes.post' }>
const saying = (text: string, note = `n-${++count}` as NoteId): Saying => ({
  ...{ verb: 'notes.post', note, text, rank: 'a0', heard: 'written', at: 5, table: 1 },
  ...place,
})

async function post(device: Device, text: string): Promise<NoteId> {
  const said = saying(text)
  device.perform(said)
  await device.receipted()
  return said.note
}

/** @returns false where its connection ended first */
async function isTaken(device: Device, said: Saying): Promise<boolean> {
  const before = device.answers.length
  if (device.closes.length > 0) return false
  device.perform(said)
  await device.until('answered', () => device.answers.length > before || device.closes.length > 0)
  if (device.answers.length === before) return false
  expect(device.answers.at(-1)).toMatchObject({ done: true })
  return true
}

const FORMS = [
  Buffer.from(SECRET),
  Buffer.from(SECRET, 'utf16le'),
  Buffer.from(SECRET, 'utf16le').swap16(),
  Buffer.from([...SECRET].map((one) => `\\u${one.charCodeAt(0).toString(16)}`).join('')),
]
const holds = (bytes: Buffer) => FORMS.some((form) => bytes.includes(form))
const filesWithSecret = (folder = data) =>
  readdirSync(folder).filter((name) => holds(readFileSync(join(folder, name))))

const redact = async (path: string) => {
  const answer = await hall.post(`${path}/redact`, lead, {})
  expect(await answer.json()).toMatchObject({ swept: true })
}

test('I6 a note is erased: from the folder, later backups and every export; devices that were here begin anew and miss nothing else', async () => {
  const seat = await hall.seat('participant', 1)
  const author = hall.connect(seat)
  await author.synced()
  const kept = await post(author, 'のこる付箋')
  const note = await post(author, `${SECRET}のこと`)
  const staff = await hall.come('staff')
  await staff.until('seen', () => staff.shown.notes.length === 2)
  expect(filesWithSecret()).not.toEqual([])
  const before = (await hall.store.log.load(hall.board.id))?.owners

  await redact(`/notes/${note}`)
  expect(filesWithSecret()).toEqual([])
  const backup = join(data, '..', `${hall.board.id}.sqlite`)
  backUp(join(data, DATABASE_FILE), backup, 1)
  expect(holds(readFileSync(backup))).toBe(false)
  rmSync(backup)
  for (const path of ['/state', '/board.json', '/mine', '/put-away'])
    expect(holds(Buffer.from(await (await hall.get(path, lead)).arrayBuffer()))).toBe(false)

  const again = hall.connect(seat)
  await again.synced()
  expect(again.shown.notes.map(({ id }) => id)).toEqual([kept])
  // She is told which it was, and nobody else is.
  expect(again.erased).toEqual([note])
  const neighbour = await hall.come('participant', 1)
  expect(neighbour.erased).toEqual([])
  expect((await hall.store.log.load(hall.board.id))?.owners).toEqual(before)
  // Its author's device may still have it, and say it again.
  again.perform(saying(`${SECRET}のこと`, note))
  await again.until('answered', () => again.answers.length > 0)
  expect(again.answers.at(-1)).toMatchObject({ done: false, reason: 'redacted' })
  expect(filesWithSecret()).toEqual([])
  await post(again, '続き')
})

test('I6 a note that was put away, and one that was withdrawn before', async () => {
  const author = await hall.come('participant', 1)
  const away = await post(author, `${SECRET}のこと`)
  const withdrawn = await post(author, `${SECRET}とも`)
  expect((await hall.post(`/notes/${away}/put-away`, lead, { reason: SECRET })).status).toBe(200)
  author.perform({ verb: 'notes.withdraw', note: withdrawn })
  await author.receipted()
  await redact(`/notes/${withdrawn}`)
  await redact(`/notes/${away}`)
  expect(filesWithSecret()).toEqual([])
  expect(await (await hall.get('/put-away', lead)).json()).toEqual([])
  const restored = await hall.post(`/notes/${away}/restore`, lead, undefined)
  expect(restored.status).toBe(404)
})

test('I6 a row goes with what was agreed; its id is not used again; a device of before brings nothing back', async () => {
  const staffSeat = await hall.seat('staff')
  const staff = hall.connect(staffSeat, { ext: false })
  await staff.synced()
  const row = 'row-1' as RowId
  const adds: Operation = {
    ...{ verb: 'rows.add', row, matrix: 'expected', text: `${SECRET}を訪ねる`, rank: 'zz' },
    ...place,
  }
  staff.perform(adds)
  const decided = { verb: 'rows.decide', row, state: 'agreed', by: place.actor, at: 1 } as const
  staff.perform(decided)
  const looker = await hall.come('screen')
  await looker.until('seen', () => looker.shown.rows.some(({ id }) => id === row))
  const held = Y.encodeStateAsUpdate(staff.doc)
  staff.end()
  await redact(`/rows/${row}`)
  expect(filesWithSecret()).toEqual([])

  for (const seat of [staffSeat, await hall.seat('staff'), lead]) {
    const back = hall.connect(seat, { ext: false })
    Y.applyUpdate(back.doc, held)
    await back.until('sent out', () => back.closes.length > 0)
    back.end()
  }
  const fresh = hall.connect(await hall.seat('staff'))
  await fresh.synced()
  fresh.perform(adds)
  await fresh.until('refused', () => fresh.refusal !== undefined)
  expect(fresh.refusal).toMatchObject({ reason: 'redacted' })
  expect(filesWithSecret()).toEqual([])
})

test('erasing while fifty people write: every note of theirs that was said is there, each once', async () => {
  const seats = await Promise.all(
    Array.from({ length: 50 }, (_, at) => hall.seat('participant', 1 + (at % 4))),
  )
  const people = seats.map((seat) => ({ seat, device: hall.connect(seat) }))
  await Promise.all(people.map(({ device }) => device.synced()))
  const [first] = people
  if (!first) throw new Error('nobody')
  const note = await post(first.device, SECRET)
  const said: NoteId[] = []
  let anew = 0
  let begin = () => {}
  const isBusy = new Promise<void>((resolve) => {
    begin = resolve
  })
  const writing = people.map(async (person) => {
    for (let at = 0; at < 3; at++) {
      const one = { ...saying(`${at}`), table: person.seat.table ?? 1 }
      said.push(one.note)
      if (said.length === 60) begin()
      while (!(await isTaken(person.device, one))) {
        // As every device of ours does: it begins anew, and says again what was not answered.
        anew++
        person.device.end()
        person.device = hall.connect(person.seat)
        await person.device.synced()
      }
    }
  })
  await isBusy
  await redact(`/notes/${note}`)
  await Promise.all(writing)
  expect(anew).toBeGreaterThan(0)
  const looker = await hall.come('screen')
  expect(looker.shown.notes.map(({ id }) => id).sort()).toEqual(said.sort())
  expect(filesWithSecret()).toEqual([])
  expect(hall.lost).toEqual([])
  expect(hall.errors).toEqual([])
}, 60_000)

test('I6 no file that is made later has the words: of a note, of a row, of what was agreed and what was printed', async () => {
  const staff = hall.connect(await hall.seat('staff'), { ext: false })
  await staff.synced()
  const printed = staff.shown.rows.find(({ printed, removed }) => printed && !removed)
  if (!printed) throw new Error('nothing is printed')
  const row = 'row-1' as RowId
  const words = { verb: 'rows.rewrite', field: 'text' } as const
  staff.perform({
    ...{
      verb: 'rows.add',
      row,
      matrix: 'planned',
      text: `${SECRET}を訪ねる`,
      rank: 'zz',
      ...place,
    },
  })
  staff.perform({ verb: 'rows.decide', row, state: 'agreed', by: place.actor, at: 1 })
  // What was agreed, and what the plan prints, stands beside the new words.
  staff.perform({ ...words, row, text: '訪ねる' })
  staff.perform({ ...words, row: printed.id, text: `${SECRET}もかく` })
  const author = await hall.come('participant', 1)
  const note = await post(author, SECRET)
  await author.until('seen', () =>
    author.shown.rows.some(({ id, text }) => id === printed.id && text.includes(SECRET)),
  )
  const files = async () => {
    const csv = await (await hall.get('/export/plan.csv', lead)).text()
    const xlsx = await (await hall.get('/export/plan.xlsx', lead)).arrayBuffer()
    const parts = [...unzip(new Uint8Array(xlsx)).values()]
    return [csv, ...parts].filter((text) => text.includes(SECRET)).length
  }
  expect(await files()).toBeGreaterThan(1)
  const also = [`rows/${row}`, `rows/${printed.id}`]
  const answer = await hall.post(`/notes/${note}/redact`, lead, { reason: 'private', also })
  expect(await answer.json()).toEqual({ note, swept: true })
  expect(await files()).toBe(0)
  expect(filesWithSecret()).toEqual([])
})

test('I6 on a board that is closed; asked twice, nobody is sent out a second time', async () => {
  const author = await hall.come('participant', 1)
  const note = await post(author, SECRET)
  expect((await hall.post('/close', lead, undefined)).status).toBe(200)
  await redact(`/notes/${note}`)
  expect(filesWithSecret()).toEqual([])
  const looker = await hall.come('screen')
  await redact(`/notes/${note}`)
  expect(looker.closes).toEqual([])
  expect((await hall.post(`/notes/${note}/redact`, lead, { reason: SECRET })).status).toBe(400)
  expect(filesWithSecret()).toEqual([])
})

test('it is the facilitator’s alone, and there must be something to erase', async () => {
  const author = await hall.come('participant', 1)
  const note = await post(author, 'だれかの付箋')
  for (const role of ['participant', 'scribe', 'staff', 'screen'] as const) {
    const seat = await hall.seat(role, role === 'participant' || role === 'scribe' ? 1 : undefined)
    for (const path of [`/notes/${note}/redact`, '/rows/r1/redact', '/redact'])
      expect((await hall.post(path, seat, {})).status).toBe(403)
  }
  expect((await hall.post('/notes/none/redact', lead, {})).status).toBe(404)
  expect((await hall.post('/rows/none/redact', lead, {})).status).toBe(404)
  expect(author.shown.notes).toHaveLength(1)
})
