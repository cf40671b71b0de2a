import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { check, isSound } from '../../server/store/check.ts'
import { ERASED_FILE } from '../../server/store/redacted-list.ts'
import { replay } from '../../server/store/replay.ts'
import { DATABASE_FILE } from '../../server/store/sqlite.ts'
import { openDatabase } from '../../server/store/sqlite-file.ts'
import { SqliteLog } from '../../server/store/sqlite-log.ts'
import { type BoardId, type NoteId, newId } from '../../shared/board/ids.ts'
import { readBoard } from '../../shared/board/view.ts'
import { Luck } from '../simulation/luck.ts'
import { LIMIT_MS } from './evening.ts'
import { freePort, type Joined, type Made, ServerProcess } from './process.ts'
import { Sayings } from './said-once.ts'

const KILLS = Number(process.env.CRASH_REDACTIONS ?? 6)
const SEED = Number(process.env.CRASH_SEED ?? 20_261_129)
/** A kill comes at most so long after it was asked: before, while it is written anew, swept, after. */
const MOST_MS = 120
/** So many notes of others stand on the board, for something to be swept. */
const OTHERS = 40

const luck = new Luck(SEED)
const seen = { untouched: 0, erased: 0, answered: 0, leftToSweep: 0 }
let folder: string
let data: string
let port: number
let server: ServerProcess
let board: Made
let lead: Joined
let author: Joined
let sayings: Sayings

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-erasing-'))
  data = join(folder, 'data')
  port = await freePort()
  server = await ServerProcess.start(port, data)
  board = await server.createBoard()
  lead = await server.join(board.links.facilitator ?? '')
  author = await server.join(board.links.participant ?? '', 1)
  sayings = new Sayings(luck.branch(), await server.boardJson(board.id, lead.token))
  for (let at = 0; at < OTHERS; at++) await posts('ほかの付箋'.repeat(20))
}, LIMIT_MS)

afterAll(async () => {
  await server.kill()
  rmSync(folder, { recursive: true, force: true })
})

const headers = (token: string) => ({
  Authorization: `Bearer ${token}`,
  'Content-Type': 'application/json',
})

async function posts(text: string): Promise<NoteId> {
  const note = newId<NoteId>(luck.bytes)
  const { goal, actor } = sayings.about(undefined).after ?? {}
  const said = sayings.post(note, { text, goal, actor } as NonNullable<
    Parameters<Sayings['post']>[1]
  >)
  const answer = await fetch(`${server.origin}/api/boards/${board.id}/commands`, {
    ...{ method: 'POST', headers: headers(author.token), body: JSON.stringify(said) },
  })
  expect(answer.status, await answer.text()).toBe(200)
  return note
}

const erase = (note: NoteId) =>
  fetch(`${server.origin}/api/boards/${board.id}/notes/${note}/redact`, {
    ...{ method: 'POST', headers: headers(lead.token), body: '{"reason":"private"}' },
  })

const filesWith = (words: string) =>
  readdirSync(data).filter((name) => readFileSync(join(data, name)).includes(words))

/** What lies on the disk as the kill left it. */
async function onDisk(note: NoteId) {
  const copy = mkdtempSync(join(folder, 'killed-'))
  for (const part of ['', '-wal']) cpSync(join(data, DATABASE_FILE + part), join(copy, `x${part}`))
  const db = openDatabase(join(copy, 'x'))
  const saved = await new SqliteLog(db).load(board.id as BoardId)
  if (!saved) throw new Error('the board is lost')
  const found = {
    stands: readBoard(replay(saved)).notes.some(({ id }) => id === note),
    isListed: saved.redacted?.has(`notes/${note}`) ?? false,
    notes: readBoard(replay(saved)).notes.length,
    isUnswept: db.prepare('SELECT 1 FROM unswept').get() !== undefined,
  }
  db.close()
  expect(isSound(await check(join(copy, 'x')))).toBe(true)
  rmSync(copy, { recursive: true })
  return found
}

test(
  `I6 ${KILLS} kills while words are erased: untouched or wholly gone, and after the next start no byte of them is left`,
  async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      const words = `秘密の言葉${kill}番です`
      const note = await posts(words)
      expect(filesWith(words)).not.toEqual([])
      let isAnswered = false
      const asked = erase(note)
        .then((answer) => {
          isAnswered = answer.ok
        })
        .catch(() => undefined)
      const from = performance.now()
      const ms = MOST_MS * luck.next()
      while (performance.now() - from < ms) await new Promise((go) => setImmediate(go))
      await server.kill()
      await asked
      const disk = await onDisk(note)
      expect(disk.isListed, 'the note stands or is listed, never both and never neither').toBe(
        !disk.stands,
      )
      if (isAnswered) expect(disk.stands).toBe(false)
      expect(disk.notes).toBe(OTHERS + (disk.stands ? 1 : 0))
      seen[disk.stands ? 'untouched' : 'erased']++
      if (isAnswered) seen.answered++
      if (disk.isUnswept) seen.leftToSweep++

      server = await ServerProcess.start(port, data)
      if (disk.stands) expect((await erase(note)).status).toBe(200)
      expect(filesWith(words)).toEqual([])
      expect(readFileSync(join(data, ERASED_FILE), 'utf8')).toContain(`notes/${note} `)
      const { notes } = await server.boardJson(board.id, lead.token)
      expect(notes).toHaveLength(OTHERS)
    }
    console.log(`${KILLS} kills while words are erased, seed ${SEED}: ${JSON.stringify(seen)}`)
    if (KILLS >= 20) for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0)
  },
  (1 + KILLS) * LIMIT_MS,
)
