import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guarded, unguarded } from '../../../server/export/csv-guard.ts'
import { csvOf } from '../../../server/export/table-csv.ts'
import { planWorkbook } from '../../../server/export/workbook.ts'
import { boardAfter, EIGHT_FIFTEEN, IZUMI, posted } from './evening.ts'
import { parseCsv } from './read-csv.ts'

const BREAKS = ['\n', '\r', '\r\n', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029', ';', ';"', '";']
const BEFORE = ['', ' ', '　', '\u00a0', '\u200b', '\ufeff', '\u00ad', '\ufe0f', '\u034f', '\u0001']
const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '"=', "'=", "'"]

/** Words that are made to become a formula in somebody's spreadsheet. */
const attacks = fc.sample(
  fc
    .array(
      fc.tuple(
        fc.constantFrom('', '', '', 'あいさつ', '12', '"', ','),
        fc.constantFrom('', '', '', '', '', '', ...BREAKS),
        fc.constantFrom('', '', '', '', '', ...BEFORE),
        fc.constantFrom('', '=', '=', ...SIGNS),
        fc.constantFrom('1+1', 'SUM(A1:A9)', 'cmd|/c calc!A0', 'HYPERLINK("x","y")', ''),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((pieces) => pieces.flat().join('')),
  { seed: 20_261_129, numRuns: 400 },
)

const FORMULA = /^[\s\p{Cc}\p{Cf}\p{Mn}]*[=+\-@＝＋－＠]/u

describe('plan.csv', () => {
  test('comes back exactly from a reader of RFC 4180', () => {
    expect(
      parseCsv(csvOf(attacks.map((text) => [text]))).map(([cell = '']) => unguarded(cell)),
    ).toEqual(attacks)
  })

  test('two texts never give the same bytes', () => {
    expect(new Set(attacks.map(guarded)).size).toBe(new Set(attacks).size)
    expect(guarded('=SUM(A1)')).not.toBe(guarded("'=SUM(A1)"))
  })

  test('no cell begins like a formula, wherever a reader parts it', () => {
    const cells = parseCsv(csvOf(attacks.map((text) => [text]))).flat()
    const parts = cells.flatMap((cell) => cell.split(/[\r\n\t\v\f\u0085\u2028\u2029;]/))
    expect(parts.filter((part) => FORMULA.test(part))).toEqual([])
    expect(cells.filter((cell) => /^[\t\r\n]/.test(cell))).toEqual([])
  })
})

const OFFICE = 'soffice'
const hasOffice = (() => {
  try {
    execFileSync(OFFICE, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe.skipIf(!hasOffice)('in LibreOffice (skipped where it is not installed)', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yoriai-office-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** A file as LibreOffice reads it, in its own words. */
  function opened(name: string, bytes: string | Uint8Array, filter?: string): string {
    const out = join(folder, `${name}-out`)
    mkdirSync(out)
    writeFileSync(join(folder, name), bytes)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    execFileSync(
      OFFICE,
      [
        ...[profile, '--headless', ...(filter === undefined ? [] : [`--infilter=${filter}`])],
        ...['--convert-to', 'fods', '--outdir', out, join(folder, name)],
      ],
      { stdio: 'ignore', timeout: 60_000 },
    )
    return readFileSync(join(out, name.replace(/\.\w+$/, '.fods')), 'utf8')
  }

  test.each([
    ['comma', 44],
    ['semicolon', 59],
    ['tab', 9],
  ])(
    'plan.csv opened with a %s between its cells holds no formula, though it may',
    (name, sign) => {
      // Quotes, UTF-8, numbers found, formulas evaluated.
      const filter = `CSV:${sign},34,76,1,,0,false,true,false,false,0,true`
      const found = opened(`${name}.csv`, csvOf(attacks.map((text) => [text])), filter)
      expect(found.includes('あいさつ')).toBe(true)
      expect(found.match(/table:formula="[^"]*"/g)).toBeNull()
    },
    90_000,
  )

  test('that it would notice: the same words without their guard become formulas', () => {
    const bare = `\ufeff${attacks.map((text) => `"${text.replaceAll('"', '""')}"\r\n`).join('')}`
    const filter = 'CSV:44,34,76,1,,0,false,true,false,false,0,true'
    expect(opened('bare.csv', bare, filter).includes('table:formula=')).toBe(true)
  }, 90_000)

  test('plan.xlsx holds every word as text', async () => {
    const goal = boardAfter([]).goals[0]?.id ?? ''
    const actor = boardAfter([]).actors[0]?.id ?? ''
    const notes = attacks.slice(0, 60).map((text, at) => posted(`n${at}`, goal, actor, text || 'x'))
    const board = boardAfter(notes)
    const found = opened('plan.xlsx', await planWorkbook(board, IZUMI, EIGHT_FIFTEEN))
    expect(found.includes('HYPERLINK')).toBe(true)
    expect(found.match(/table:formula="[^"]*"/g)).toBeNull()
  }, 90_000)
})
