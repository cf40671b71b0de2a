import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { replay } from '../../../server/store/replay.ts'
import { openSqlite, type Store } from '../../../server/store/sqlite.ts'
import { addEntry, type Board, openBoard } from '../../../shared/board/document.ts'
import type { AnswerFields } from '../../../shared/board/field-types.ts'
import type { ActorId, BoardId, GoalId, NoteId, RowId, SeatId } from '../../../shared/board/ids.ts'
import { apply } from '../../../shared/board/notes.ts'
import { perform } from '../../../shared/board/operations.ts'
import type { Redactable } from '../../../shared/board/redaction.ts'
import { noteAt, readBoard } from '../../../shared/board/view.ts'
import { entry, linksOf, record } from './log-suite.ts'

const A = 'a' as BoardId
const NOTE = 'sick' as NoteId
const ROW = 'r1' as RowId
const SECRET = '鈴木トメさんの病'
const place = { goal: 'g1' as GoalId, actor: 'x' as ActorId, rank: 'a0' }

let folder: string
let store: Store
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-redaction-'))
  store = openSqlite(folder)
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Every way in which the words may stand in a file. */
const FORMS = [
  Buffer.from(SECRET),
  Buffer.from(SECRET, 'utf16le'),
  Buffer.from(SECRET, 'utf16le').swap16(),
  Buffer.from([...SECRET].map((one) => `\\u${one.charCodeAt(0).toString(16)}`).join('')),
]

const filesWithSecret = () =>
  readdirSync(folder).filter((name) => {
    const bytes = readFileSync(join(folder, name))
    return FORMS.some((form) => bytes.includes(form))
  })

/** Saves what `change` does as one update of the log. */
async function write(board: Board, change: () => void, owner?: NoteId) {
  const made: Uint8Array[] = []
  const record = (update: Uint8Array) => void made.push(update)
  board.doc.on('update', record)
  board.doc.transact(change)
  board.doc.off('update', record)
  const owners = owner ? [{ note: owner, seat: 's1' as SeatId }] : []
  await store.log.commit([entry('a', Y.mergeUpdates(made), { owners })])
}

const post = (board: Board, note: NoteId, text: string) =>
  write(
    board,
    () => apply(board, { verb: 'notes.post', note, text, heard: 'written', at: 1, ...place }),
    note,
  )

async function aBoard(): Promise<Board> {
  const board = openBoard(new Y.Doc())
  board.root('board').set('epoch', 'epoch-a')
  const first = Y.encodeStateAsUpdate(board.doc)
  await store.registry.addBoard(record('a'), linksOf('a'), 'epoch-a', first)
  for (let at = 0; at < 60; at++) await post(board, `n${at}` as NoteId, `${at}枚めの付箋`)
  return board
}

async function rewriteWithout(...entries: Redactable[]) {
  const redact = entries.map((entry) => ({ entry, at: 7, reason: 'private' as const }))
  expect(await store.log.rewrite(A, { epoch: 'epoch-b', redact })).toBe(true)
  expect(await store.log.sweep()).toBe(true)
}

async function shown() {
  const saved = await store.log.load(A)
  if (!saved) throw new Error('no board')
  return { saved, snapshot: readBoard(replay(saved)), doc: replay(saved).doc }
}

test('I6 a note: no file of the folder has its words any more, and all the rest is as it was', async () => {
  const board = await aBoard()
  await post(board, NOTE, `${SECRET}のこと`)
  await write(board, () =>
    apply(board, { verb: 'notes.edit', note: 'n3' as NoteId, text: '直した' }),
  )
  const before = await shown()
  expect(filesWithSecret()).not.toEqual([])
  await rewriteWithout(`notes/${NOTE}`)
  expect(filesWithSecret()).toEqual([])
  const after = await shown()
  const { epoch: _, ...settings } = before.snapshot.board
  expect(after.snapshot).toEqual({
    ...before.snapshot,
    board: { ...settings, epoch: 'epoch-b' },
    notes: before.snapshot.notes.filter(({ id }) => id !== NOTE),
  })
  expect(after.snapshot.notes.find(({ id }) => id === 'n3')?.edited).toBe(true)
  expect(after.saved.epoch).toBe('epoch-b')
  expect(after.saved.owners).toEqual(before.saved.owners)
  expect(after.saved.redacted).toEqual(new Set([`notes/${NOTE}`]))
  expect(after.saved.sequence).toBe(before.saved.sequence + 1)
  expect([...after.doc.store.clients.keys()]).toEqual([after.saved.writer])
  // It is written on.
  await store.close()
  store = openSqlite(folder)
  const next = replay(after.saved)
  await post(next, 'later' as NoteId, 'あとから')
  expect((await shown()).snapshot.notes).toHaveLength(61)
})

test('I6 a note that was put away, one that was withdrawn, one that was reworded', async () => {
  const board = await aBoard()
  await post(board, NOTE, `${SECRET}のこと`)
  const note = noteAt(board, NOTE)
  if (!note) throw new Error('not there')
  await store.log.commit([
    entry('a', undefined, {
      vaulting: { away: [{ note, reason: `${SECRET}だから`, withSeat: false, at: 1 }], back: [] },
    }),
  ])
  await write(board, () => apply(board, { verb: 'notes.withdraw', note: NOTE }))
  await post(board, 'w1' as NoteId, `${SECRET}とも`)
  await write(board, () => apply(board, { verb: 'notes.edit', note: 'w1' as NoteId, text: '別' }))
  expect(filesWithSecret()).not.toEqual([])
  await rewriteWithout(`notes/${NOTE}`)
  expect(filesWithSecret()).toEqual([])
  expect((await shown()).saved.putAway).toEqual([])
})

test('I6 a row: with what was agreed, what the plan prints, its answer to a question', async () => {
  const board = await aBoard()
  const said = { row: ROW, ...place, matrix: 'planned' as const }
  await write(board, () => perform(board, { verb: 'rows.add', ...said, text: `${SECRET}を訪ねる` }))
  const decided = { state: 'agreed' as const, by: 'x' as ActorId, at: 1 }
  await write(board, () => perform(board, { verb: 'rows.decide', row: ROW, ...decided }))
  await write(board, () =>
    addEntry<AnswerFields>(board, 'answers', 'a1', {
      ...{ about: `rows/${ROW}`, question: `${SECRET}は`, found: SECRET, at: 1, withdrawn: false },
    }),
  )
  expect(filesWithSecret()).not.toEqual([])
  await rewriteWithout(`rows/${ROW}`)
  expect(filesWithSecret()).toEqual([])
  const { snapshot } = await shown()
  expect(snapshot.rows).toEqual([])
  expect(snapshot.answers).toEqual([])
})

test('many dead client ids are folded to one', async () => {
  const board = await aBoard()
  for (let at = 0; at < 300; at++) {
    const other = openBoard(new Y.Doc())
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(board.doc))
    const before = Y.encodeStateVector(other.doc)
    apply(other, { verb: 'notes.edit', note: 'n1' as NoteId, text: `${at}` })
    const update = Y.encodeStateAsUpdate(other.doc, before)
    Y.applyUpdate(board.doc, update)
    await store.log.commit([entry('a', update)])
  }
  expect((await shown()).doc.store.clients.size).toBeGreaterThan(300)
  await rewriteWithout()
  const { doc, snapshot, saved } = await shown()
  expect(doc.store.clients.size).toBe(1)
  expect(snapshot.notes.find(({ id }) => id === 'n1')?.text).toBe('299')
  // Whoever still brings them is refused: they are somebody else's, nobody's.
  expect(saved.clients.size).toBeGreaterThan(300)
})

test('what was stopped between writing anew and sweeping is swept at the next start', async () => {
  const board = await aBoard()
  await post(board, NOTE, SECRET)
  await rewriteWithout(`notes/${NOTE}`)
  const { DatabaseSync } = await import('@photostructure/sqlite')
  await store.close()
  const db = new DatabaseSync(join(folder, 'yoriai.sqlite'))
  // As it lies where the power went before the sweeping: what was freed is still in a free page.
  db.exec('PRAGMA secure_delete = OFF; CREATE TABLE rest (words TEXT)')
  db.prepare('INSERT INTO rest VALUES (?)').run(SECRET.repeat(2_000))
  db.exec('DROP TABLE rest; INSERT INTO unswept VALUES (1, 1)')
  db.close()
  expect(filesWithSecret()).not.toEqual([])
  store = openSqlite(folder)
  expect(filesWithSecret()).toEqual([])
})

test('a board that is not there', async () => {
  expect(await store.log.rewrite('none' as BoardId, { epoch: 'e', redact: [] })).toBe(false)
})

test('I6 others have their turn while a large board is written anew; what is written into it meanwhile is in it', async () => {
  const board = await aBoard()
  await write(board, () => {
    for (let at = 0; at < 1_500; at++) {
      const note = `many${at}` as NoteId
      apply(board, { verb: 'notes.post', note, text: '花だん', heard: 'written', at: 1, ...place })
    }
  })
  let isDone = false
  const rewriting = rewriteWithout(`notes/${'n7' as NoteId}`).finally(() => {
    isDone = true
  })
  await turn()
  expect(isDone).toBe(false)
  await post(board, 'meanwhile' as NoteId, 'そのあいだに書いた')
  await rewriting
  const { snapshot, saved } = await shown()
  const notes = new Set<string>(snapshot.notes.map(({ id }) => id))
  expect([notes.size, notes.has('meanwhile'), notes.has('n7')]).toEqual([1_560, true, false])
  expect(saved.epoch).toBe('epoch-b')
})
