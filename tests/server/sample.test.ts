import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openSampleBoard as boardToAnnounce } from '../../server/sample.ts'
import { readSeeds } from '../../server/seeds.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { openQuestions } from '../../shared/board/asked.ts'
import { openBoard } from '../../shared/board/document.ts'
import type { BoardId } from '../../shared/board/ids.ts'
import { readBoard } from '../../shared/board/view.ts'
import { FakeClock } from './fake-clock.ts'
import { seeded } from './seeded.ts'

test.each([
  ['2027-03-31T23:30:00+09:00', 2027, '令和9～14年度に移しました'],
  ['2027-04-01T00:30:00+09:00', 2028, '令和10～15年度に移しました'],
])(
  'the sample of a first start at %s is laid on the plan that comes, and says so',
  async (at, from, said) => {
    const folder = mkdtempSync(join(tmpdir(), 'yoriai-sample-'))
    const { registry, log, close } = openSqlite(folder)
    const means = { registry, clock: new FakeClock(Date.parse(at)), chance: seeded(3) }
    const made = await boardToAnnounce(means, readSeeds('seeds'))
    const board = openBoard(new Y.Doc())
    const saved = await log.load(made?.board.id as BoardId)
    for (const update of [saved?.snapshot, ...(saved?.updates ?? [])])
      if (update) Y.applyUpdate(board.doc, update)
    const shown = readBoard(board)
    expect(shown.board.period).toEqual({ from, to: from + 5 })
    expect(openQuestions(shown)[0]).toMatchObject({
      about: 'board',
      text: expect.stringContaining(said),
    })
    // The next start announces the board that is there, and leaves it as it is.
    expect((await boardToAnnounce(means, readSeeds('seeds')))?.board.id).toBe(made?.board.id)
    await close()
    rmSync(folder, { recursive: true, force: true })
  },
)
