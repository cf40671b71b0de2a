import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DATABASE_FILE } from '../../../server/store/sqlite.ts'
import { complaint, complaintOfProcess } from './spawned.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const data = () => join(folder, 'data')
const file = () => join(data(), DATABASE_FILE)

test('a taken port: which one, and what to do; exit code 1, no stack trace', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  const said = await complaintOfProcess({ PORT: String(port), YORIAI_DATA: data() })
  expect(said).toContain(`Port ${port} is already in use`)
  expect(said).toContain(`PORT=${port + 1}`)
  other.close()
})

test('a data folder that cannot be written', async () => {
  writeFileSync(join(folder, 'file'), '')
  const said = await complaint({ YORIAI_DATA: join(folder, 'file', 'data') })
  expect(said).toContain('cannot be written')
  expect(said).toContain('YORIAI_DATA')
})

test('a broken database file', async () => {
  mkdirSync(data())
  writeFileSync(file(), `SQLite format 3\0${'よりあい'.repeat(2_000)}`)
  const said = await complaint({ YORIAI_DATA: data() })
  expect(said).toContain(file())
  expect(said).toContain('Restore it from a backup')
})

test('a foreign file in the database’s place is left alone', async () => {
  mkdirSync(data())
  writeFileSync(file(), '議事録')
  expect(await complaint({ YORIAI_DATA: data() })).toContain('not a Yoriai Board database')
  expect(readFileSync(file(), 'utf8')).toBe('議事録')
})

test('a broken seed file: which file, and the path in it', async () => {
  const seeds = join(folder, 'seeds')
  cpSync('seeds', seeds, { recursive: true })
  const seed = join(seeds, 'izumi/plan.json')
  const plan = JSON.parse(readFileSync(seed, 'utf8'))
  plan.goals[1].rows[4].years = { 0: 'sometimes' }
  writeFileSync(seed, JSON.stringify(plan))
  const said = await complaint({ YORIAI_DATA: data(), YORIAI_SEEDS: seeds })
  expect(said).toContain(seed)
  expect(said).toContain('goals[1].rows[4].years')
})

test('a setting that cannot be used: which one, not what it held', async () => {
  const said = await complaint({ YORIAI_DATA: data(), DATABASE_URL: 'postgres://me:hidden@db/x' })
  expect(said).toContain('DATABASE_URL is reserved')
  expect(said).not.toContain('hidden')
})
