import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../../server/retention/ages.ts'
import { DATABASE_FILE, openSqlite } from '../../../server/store/sqlite.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { stampOf } from '../../../shared/tokyo.ts'
import { leftBy, RELEASES, writeBackup } from '../../fixtures/old-boards.ts'
import { type Hall, type Made, openHall } from '../app/hall.ts'
import { yoriai } from './call.ts'

const WORDS = '田中さんのけがのこと'

let hall: Hall
let made: Made
let data: string
let closed: number
beforeEach(async () => {
  hall = openHall()
  data = hall.folder
  made = await hall.make()
  const resident = await hall.come(made, 'participant', { table: 1 })
  const lead = await hall.come(made, 'facilitator')
  const at = `/api/boards/${made.id}`
  const post = { id: 'command-1', verb: 'notes.post', note: 'n1', goal: 'g1', actor: 'residents' }
  const said = { ...post, text: WORDS, heard: 'written' }
  await hall.send('POST', `${at}/commands`, said, hall.bearer(resident.token))
  await hall.send('POST', `${at}/close`, undefined, hall.bearer(lead.token))
  closed = hall.clock.now()
})
afterEach(() => hall.close())

const asked = (days: number, args: string[] = [], answer?: string, env?: Record<string, string>) =>
  yoriai(data, ['retention', ...args], answer, false, {
    now: closed + days * DAY_MS + 60_000,
    ...(env && { env }),
  })

/** All of the folder, byte by byte. */
const bytes = () =>
  readdirSync(data)
    .filter((name) => !/-shm$|lock/.test(name))
    .map((name) => [name, readFileSync(join(data, name)).toString('base64')])

describe('looking, while a server runs', () => {
  test('it says by board and kind how many and how old, under which setting, and deletes nothing', async () => {
    const before = bytes()
    const { code, out, err } = await asked(100)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(
      'だれがどの付箋を書いたか：90日 / who wrote which note: YORIAI_KEEP_AUTHORS_DAYS',
    )
    expect(out).toContain(`ボード「泉区 ワークショップ」 / board ${made.id}`)
    expect(out).toContain('だれがどの付箋を書いたか 1件、100日たちました')
    expect(out).toContain('済んだ操作の控え 1件、100日たちました')
    expect(out).not.toMatch(/席 \d+件/)
    expect(out).toContain('まだ何も消していません')
    expect(out).not.toContain(WORDS)
    expect(bytes()).toEqual(before)
  })

  test('a setting moves it; never is never; nothing is over its age on the next day', async () => {
    expect((await asked(1)).out).toContain('いまありません')
    const soon = { YORIAI_KEEP_AUTHORS_DAYS: '0', YORIAI_KEEP_SEATS_DAYS: '1' }
    const { out } = await asked(100, [], undefined, soon)
    expect(out).toContain('席 2件、100日たちました')
    expect(out).toContain('だれがどの付箋を書いたか：消しません')
    expect(out).not.toMatch(/書いたか \d+件/)
    expect((await asked(1, [], undefined, { YORIAI_KEEP_SEATS_DAYS: 'soon' })).err).toContain(
      'YORIAI_KEEP_SEATS_DAYS',
    )
  })

  test('it says where the clock is not believed', async () => {
    expect((await asked(1_000)).out).toContain('400日より先')
    expect((await asked(-100)).out).toContain('前に使った日より前')
  })

  test('deleting needs the server to be stopped: said, nothing done', async () => {
    const before = bytes()
    const { code, err } = await asked(100, ['--delete', '--force'])
    expect(code).toBe(1)
    expect(err).toContain('使っています')
    expect(bytes()).toEqual(before)
  })
})

describe('deleting, when it is stopped', () => {
  beforeEach(async () => {
    await hall.rooms.stop()
    await hall.store.close()
    // What the test's end closes is another one.
    data = mkdtempSync(join(tmpdir(), 'yoriai-aged-'))
    writeFileSync(join(data, DATABASE_FILE), readFileSync(join(hall.folder, DATABASE_FILE)))
    hall.close = async () => {
      for (const folder of [data, hall.folder]) rmSync(folder, { recursive: true, force: true })
    }
  })

  test('after a pause it asks whether the clock is right; no, or nobody there: nothing', async () => {
    for (const answer of ['いいえ', undefined]) {
      const { code, err } = await asked(100, ['--delete'], answer)
      expect(code).toBe(1)
      expect(err).toContain('何も消していません')
    }
    expect((await asked(100)).out).toContain('書いたか 1件')
  })

  test('yes: it is gone, the board is sound and says what it said', async () => {
    const { code, out } = await asked(100, ['--delete'], 'はい')
    expect(code).toBe(0)
    expect(out).toContain('消しました')
    expect((await asked(100)).out).toContain('いまありません')
    expect((await yoriai(data, ['verify'])).out).toContain('付箋1、取組33')
    const store = openSqlite(data)
    const saved = await store.log.load(made.id as BoardId)
    expect([...(saved?.owners ?? [])]).toEqual([['n1', '']])
    await store.close()
  })

  test('an earlier backup that is put back has it again, until it is deleted once more', async () => {
    await yoriai(data, ['backup', 'hikae.sqlite'])
    await asked(100, ['--delete', '--force'])
    const restored = await yoriai(data, ['restore', 'hikae.sqlite', '--force'], undefined, false, {
      now: closed + 101 * DAY_MS,
    })
    expect(restored.code).toBe(0)
    const again = await asked(101)
    expect(again.out).toContain('書いたか 1件')
    // What was there before the restore is kept beside, and has an age of its own.
    const name = `before-restore-${stampOf(closed + 101 * DAY_MS)}.sqlite`
    expect(readdirSync(data)).toContain(name)
    await asked(101, ['--delete', '--force'])
    expect((await asked(101)).out).toContain('いまありません')
    expect((await asked(192)).out).toContain(name)
    await asked(192, ['--delete', '--force'])
    expect(readdirSync(data)).not.toContain(name)
    expect((await yoriai(data, ['verify'])).code).toBe(0)
  })

  test('a folder without data is not made', async () => {
    const { code, err } = await yoriai(join(data, 'none'), ['retention', '--delete', '--force'])
    expect(code).toBe(1)
    expect(err).toContain('ありません')
    expect(readdirSync(data)).not.toContain('none')
  })
})

describe.each(RELEASES)('a data folder of release %s', (release) => {
  test('it is looked at as it is; later its authors and seats go, and every board is sound', async () => {
    const old = mkdtempSync(join(tmpdir(), 'yoriai-aged-'))
    const file = join(old, DATABASE_FILE)
    writeBackup(release, file)
    const before = readFileSync(file)
    const boards = Object.values(leftBy(release).boards)
    const at = (days: number) => ({ now: Date.UTC(2026, 10, 29) + days * DAY_MS })
    const ask = (days: number, ...args: string[]) =>
      yoriai(old, ['retention', ...args], undefined, false, at(days))
    expect((await ask(0)).out).toContain('いまありません')
    const { out } = await ask(800)
    expect(out).toMatch(/書いたか \d+件/)
    expect(out).toMatch(/席 \d+件/)
    expect(readFileSync(file).equals(before)).toBe(true)
    const found = await yoriai(old, ['verify'])
    // As an operator puts it in place: a backup as such is sealed.
    renameSync(file, join(old, 'hikae.sqlite'))
    expect((await yoriai(old, ['restore', 'hikae.sqlite'])).code).toBe(0)
    rmSync(join(old, 'hikae.sqlite'))
    expect(await ask(900, '--delete', '--force')).toMatchObject({ code: 0, err: '' })
    const verified = await yoriai(old, ['verify'])
    expect(verified.code).toBe(0)
    const contents = (text: string) => [...text.matchAll(/付箋\d+、取組\d+/g)].map(String)
    expect(contents(verified.out)).toEqual(contents(found.out))
    expect(contents(verified.out).length).toBeGreaterThanOrEqual(boards.length)
    const all = readFileSync(file)
    for (const { seat } of Object.values(leftBy(release).seats))
      expect(all.includes(seat)).toBe(false)
    rmSync(old, { recursive: true, force: true })
  })
})
