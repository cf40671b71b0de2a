import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { check } from '../../server/store/check.ts'
import type { Saved } from '../../server/store/log.ts'
import { replay } from '../../server/store/replay.ts'
import { DATABASE_FILE, openSqlite } from '../../server/store/sqlite.ts'
import { openDatabase } from '../../server/store/sqlite-file.ts'
import { SqliteLog } from '../../server/store/sqlite-log.ts'
import type { Command, CommandId } from '../../shared/board/commands.ts'
import { type BoardId, type NoteId, newId, type SeatId } from '../../shared/board/ids.ts'
import { readBoard, type Snapshot } from '../../shared/board/view.ts'
import { yoriai } from '../server/cli/call.ts'
import { Luck } from '../simulation/luck.ts'
import { LIMIT_MS } from './evening.ts'
import { freePort, type Joined, type Made, ServerProcess } from './process.ts'
import { type Said, Sayings, type Standing } from './said-once.ts'
import { DOORS, Speaker } from './speaker.ts'

const KILLS = Number(process.env.CRASH_COMMANDS ?? 4)
const SEED = Number(process.env.CRASH_SEED ?? 20_261_130)
/** A kill comes at most so long after the commands were sent, about when they are answered. */
const MOST_MS = 25
/** So many notes of everybody's stand, to be rewritten, moved, taken back and put away. */
const STANDING = 2
const KILLS_FOR_A_BACKUP = KILLS < 10 ? 3 : 10

const luck = new Luck(SEED)
const seen = {
  ...{ kills: 0, unanswered: 0, doneUnanswered: 0, changedDoors: 0, saidAgain: 0, backups: 0 },
  ...{ ledUnanswered: 0, verbs: {} as Record<string, number> },
}
/** Whose each note is, and what of it stands: what has been told, or found out since. */
const notes = new Map<NoteId, { seat: SeatId; standing: Standing }>()
const done: { seat: SeatId; command: Command }[] = []
/** What stood of those that are put away, each by itself or with their stopped author. */
const putAway = new Map<NoteId, Standing>()
let isStopped = false
let folder: string
let data: string
let port: number
let server: ServerProcess
let board: Made
let lead: Joined
let leading: Speaker
/** She says nothing, and is stopped and started. */
let quiet: Speaker
let sayings: Sayings
let speakers: Speaker[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-commands-'))
  data = join(folder, 'data')
  port = await freePort()
  server = await ServerProcess.start(port, data)
  board = await server.createBoard()
  lead = await server.join(board.links.facilitator ?? '')
  sayings = new Sayings(luck.branch(), await server.boardJson(board.id, lead.token))
  speakers = await Promise.all([1, 2, 3].map((table) => Speaker.come(server, board, table)))
  quiet = await Speaker.come(server, board, 4)
  leading = await Speaker.come(server, board, undefined, 'facilitator')
  await holdsNotes(quiet)
}, LIMIT_MS)

afterAll(async () => {
  for (const speaker of all()) speaker.end()
  await server.kill()
  rmSync(folder, { recursive: true, force: true })
})

const all = () => [...speakers, quiet, leading]

const standingIn = (shown: Pick<Snapshot, 'notes'>, note: NoteId): Standing => {
  const found = shown.notes.find(({ id }) => id === note)
  return found && { text: found.text, goal: found.goal, actor: found.actor }
}
const shown = () => server.boardJson(board.id, lead.token)

/** Reads what lies on the disk, every row of it. */
async function onDisk(file = join(data, DATABASE_FILE)): Promise<Disk> {
  const copy = mkdtempSync(join(folder, 'killed-'))
  for (const part of ['', '-wal']) cpSync(file + part, join(copy, `x${part}`))
  const db = openDatabase(join(copy, 'x'))
  const saved = await new SqliteLog(db).load(board.id as BoardId)
  if (!saved) throw new Error('the board is lost')
  const whole = { ...saved, owners: new Map(saved.owners) }
  const read = { saved: whole, shown: readBoard(replay(saved)) }
  db.close()
  const report = await check(join(copy, 'x'))
  expect([...report.flaws, ...report.boards.flatMap(({ flaws }) => flaws)]).toEqual([])
  rmSync(copy, { recursive: true })
  return read
}

interface Disk {
  saved: Saved
  shown: Snapshot
}

const isStoppedIn = ({ seats = [] }: Saved) =>
  seats.some(({ id, stopped }) => id === quiet.seat && stopped)

/** All that was told before stands as it was told, in every table. */
function isAsTold({ saved, shown }: Disk, open: readonly NoteId[] = [], isStoppingOpen = false) {
  const unsettled = new Set(open)
  const kept = new Set(saved.commands.map(({ seat, id }) => `${seat} ${id}`))
  const away = new Set(saved.putAway.map(({ note }) => note.id))
  const wrong: string[] = []
  for (const [note, { seat, standing }] of notes) {
    if (saved.owners.get(note) !== seat) wrong.push(`${note} is no longer its author's`)
    if (unsettled.has(note)) continue
    const there = standingIn(shown, note)
    if (JSON.stringify(there) !== JSON.stringify(standing))
      wrong.push(`${note}: ${JSON.stringify(there)}, not ${JSON.stringify(standing)}`)
  }
  for (const { seat, command } of done)
    if (!kept.has(`${seat} ${command.id}`)) wrong.push(`${command.verb} ${command.id} is forgotten`)
  for (const note of putAway.keys())
    if (!unsettled.has(note) && !away.has(note)) wrong.push(`${note} is nowhere`)
  if (!isStoppingOpen && isStoppedIn(saved) !== isStopped) wrong.push(`stopped: ${!isStopped}`)
  expect(wrong).toEqual([])
}

function settle(speaker: Speaker, { note }: Said, command: Command, standing: Standing) {
  notes.set(note, { seat: speaker.seat, standing })
  done.push({ seat: speaker.seat, command })
}

/** A note of hers that stands, or none. */
function heldBy({ seat }: Speaker) {
  const held = [...notes].flatMap(([note, { seat: by, standing }]) =>
    by === seat && standing ? [{ note, standing }] : [],
  )
  return luck.pick(held)
}

/** Posts what is missing of her notes, and hears that it is saved. */
async function holdsNotes(speaker: Speaker) {
  const held = [...notes.values()].filter(
    ({ seat, standing }) => seat === speaker.seat && standing,
  ).length
  for (let count = held; count < STANDING; count++) {
    const said = sayings.about(undefined)
    expect(await speaker.say('http', said.command, server)).toMatchObject({ done: true })
    settle(speaker, said, said.command, said.after)
  }
}

async function untilKill() {
  const from = performance.now()
  const ms = MOST_MS * luck.next()
  while (performance.now() - from < ms) await new Promise((resolve) => setImmediate(resolve))
  await server.kill()
}

/** Everybody says something, and the server is killed before or after it answers. */
async function killAround() {
  const cases = speakers.map((speaker) => ({ speaker, said: sayings.about(heldBy(speaker)) }))
  const led = ledBy(cases)
  const told = new Set<string>()
  const asked = cases.flatMap(({ speaker, said: { command } }) => {
    const changes = luck.happens(0.5)
    if (changes) seen.changedDoors++
    const answers = changes
      ? speaker.changingDoors(command, server)
      : [speaker.say(luck.pick(DOORS) ?? 'http', command, server)]
    return answers.map(async (answer) => {
      if ((await answer)?.done) told.add(command.id)
    })
  })
  // Answers may come for as long as they are waited for; what counts is what came by the kill.
  for (const answer of asked) void answer
  let toldLed = false
  const { command: order } = led
  for (const answer of luck.happens(0.5)
    ? leading.changingDoors(order, server)
    : [leading.say(luck.pick(DOORS) ?? 'http', order, server)])
    void answer.then((one) => {
      if (one?.done) toldLed = true
    })
  await untilKill()
  seen.kills++
  await Promise.all(all().map((speaker) => speaker.noticed()))
  const disk = await onDisk()
  for (const { speaker, said } of cases) {
    const { command, note, before, after } = said
    const wasTold = told.has(command.id) || speaker.wasAnswered(command)
    const kept = disk.saved.commands.some(
      ({ seat, id }) => seat === speaker.seat && id === command.id,
    )
    if (wasTold) expect(kept, `${command.verb} was answered`).toBe(true)
    else seen.unanswered++
    if (!wasTold && kept) seen.doneUnanswered++
    // The command and what it does are one commit.
    expect(standingIn(disk.shown, note), `${command.verb}, done: ${kept}`).toEqual(
      kept ? after : before,
    )
    if (kept) expect(disk.saved.owners.get(note)).toBe(speaker.seat)
    seen.verbs[command.verb] = (seen.verbs[command.verb] ?? 0) + 1
  }
  const isKept = disk.saved.commands.some(
    ({ seat, id }) => seat === leading.seat && id === order.id,
  )
  if (toldLed || leading.wasAnswered(order)) expect(isKept, `${order.verb} was answered`).toBe(true)
  else seen.ledUnanswered++
  // The command, the notes that go or come back, and who is stopped are one commit.
  for (const note of led.notes) {
    const isAway = disk.saved.putAway.some((one) => one.note.id === note)
    expect(isAway, `${order.verb}, done: ${isKept}`).toBe(isKept === led.goes)
    expect(standingIn(disk.shown, note) === undefined, 'in one of the two, never in both').toBe(
      isAway,
    )
  }
  if (led.stops) expect(isStoppedIn(disk.saved)).toBe(isKept === led.goes)
  seen.verbs[order.verb] = (seen.verbs[order.verb] ?? 0) + 1
  isAsTold(disk, [...cases.map(({ said }) => said.note), ...led.notes], led.stops)
  return { cases, led }
}

/** What the facilitator says, of notes that nobody speaks of just now, and what it comes to. */
interface Led {
  command: Command
  notes: readonly NoteId[]
  /** They go, or they come back. */
  goes: boolean
  /** Their author is stopped or started. */
  stops: boolean
}

function ledBy(cases: readonly { said: Said }[]): Led {
  const id = newId<CommandId>(luck.bytes)
  const hers = [...notes].flatMap(([note, { seat }]) => (seat === quiet.seat ? note : []))
  const [first] = hers
  if (!first) throw new Error('she has no notes')
  if (seen.kills % 4 === 1)
    return {
      ...{ command: { id, verb: 'seats.stop', note: first, reason: 'ことば' }, notes: hers },
      ...{ goes: true, stops: true },
    }
  if (seen.kills % 4 === 3)
    return {
      ...{ command: { id, verb: 'seats.start', note: first }, notes: hers },
      ...{ goes: false, stops: true },
    }
  const spoken = new Set([...hers, ...cases.map(({ said }) => said.note)])
  const away = [...putAway.keys()].find((note) => !spoken.has(note))
  if (away && seen.kills % 4 === 2)
    return {
      ...{ command: { id, verb: 'notes.restore', note: away }, notes: [away] },
      ...{ goes: false, stops: false },
    }
  const note = [...notes].find(([one, { standing }]) => standing && !spoken.has(one))?.[0]
  if (!note) throw new Error('nothing to put away')
  return {
    ...{ command: { id, verb: 'notes.putAway', note, reason: 'お名前' }, notes: [note] },
    ...{ goes: true, stops: false },
  }
}

/** What was not answered is said again, by another door; then it is so, and stays so. */
async function leadAgain({ command, notes: about, goes, stops }: Led) {
  for (const door of luck.happens(0.5) ? DOORS : [...DOORS].reverse())
    expect(await leading.say(door, command, server)).toMatchObject({ done: true })
  done.push({ seat: leading.seat, command })
  for (const note of about) {
    const known = notes.get(note)
    if (!known) continue
    if (goes) putAway.set(note, known.standing)
    const standing = goes ? undefined : putAway.get(note)
    if (!goes) putAway.delete(note)
    notes.set(note, { ...known, standing })
    expect(standingIn(await shown(), note), command.verb).toEqual(standing)
  }
  if (stops) isStopped = goes
  const words = sayings.post()
  const answer = await quiet.say('http', words, server)
  expect(answer).toMatchObject(isStopped ? { reason: 'stopped' } : { done: true })
}

/** What was not answered is said again by another door; what then changed it is not undone by it. */
async function sayAgain(speaker: Speaker, said: Said) {
  const { command, counter, note, after, atLast } = said
  const [first, second, third] = luck.happens(0.5) ? DOORS : [...DOORS].reverse()
  if (!first || !second || !third) throw new Error('no doors')
  expect(await speaker.say(first, command, server)).toMatchObject({ done: true })
  settle(speaker, said, command, after)
  expect(standingIn(await shown(), note), `${command.verb}, said again`).toEqual(after)
  expect(await speaker.say(second, counter, server)).toMatchObject({ done: true })
  settle(speaker, said, counter, atLast)
  expect(await speaker.say(third, command, server)).toMatchObject({ done: true })
  expect(standingIn(await shown(), note), `${command.verb} again after ${counter.verb}`).toEqual(
    atLast,
  )
  const other = { ...sayings.post(), id: command.id }
  expect(await speaker.say('tab', other, server)).toMatchObject({ reason: 'id-reused' })
  seen.saidAgain++
}

/** A backup while they speak, restored beside it: the same is told there, and the same is done. */
async function backUp() {
  const file = join(folder, 'backup.sqlite')
  const restored = join(folder, 'restored')
  const busy = speakers.map((speaker) => {
    const command = sayings.post()
    return speaker.say('http', command, server)
  })
  const well = { code: 0, err: '' }
  expect(await yoriai(data, ['backup', file])).toMatchObject(well)
  await Promise.all(busy)
  expect(await yoriai(restored, ['restore', file])).toMatchObject(well)
  expect(await yoriai(restored, ['verify'])).toMatchObject(well)
  const store = openSqlite(restored)
  const saved = await store.log.load(board.id as BoardId)
  if (!saved) throw new Error('the board is lost')
  isAsTold({ saved, shown: readBoard(replay(saved)) })
  await store.close()
  const other = await ServerProcess.start(await freePort(), restored)
  try {
    const before = await other.boardJson(board.id, lead.token)
    for (const speaker of speakers) {
      const hers = luck.pick(done.filter(({ seat }) => seat === speaker.seat))
      if (hers) expect(await speaker.say('http', hers.command, other)).toMatchObject({ done: true })
    }
    expect((await other.boardJson(board.id, lead.token)).notes).toEqual(before.notes)
  } finally {
    await other.kill()
  }
  rmSync(restored, { recursive: true })
  rmSync(file)
  seen.backups++
}

test(
  `I1 I2 ${KILLS} kills between command and answer: done once, never twice, never lost, by whatever tab and door`,
  async () => {
    while (seen.kills < KILLS) {
      for (const speaker of speakers) await holdsNotes(speaker)
      const { cases, led } = await killAround()
      server = await ServerProcess.start(port, data)
      await Promise.all(all().map((speaker) => speaker.comeBack()))
      await leadAgain(led)
      for (const { speaker, said } of cases) await sayAgain(speaker, said)
      if (seen.kills % KILLS_FOR_A_BACKUP === 0) await backUp()
    }
    console.log(`${KILLS} kills: 0 lost, 0 done twice; looked at ${JSON.stringify(seen)}`)
    for (const kind of [
      'unanswered',
      'changedDoors',
      'saidAgain',
      'backups',
      'ledUnanswered',
    ] as const)
      expect(seen[kind], kind).toBeGreaterThan(0)
    if (KILLS >= 100) expect(seen.doneUnanswered).toBeGreaterThan(0)
  },
  (1 + KILLS) * LIMIT_MS,
)
