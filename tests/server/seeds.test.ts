import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CannotStart } from '../../server/cannot-start.ts'
import { readSeeds } from '../../server/seeds.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-seeds-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(id: string, text: string) {
  mkdirSync(join(folder, id))
  writeFileSync(join(folder, id, 'plan.json'), text)
}

const complaint = () => {
  try {
    readSeeds(folder)
  } catch (error) {
    if (error instanceof CannotStart) return error.message
    throw error
  }
  throw new Error('they were read')
}

test('the seeds that come with the server are whole; the blank one is last', () => {
  const ids = [...readSeeds('seeds').keys()]
  expect(ids).toContain('izumi')
  expect(ids.at(-1)).toBe('blank')
})

test.each([
  ['not JSON', '{', 'plan.json'],
  ['nothing in it', '{}', 'title'],
  ['a list', '[]', 'plan'],
])('%s: file and place are named', (_, text, where) => {
  write('mine', text)
  expect(complaint()).toContain(join(folder, 'mine', 'plan.json'))
  expect(complaint()).toContain(where)
})

test('a folder without its plan, and no folder at all', () => {
  mkdirSync(join(folder, 'empty'))
  expect(complaint()).toContain(join(folder, 'empty', 'plan.json'))
  expect(() => readSeeds(join(folder, 'none'))).toThrow('YORIAI_SEEDS')
})
