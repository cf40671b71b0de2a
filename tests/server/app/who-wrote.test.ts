import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { noteFields, openBoard } from '../../../shared/board/document.ts'
import type { NoteId } from '../../../shared/board/ids.ts'
import type { NoteOperation } from '../../../shared/board/notes.ts'
import { ROLES } from '../../../shared/board/roles.ts'
import { readBoard, type Snapshot } from '../../../shared/board/view.ts'
import { MESSAGE } from '../../../shared/wire.ts'
import { said } from '../commands/said.ts'
import { type Guest, post } from '../sync/meeting.ts'
import { type Hall, type Joined, type Made, openHall } from './hall.ts'

const RESIDENTS = 40

let hall: Hall
let made: Made
let at: string
/** One of each role, at the first table where they sit at one, who reads whatever can be read. */
let watching: { joined: Joined; guest: Guest }[]
let residents: { joined: Joined; guest: Guest | undefined }[]

beforeEach(async () => {
  hall = openHall()
  made = await hall.make()
  at = `/api/boards/${made.id}`
  watching = []
  for (const role of ROLES) {
    const sits = role === 'scribe' || role === 'participant'
    const joined = await hall.come(made, role, sits ? { table: 1 } : {})
    watching.push({ joined, guest: await hall.sit(joined) })
  }
  residents = []
  for (let nth = 0; nth < RESIDENTS; nth++) {
    const joined = await hall.come(made, 'participant', { table: 1 + (nth % 4) })
    // Every second one has the board open; the others only send what they write.
    residents.push({ joined, guest: nth % 2 === 0 ? await hall.sit(joined) : undefined })
  }
  // Whoever is away is taken to be away.
  await hall.clock.pass(10 * 60_000)
})
afterEach(() => hall.close())

/** Every address of the board that can be read, but the papers: they are made of the board's words alone. */
const doors = () => {
  const all = hall.app.routes.filter(
    ({ method, path }) => method === 'GET' && path.startsWith('/api/boards/:id'),
  )
  const paths = new Set(all.map(({ path }) => path.replace('/api/boards/:id', at)))
  return [...paths].filter((path) => !path.includes('/export/'))
}

/** What stands on a board, without its notes. */
const without = ({ notes: _, ...rest }: Snapshot) => rest

/** The same of a state. Everybody gets the same bytes: they are read once. */
const read = new Map<string, ReturnType<typeof without>>()
function restOf(state: Uint8Array) {
  const bytes = Buffer.from(state).toString('latin1')
  const known = read.get(bytes)
  if (known) return known
  const board = openBoard(new Y.Doc())
  Y.applyUpdate(board.doc, state)
  const rest = without(readBoard(board))
  board.doc.destroy()
  read.clear()
  read.set(bytes, rest)
  return rest
}

/** An answer, with the notes themselves left out: what is left may not move with a note. */
async function residueOf(path: string, answer: Response): Promise<unknown> {
  const { status } = answer
  const headers = Object.fromEntries(answer.headers)
  for (const name of ['etag', 'content-length', 'date']) delete headers[name]
  if (status !== 200) return { status, headers, text: await answer.text() }
  if (path.endsWith('/state'))
    return { status, headers, body: restOf(new Uint8Array(await answer.arrayBuffer())) }
  const text = await answer.text()
  if (path.endsWith('board.json')) return { status, headers, body: without(JSON.parse(text)) }
  if (path !== at) return { status, headers, text }
  const { counts, ...body } = JSON.parse(text)
  return { status, headers, body, counts: { ...counts, notes: 0 } }
}

async function look() {
  // Nobody asks more often than a seat may.
  await hall.clock.pass(1_000)
  const seen: Record<string, unknown> = {}
  for (const { joined } of watching)
    for (const path of doors())
      seen[`${joined.role} ${path}`] = await residueOf(path, await hall.get(path, joined.token))
  return seen
}

async function says({ joined, guest }: (typeof residents)[number], operation: NoteOperation) {
  const note = watching[0]?.guest.board
  const before = note && noteFields(note, operation.note)?.get('text')?.toString()
  const command = said(operation, before)
  if (guest) expect(await guest.say(command)).toMatchObject({ done: true })
  else {
    const done = await hall.send('POST', `${at}/commands`, command, hall.bearer(joined.token))
    expect(await done.json()).toMatchObject({ done: true })
  }
}

test(`I4 of ${RESIDENTS} residents who write, whoever reads at every door at each note names none`, async () => {
  expect(doors().length).toBeGreaterThan(6)
  const before = await look()
  for (const { joined } of watching)
    expect(Object.keys(before).some((door) => door.startsWith(joined.role))).toBe(true)
  let named = 0
  for (const [nth, resident] of residents.entries()) {
    const [looking] = watching
    if (!looking) throw new Error('nobody looks')
    const { table } = resident.joined
    const own = { ...post(looking.guest, `${nth}つめの付箋`), ...(table ? { table } : {}) }
    const deeds: NoteOperation[] = [
      own,
      { verb: 'notes.edit', note: own.note, text: `${nth}つめの付箋です` },
      { verb: 'notes.withdraw', note: own.note as NoteId },
    ]
    for (const deed of deeds.slice(0, nth % 8 < 2 ? 3 : 1)) {
      const heard = watching.map(({ guest }) => guest.heard.length)
      await says(resident, deed)
      for (const [who, { guest }] of watching.entries())
        expect(guest.heard.slice(heard[who]), guest.seat.role).toEqual([MESSAGE.sync])
      const after = await look()
      const moved = Object.keys(after).filter(
        (door) => JSON.stringify(after[door]) !== JSON.stringify(before[door]),
      )
      if (moved.length > 0) named++
      expect.soft(moved, `${nth} ${deed.verb}`).toEqual([])
    }
  }
  expect(named).toBe(0)
}, 120_000)

test('I4 neither the numbers for whoever watches the server nor its log know of seats or notes', async () => {
  const [resident] = residents
  const [looking] = watching
  if (!resident || !looking) throw new Error('nobody')
  const own = { ...post(looking.guest, 'ベンチがほしい'), table: resident.joined.table ?? 1 }
  await says({ joined: resident.joined, guest: undefined }, own)
  const numbers = await (await hall.admin('GET', '/metrics')).text()
  const all = `${numbers}\n${hall.logged.join('\n')}`
  expect(all).toContain('/api/boards/:id/commands')
  for (const secret of [resident.joined.seat, resident.joined.token, own.note, own.text])
    expect(all).not.toContain(secret)
})
