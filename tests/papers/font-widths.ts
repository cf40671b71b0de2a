// `npx tsx tests/papers/font-widths.ts`: reads how wide each character of BIZ UDPゴシック is, out of
// the font's own tables, and writes server/export/font-widths.ts.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { inflateSync } from 'node:zlib'

const FONT = 'node_modules/@fontsource/biz-udpgothic/files'
const WRITTEN = 'server/export/font-widths.ts'

/** WOFF 1.0: a directory of tables, each deflated where that makes it shorter. */
function tablesOf(woff: Buffer): ReadonlyMap<string, Buffer> {
  return new Map(
    Array.from({ length: woff.readUInt16BE(12) }, (_, at) => {
      const entry = 44 + at * 20
      const start = woff.readUInt32BE(entry + 4)
      const stored = woff.readUInt32BE(entry + 8)
      const raw = woff.subarray(start, start + stored)
      const whole = stored < woff.readUInt32BE(entry + 12) ? inflateSync(raw) : raw
      return [woff.toString('latin1', entry, entry + 4), whole] as const
    }),
  )
}

/** The characters that a font's `cmap` knows, and their glyphs: its formats 4 and 12. */
function* glyphsIn(cmap: Buffer): Generator<readonly [code: number, glyph: number]> {
  for (let table = 0; table < cmap.readUInt16BE(2); table++) {
    const at = cmap.readUInt32BE(8 + table * 8)
    const format = cmap.readUInt16BE(at)
    if (format === 12) yield* groups(cmap, at)
    if (format === 4) yield* segments(cmap, at)
  }
}

function* groups(cmap: Buffer, at: number) {
  for (let group = 0; group < cmap.readUInt32BE(at + 12); group++) {
    const [from, to, glyph] = [0, 4, 8].map((off) => cmap.readUInt32BE(at + 16 + group * 12 + off))
    if (from === undefined || to === undefined || glyph === undefined) continue
    for (let code = from; code <= to; code++) yield [code, glyph + code - from] as const
  }
}

function* segments(cmap: Buffer, at: number) {
  const size = cmap.readUInt16BE(at + 6)
  for (let segment = 0; segment < size; segment += 2) {
    const to = cmap.readUInt16BE(at + 14 + segment)
    const from = cmap.readUInt16BE(at + 16 + size + segment)
    const delta = cmap.readUInt16BE(at + 16 + size * 2 + segment)
    const offsetAt = at + 16 + size * 3 + segment
    const offset = cmap.readUInt16BE(offsetAt)
    for (let code = from; code <= to && code !== 0xffff; code++) {
      const listed = offset === 0 ? code : cmap.readUInt16BE(offsetAt + offset + (code - from) * 2)
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff
      if (glyph !== 0) yield [code, glyph] as const
    }
  }
}

/** Hundredths of the size, rounded up; of regular and bold the wider one. */
function widths(): ReadonlyMap<number, number> {
  const all = new Map<number, number>()
  for (const file of readdirSync(FONT).filter((name) =>
    /-\d+-(400|700)-normal\.woff$/.test(name),
  )) {
    const tables = tablesOf(readFileSync(`${FONT}/${file}`))
    const table = (tag: string) => {
      const found = tables.get(tag)
      if (!found) throw new Error(`${file} has no ${tag}`)
      return found
    }
    const em = table('head').readUInt16BE(18)
    const last = table('hhea').readUInt16BE(34) - 1
    for (const [code, glyph] of glyphsIn(table('cmap'))) {
      const width = Math.ceil((table('hmtx').readUInt16BE(Math.min(glyph, last) * 4) * 100) / em)
      all.set(code, Math.max(width, all.get(code) ?? 0))
    }
  }
  return all
}

/** The text of the module: what is not as wide as it is high, by width. */
export function fontWidthsModule(): string {
  const byWidth = new Map<number, string>()
  for (const [code, width] of [...widths()].sort(([a], [b]) => a - b))
    if (width !== 100) byWidth.set(width, (byWidth.get(width) ?? '') + String.fromCodePoint(code))
  const quoted = (characters: string) =>
    `'${characters.replace(/['\\]/g, '\\$&').replace(/[^!-~¡-ɏ‐-⿿、-ー･-ﾟ！-～]/gu, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`)}'`
  return [
    '/** Hundredths of the size that BIZ UDPゴシック takes for a character; what is not here takes 100. */',
    '// Written by tests/papers/font-widths.ts out of the font itself.',
    'export const HUNDREDTHS: readonly (readonly [number, string])[] = [',
    ...[...byWidth]
      .sort(([a], [b]) => a - b)
      .map(([width, characters]) => `  [${width}, ${quoted(characters)}],`),
    ']',
    '',
  ].join('\n')
}

if (argv[1]?.endsWith('font-widths.ts')) writeFileSync(WRITTEN, fontWidthsModule())
