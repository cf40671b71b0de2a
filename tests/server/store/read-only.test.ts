import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellOfLoss } from '../../../server/loss.ts'
import type { Log } from '../../../server/store/log.ts'
import { type Database, openDatabase } from '../../../server/store/sqlite-file.ts'
import { SqliteLog } from '../../../server/store/sqlite-log.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { CLOSE } from '../../../shared/wire.ts'
import { Hall } from '../../sockets/hall.ts'

let folder: string
let hall: Hall
let readOnly: Database
/** Commits go to a database that was opened to be read only: what a disk gone read-only answers. */
let broken = false
const around = (log: Log): Log => ({
  has: (board) => log.has(board),
  load: (board) => log.load(board),
  compact: (...args) => log.compact(...args),
  commit: (entries) => (broken ? new SqliteLog(readOnly).commit(entries) : log.commit(entries)),
})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-read-only-'))
  openDatabase(join(folder, 'x')).close()
  readOnly = new DatabaseSync(join(folder, 'x'), { readOnly: true })
  hall = await Hall.open({ around })
})
afterAll(async () => {
  await hall.close()
  readOnly.close()
  rmSync(folder, { recursive: true, force: true })
})

test('I1 a disk gone read-only: 4503, nothing shown, said in one line; HTTP says it, too; then it goes on', async () => {
  const lead = await hall.come('facilitator')
  const looker = await hall.come('screen')
  const { tables } = looker.shown.board
  broken = true
  lead.board.root('board').set('tables', 9)
  await Promise.all([lead.closed(), looker.closed()])
  expect([lead.closes[0]?.code, looker.closes[0]?.code]).toEqual([CLOSE.tryAgain, CLOSE.tryAgain])
  expect(looker.shown.board.tables).toBe(tables)
  const lines: string[] = []
  tellOfLoss(pino({ base: null }, { write: (line) => void lines.push(line) }))(
    'b' as BoardId,
    hall.lost[0],
  )
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('読みとり専用')
  expect(lines[0]).not.toContain('stack')

  const seat = await hall.seat('facilitator')
  const answer = await hall.post('/close', seat, {})
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ error: { code: 'not-saved' } })

  broken = false
  await looker.until('shown', () => looker.shown.board.tables === 9)
  expect(lead.refusal).toBeUndefined()
})
