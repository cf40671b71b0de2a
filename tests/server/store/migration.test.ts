import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashOf } from '../../../server/seats/tokens.ts'
import { checksum } from '../../../server/store/bytes.ts'
import { APPLICATION_ID, MIGRATIONS } from '../../../server/store/schema.ts'
import { DATABASE_FILE, openSqlite } from '../../../server/store/sqlite.ts'
import { ROLES } from '../../../shared/board/roles.ts'
import { bytes, entry, linksOf, record, seat } from './log-suite.ts'

const board = record('a', '111111')
let folder: string

/** A data folder as a server of the first version left it. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-old-'))
  const db = new DatabaseSync(join(folder, DATABASE_FILE))
  db.exec(`PRAGMA journal_mode = WAL; ${MIGRATIONS[0]}`)
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1`)
  db.prepare(
    `INSERT INTO boards (id, template, title, join_code, held_on, tables, state, created_at, epoch, sequence)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'e1', 1)`,
  ).run(
    ...[board.id, board.template, board.title, board.joinCode, board.heldOn ?? null],
    ...[board.tables, board.state, board.createdAt],
  )
  const first = bytes(1, 2, 3)
  db.prepare('INSERT INTO snapshots VALUES (?, 0, ?, ?)').run('a', first, checksum(first))
  const update = bytes(4, 5)
  db.prepare('INSERT INTO updates VALUES (?, 1, ?, ?)').run('a', update, checksum(update))
  for (const role of ROLES)
    db.prepare('INSERT INTO links VALUES (?, ?, ?)').run('a', role, linksOf('a')[role])
  db.prepare('INSERT INTO seats VALUES (?, ?, ?, ?, ?, ?)').run(
    ...['s1', 'a', 'participant', 2, hashOf('token'), 5],
  )
  db.prepare('INSERT INTO owners VALUES (?, ?, ?)').run('a', 'n1', 's1')
  db.prepare('INSERT INTO clients VALUES (?, ?, ?)').run('a', 77, 's1')
  db.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a data folder of the version before opens with all that it had, and takes what is new', async () => {
  let store = openSqlite(folder)
  const { registry, roll, places, log } = store
  expect(await registry.boards()).toEqual([board])
  expect(await registry.links(board.id)).toEqual(linksOf('a'))
  const sat = { id: seat('s1'), board: board.id, role: 'participant', table: 2, takenAt: 5 }
  expect(await registry.seatByToken(hashOf('token'))).toEqual(sat)
  expect(await roll.seats(board.id)).toEqual([{ ...sat, since: 5 }])
  expect(await places.of(board.id)).toEqual({ address: undefined, wifi: undefined })
  const saved = {
    ...{ epoch: 'e1', snapshot: bytes(1, 2, 3), updates: [bytes(4, 5)], sequence: 1 },
    ...{ owners: new Map([['n1', 's1']]), clients: new Map([[77, 's1']]), putAway: [], seats: [] },
    ...{ commands: [], format: 1, writer: expect.any(Number) },
    redacted: new Set(),
    readiness: [],
  }
  expect(await log.load(board.id)).toEqual(saved)

  await registry.setReception(board.id, 'closed')
  const stopped = [{ seat: seat('s1'), stopped: true }]
  await log.commit([entry('a', undefined, { stopped })])
  await store.close()
  // Once more: nothing is migrated twice.
  store = openSqlite(folder)
  expect(await store.registry.board(board.id)).toEqual({ ...board, reception: 'closed' })
  expect(await store.registry.seatByToken(hashOf('token'))).toEqual({ ...sat, stopped: true })
  const seats = [{ id: 's1', role: 'participant', stopped: true }]
  expect(await store.log.load(board.id)).toEqual({ ...saved, seats })
  await store.registry.removeBoard(board.id)
  expect(await store.roll.seats(board.id)).toEqual([])
  await store.close()
})
