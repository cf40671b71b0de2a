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
import type { Command } from '../../shared/board/commands.ts'
import type { BoardId, NoteId, SeatId } from '../../shared/board/ids.ts'
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
const KILLS_FOR_A_PUT_AWAY = 3

const luck = new Luck(SEED)
const seen = {
  ...{ kills: 0, unanswered: 0, doneUnanswered: 0, changedDoors: 0, saidAgain: 0, backups: 0 },
  ...{ putAway: 0, putAwayUnanswered: 0, verbs: {} as Record<string, number> },
}
/** Whose each note is, and what of it stands: what has been told, or found out since. */
const notes = new Map<NoteId, { seat: SeatId; standing: Standing }>()
const done: { seat: SeatId; command: Command }[] = []
const putAway = new Set<NoteId>()
let folder: string
let data: string
let port: number
let server: ServerProcess
let board: Made
let lead: Joined
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
}, LIMIT_MS)

afterAll(async () => {
  for (const speaker of speakers) speaker.end()
  await server.kill()
  rmSync(folder, { recursive: true, force: true })
})

const standingIn = (shown: Pick<Snapshot, 'notes'>, note: NoteId): Standing => {
  const found = shown.notes.find(({ id }) => id === note)
  return found && { text: found.text, goal: found.goal, actor: found.actor }
}
const shown = () => server.boardJson(board.id, lead.token)

/** Reads what lies on the disk, every row of it. */
async function onDisk(
  file = join(data, DATABASE_FILE),
): Promise<{ saved: Saved; shown: Snapshot }> {
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

/** All that was told before stands as it was told, in every table. */
function isAsTold({ saved, shown }: { saved: Saved; shown: Snapshot }, open: readonly Said[] = []) {
  const unsettled = new Set(open.map(({ note }) => note))
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
  for (const note of putAway) if (!away.has(note)) wrong.push(`${note} is nowhere`)
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
  const putting = seen.kills % KILLS_FOR_A_PUT_AWAY === 0 ? noteOfNobody(cases) : undefined
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
  let toldAway = false
  if (putting)
    void server
      .putAway(board.id, putting, lead.token)
      .then(() => (toldAway = true))
      .catch(() => undefined)
  await untilKill()
  seen.kills++
  await Promise.all(speakers.map((speaker) => speaker.noticed()))
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
  if (putting) {
    const away = disk.saved.putAway.some(({ note }) => note.id === putting)
    const standing = standingIn(disk.shown, putting)
    if (toldAway) expect(away).toBe(true)
    else seen.putAwayUnanswered++
    expect(away, 'put away or on the board, never both and never neither').toBe(!standing)
    if (away) {
      putAway.add(putting)
      const owner = notes.get(putting)
      if (owner) notes.set(putting, { ...owner, standing: undefined })
    }
    seen.putAway++
  }
  isAsTold(
    disk,
    cases.map(({ said }) => said),
  )
  return cases
}

/** One that stands and that nobody speaks of just now. */
function noteOfNobody(cases: readonly { said: Said }[]): NoteId | undefined {
  const spoken = new Set(cases.map(({ said }) => said.note))
  return [...notes].find(([note, { standing }]) => standing && !spoken.has(note))?.[0]
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
      const cases = await killAround()
      server = await ServerProcess.start(port, data)
      await Promise.all(speakers.map((speaker) => speaker.comeBack()))
      for (const { speaker, said } of cases) await sayAgain(speaker, said)
      if (seen.kills % KILLS_FOR_A_BACKUP === 0) await backUp()
    }
    console.log(`${KILLS} kills: 0 lost, 0 done twice; looked at ${JSON.stringify(seen)}`)
    for (const kind of ['unanswered', 'changedDoors', 'saidAgain', 'backups', 'putAway'] as const)
      expect(seen[kind], kind).toBeGreaterThan(0)
    if (KILLS >= 100) expect(seen.doneUnanswered).toBeGreaterThan(0)
  },
  (1 + KILLS) * LIMIT_MS,
)
