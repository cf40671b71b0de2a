import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/** Whole plans as an editor on an older Windows may save them. */
const saved = (bytes: (text: string) => Uint8Array) => {
  const text = readFileSync('seeds/blank/plan.json', 'utf8').replace('"blank"', '"mine"')
  mkdirSync(join(folder, 'mine'))
  writeFileSync(join(folder, 'mine', 'plan.json'), bytes(text))
}

test('a byte order mark is read', () => {
  saved((text) => new TextEncoder().encode(`\ufeff${text}`))
  expect(readSeeds(folder).get('mine')?.title).toBe('白紙から')
})

test.each([
  // 白紙から in Shift_JIS.
  ['Shift_JIS', [0x94, 0x92, 0x8e, 0x86, 0x82, 0xa9, 0x82, 0xe7]],
  ['EUC-JP', [0xc7, 0xf2, 0xbb, 0xe6, 0xa4, 0xab, 0xa4, 0xe9]],
  ['a letter cut in two', [0xe7, 0x99]],
])('%s: one line in Japanese says what to do, and nothing of it is served', (_, title) => {
  saved((text) => {
    const [before = '', after = ''] = text.split('白紙から')
    const encode = (part: string) => new TextEncoder().encode(part)
    return Uint8Array.from([...encode(before), ...title, ...encode(after)])
  })
  expect(complaint()).toMatch(/^計画のひな形.*文字コードがUTF-8ではありません.*UTF-8で保存し直して/)
  expect(complaint()).toContain(join(folder, 'mine', 'plan.json'))
})

test('UTF-16 with its mark', () => {
  saved((text) => {
    const units = Uint16Array.from(`\ufeff${text}`, (_, at) => `\ufeff${text}`.charCodeAt(at))
    return new Uint8Array(units.buffer)
  })
  expect(complaint()).toContain('文字コードがUTF-8ではありません')
})

test('JSON that breaks off: the line is named in Japanese', () => {
  write('mine', '{\n  "format": 1,\n  "id": "mine",,\n}')
  expect(complaint()).toMatch(/3行目のあたり: JSONの書き方になっていません/)
})
