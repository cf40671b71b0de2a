import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqlite, type Store } from '../../../server/store/sqlite.ts'
import { yoriai } from '../cli/call.ts'

/** Up to when the clock is believed goes along through a restore. */

const MAY = Date.UTC(2026, 4, 1)
const YEARS_LATER = Date.UTC(2028, 4, 1)
let folder: string
let data: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-seen-'))
  data = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = openSqlite(data)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
const sees = (seenAt: number) =>
  withStore(({ ageing }) => ageing.setDates({ seenAt, aheadSince: undefined }))
const seen = () => withStore(({ ageing }) => ageing.dates(0))

test('an old backup in a folder that knows a later day: the later one stays', async () => {
  await sees(MAY)
  const backup = join(folder, 'old.sqlite')
  expect((await yoriai(data, ['backup', backup])).code).toBe(0)
  await sees(YEARS_LATER)
  expect((await yoriai(data, ['restore', backup, '--force'])).code).toBe(0)
  expect(await seen()).toEqual({ seenAt: YEARS_LATER, aheadSince: undefined })
})

test('a backup of a later day in a folder of before, or in an empty one, keeps its own', async () => {
  await sees(YEARS_LATER)
  const backup = join(folder, 'late.sqlite')
  expect((await yoriai(data, ['backup', backup])).code).toBe(0)
  await sees(MAY)
  expect((await yoriai(data, ['restore', backup, '--force'])).code).toBe(0)
  expect(await seen()).toMatchObject({ seenAt: YEARS_LATER })
  rmSync(data, { recursive: true })
  expect((await yoriai(data, ['restore', backup])).code).toBe(0)
  expect(await seen()).toMatchObject({ seenAt: YEARS_LATER })
})
