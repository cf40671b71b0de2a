import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, parseAst } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** What iPhones before iOS 16.4 cannot read: a file with it is a white page. */
const NEWER_REGEX: readonly [RegExp, string][] = [
  [/\(\?<[=!]/, 'a look-behind'],
  [/\(\?[imsx-]+:/, 'flags within an expression'],
]
/** Not there before iOS 16.4, and not asked for before they are used. */
const NEWER_CALLS = new Set([
  ...['toSorted', 'toReversed', 'toSpliced', 'isWellFormed', 'toWellFormed', 'fromAsync'],
  ...['withResolvers', 'groupBy', 'isSubsetOf', 'isSupersetOf', 'symmetricDifference'],
  ...['requestIdleCallback', 'checkVisibility', 'startViewTransition', 'registerProperty'],
])

interface Found {
  file: string
  what: string
}

let folder: string
let scripts: { name: string; code: string }[]
let styles: { name: string; code: string }[]

const read = (name: string) => ({ name, code: readFileSync(join(folder, name), 'utf8') })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-built-'))
  await build({ logLevel: 'error', build: { outDir: folder } })
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  scripts = names.filter((name) => name.endsWith('.js')).map(read)
  styles = names.filter((name) => name.endsWith('.css')).map(read)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every node of a program, whatever its kind. */
function* nodes(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) for (const one of value) yield* nodes(one)
  else if (typeof value === 'object' && value !== null && !(value instanceof RegExp)) {
    const node = value as Record<string, unknown>
    if (typeof node.type === 'string') yield node
    for (const child of Object.values(node)) yield* nodes(child)
  }
}

function newerThanTheyAre(name: string, code: string): Found[] {
  const found: Found[] = []
  const say = (what: string) => found.push({ file: name, what })
  const pattern = (text: string) => {
    for (const [newer, what] of NEWER_REGEX) if (newer.test(text)) say(`${what}: ${text}`)
  }
  for (const node of nodes(parseAst(code))) {
    if (node.type === 'StaticBlock') say('a static block')
    const regex = node.regex as { pattern: string; flags: string } | null | undefined
    if (regex) {
      pattern(regex.pattern)
      if (regex.flags.includes('v')) say(`flag v: ${regex.pattern}`)
    } else if (node.type === 'Literal' && typeof node.value === 'string') pattern(node.value)
    const callee = node.type === 'CallExpression' ? (node.callee as typeof node) : undefined
    const called = (callee?.property ?? callee) as { name?: string } | undefined
    if (called?.name !== undefined && NEWER_CALLS.has(called.name)) say(called.name)
  }
  return found
}

describe('the built pages on a phone of iOS 15.4 and 16.3', () => {
  test('no script has what its browser cannot read or does not have', () => {
    expect(scripts.length).toBeGreaterThan(5)
    expect(scripts.flatMap(({ name, code }) => newerThanTheyAre(name, code))).toEqual([])
  })

  test('the look finds what it is for', () => {
    const code = 'class A { static { [].toSorted(); /(?<=a)b/v; new RegExp("(?<!a)b") } }'
    expect(newerThanTheyAre('a.js', code).map(({ what }) => what)).toEqual([
      'a static block',
      'toSorted',
      'a look-behind: (?<=a)b',
      'flag v: (?<=a)b',
      'a look-behind: (?<!a)b',
    ])
  })

  test('no style is lost for its way of writing: no nesting, no ranges, colours with a fallback', () => {
    for (const { name, code } of styles) {
      expect(code, name).not.toMatch(/@media[^{]*[<>]/)
      expect(code, name).not.toMatch(/[;{]\s*&/)
      for (const [, before = ''] of code.matchAll(/(.{0,400})color-mix\(in oklab/gs))
        expect(before, name).toMatch(/@supports \(color:\s*color-mix/)
    }
  })

  test('the check for old browsers is written for every browser there is', () => {
    const { code } = scripts.find(({ name }) => name === 'old-browser.js') ?? { code: '' }
    expect(code).toContain('old-browser')
    expect(code).not.toMatch(
      /=>|\b(?:let|const|class|async|import|export)\b(?![^\n]*\/\/)|`|\?\.|\?\?/,
    )
    const page = readFileSync(join(folder, 'index.html'), 'utf8')
    expect(page).toContain('<script src="/old-browser.js"></script>')
    expect(page).toContain('このブラウザは古いため')
    expect(page, 'the policy allows no script within the page').not.toMatch(
      /<script(?![^>]*\bsrc=)/,
    )
  })
})
