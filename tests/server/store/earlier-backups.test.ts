import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlite } from '../../../server/store/sqlite.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { yoriai } from '../cli/call.ts'

const RELEASES = 'tests/fixtures'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-earlier-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Whose the notes are by the backup's own rows, whatever the program makes of them. */
function ownersIn(file: string): [string, string, string][] {
  const db = new DatabaseSync(file, { readOnly: true })
  const rows = db.prepare('SELECT board, note, seat FROM all_owners ORDER BY board, note').all()
  db.close()
  return (rows as { board: string; note: string; seat: string }[]).map(({ board, note, seat }) => [
    board,
    note,
    seat,
  ])
}

/** Each was made by that release's own `backup`; one of them while people wrote, so that its log is not folded. */
for (const name of readdirSync(RELEASES, { recursive: true, encoding: 'utf8' }).filter((one) =>
  one.endsWith('.sqlite.gz'),
))
  describe(`a backup of an earlier release: ${name}`, () => {
    test('it is restored with whose the notes are, and is sound', async () => {
      const file = join(folder, 'backup')
      writeFileSync(file, gunzipSync(readFileSync(join(RELEASES, name))))
      const data = join(folder, 'data')
      const before = ownersIn(file)
      expect(before.length).toBeGreaterThan(0)
      const restored = await yoriai(data, ['restore', file])
      expect(restored).toMatchObject({ code: 0, err: '' })
      expect(restored.out).toContain('こわれたところがないことを確かめました')
      expect(await yoriai(data, ['verify'])).toMatchObject({ code: 0, err: '' })
      const store = openSqlite(data)
      const boards = [...new Set(before.map(([board]) => board as BoardId))]
      const after = await Promise.all(
        boards.map(async (board) => {
          const owners = (await store.log.load(board))?.owners ?? new Map()
          return [...owners].map(([note, seat]) => [board, note, seat]).sort()
        }),
      )
      expect(after.flat()).toEqual(before)
      await store.close()
    })
  })
