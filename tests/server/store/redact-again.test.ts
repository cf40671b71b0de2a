import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { realChance } from '../../../server/chance.ts'
import { realClock } from '../../../server/clock.ts'
import { createBoard } from '../../../server/create-board.ts'
import { readSeeds } from '../../../server/seeds.ts'
import { MARK_FILE } from '../../../server/store/mark.ts'
import { ERASED_FILE } from '../../../server/store/redacted-list.ts'
import { replay } from '../../../server/store/replay.ts'
import { DATABASE_FILE, openSqlite, type Store } from '../../../server/store/sqlite.ts'
import type { Board } from '../../../shared/board/document.ts'
import type { ActorId, BoardId, GoalId, NoteId, SeatId } from '../../../shared/board/ids.ts'
import { apply } from '../../../shared/board/notes.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { yoriai } from '../cli/call.ts'
import { entry } from './log-suite.ts'

const plan = readSeeds('seeds').get('izumi')
const SECRET = '鈴木トメさんの病'
const NOTES = ['sick', 'ill', 'well'] as NoteId[]
const [SICK, ILL] = NOTES as [NoteId, NoteId]
const place = { goal: 'g1' as GoalId, actor: 'x' as ActorId, rank: 'a0' }

let folder: string
let data: string
let id: BoardId
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-again-'))
  data = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const filesWithSecret = (path = data) =>
  readdirSync(path).filter((name) => readFileSync(join(path, name)).includes(SECRET))

async function withStore<T>(work: (store: Store) => Promise<T>, path = data): Promise<T> {
  const store = openSqlite(path)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function saves(store: Store, board: Board, note: NoteId, text: string) {
  const before = Y.encodeStateVector(board.doc)
  apply(board, { verb: 'notes.post', note, text, heard: 'written', at: 1, ...place })
  const update = Y.encodeStateAsUpdate(board.doc, before)
  await store.log.commit([entry(id, update, { owners: [{ note, seat: 's1' as SeatId }] })])
}

/** A folder with a board, three notes on it. */
const aFolder = () =>
  withStore(async (store) => {
    if (!plan) throw new Error('no seeds')
    const means = { registry: store.registry, clock: realClock, chance: realChance }
    id = (await createBoard(means, { plan, title: '泉区' })).board.id
    const saved = await store.log.load(id)
    if (!saved) throw new Error('no board')
    const board = replay(saved)
    for (const note of NOTES) await saves(store, board, note, `${note}: ${SECRET}`)
  })

const erase = (...notes: NoteId[]) =>
  withStore(async ({ log }) => {
    const redact = notes.map((note) => ({
      ...{ entry: `notes/${note}` as const, at: 7, reason: 'private' as const },
    }))
    await log.rewrite(id, { epoch: `without-${notes.join()}`, redact })
    await log.sweep()
  })

const look = (path = data) =>
  withStore(async ({ log }) => {
    const saved = await log.load(id)
    if (!saved) throw new Error('no board')
    const notes = readBoard(replay(saved)).notes.map(({ id }) => id)
    return { notes: notes.sort(), redacted: [...(saved.redacted ?? [])].sort(), epoch: saved.epoch }
  }, path)

test('I6 an earlier backup is restored: what was erased since is erased in it, and said', async () => {
  await aFolder()
  const backup = join(folder, 'early.sqlite')
  expect((await yoriai(data, ['backup', backup])).code).toBe(0)
  await erase(SICK, ILL)
  const { code, out, err } = await yoriai(data, ['restore', backup, '--force'])
  expect(err).toBe('')
  expect(code).toBe(0)
  expect(out).toContain('前に完全に消したもの（2件）を、戻したデータからも消しました。')
  const seen = await look()
  expect(seen).toMatchObject({ notes: ['well'], redacted: ['notes/ill', 'notes/sick'] })
  expect(seen.epoch).not.toMatch(/^without/)
  expect((await yoriai(data, ['verify'])).code).toBe(0)
  // Of the one that stays nobody asked.
  expect(readFileSync(join(data, DATABASE_FILE)).toString()).not.toContain(`sick: ${SECRET}`)
  expect(readFileSync(join(data, DATABASE_FILE)).toString()).not.toContain(`ill: ${SECRET}`)
})

test('I6 a backup that had erased something, over a folder that had erased something else: both', async () => {
  await aFolder()
  const backup = join(folder, 'early.sqlite')
  await erase(SICK)
  await yoriai(data, ['backup', backup])
  await erase(ILL)
  expect((await yoriai(data, ['restore', backup, '--force'])).out).toContain('1件')
  expect(await look()).toMatchObject({ notes: ['well'], redacted: ['notes/ill', 'notes/sick'] })
})

test('I6 another computer: the list that is carried along is enough; without it the backup’s own counts', async () => {
  await aFolder()
  const backup = join(folder, 'early.sqlite')
  await yoriai(data, ['backup', backup])
  await erase(...NOTES)
  const list = join(data, ERASED_FILE)
  expect(readFileSync(list, 'utf8')).toContain(`\n${id} notes/sick 7 private\n`)
  expect(readFileSync(list, 'utf8')).not.toContain(SECRET)

  const other = join(folder, 'other')
  await withStore(async () => undefined, other)
  copyFileSync(list, join(other, ERASED_FILE))
  expect((await yoriai(other, ['restore', backup])).out).toContain('3件')
  expect(filesWithSecret(other)).toEqual([])
  expect((await look(other)).notes).toEqual([])

  const late = join(folder, 'late.sqlite')
  await yoriai(data, ['backup', late])
  const third = join(folder, 'third')
  await withStore(async () => undefined, third)
  await yoriai(third, ['restore', late])
  expect((await look(third)).redacted).toHaveLength(3)
  expect(readFileSync(join(third, ERASED_FILE), 'utf8')).toContain(`${id} notes/well 7`)
})

test('I6 an older database was put into its place by hand: the next start erases again', async () => {
  await aFolder()
  copyFileSync(join(data, DATABASE_FILE), join(folder, 'older.sqlite'))
  await erase(...NOTES)
  copyFileSync(join(folder, 'older.sqlite'), join(data, DATABASE_FILE))
  rmSync(join(data, MARK_FILE))
  expect(filesWithSecret()).not.toEqual([])
  expect((await look()).notes).toEqual([])
  expect(filesWithSecret()).toEqual([])
})

test('a list that was cut short, or that somebody wrote into, is read as far as it goes', async () => {
  await aFolder()
  copyFileSync(join(data, DATABASE_FILE), join(folder, 'older.sqlite'))
  await erase(SICK)
  const list = join(data, ERASED_FILE)
  const { appendFileSync } = await import('node:fs')
  appendFileSync(list, `${id} notes/we`)
  await erase(ILL)
  copyFileSync(join(folder, 'older.sqlite'), join(data, DATABASE_FILE))
  rmSync(join(data, MARK_FILE))
  expect(await look()).toMatchObject({ notes: ['well'], redacted: ['notes/ill', 'notes/sick'] })
})
