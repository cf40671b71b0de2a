import fc from 'fast-check'
import { expect, test } from 'vitest'
import { laidOnPages, type Part, type Section } from '../../../client/print/pages.ts'

const HEIGHT = 1000
const GAP = 14

const sections: fc.Arbitrary<Section[]> = fc
  .array(
    fc.record({
      headHeight: fc.integer({ min: 0, max: 200 }),
      feet: fc.array(fc.integer({ min: 10, max: 60 }), { maxLength: 4 }),
      tables: fc.array(
        fc.record({
          headHeight: fc.integer({ min: 20, max: 90 }),
          groups: fc.array(
            fc.record({
              nameHeight: fc.integer({ min: 10, max: 90 }),
              rows: fc.array(fc.integer({ min: 15, max: 500 }), { minLength: 1, maxLength: 12 }),
            }),
            { maxLength: 5 },
          ),
        }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 5 },
  )
  .map((all) =>
    all.map(({ headHeight, feet, tables }, at) => ({
      key: `s${at}`,
      headHeight,
      againHeight: 20,
      feet: feet.map((height, foot) => ({ key: `s${at} f${foot}`, height })),
      tables: tables.map(({ headHeight, groups }, table) => ({
        key: `s${at} t${table}`,
        headHeight,
        groups: groups.map(({ nameHeight, rows }, group) => ({
          key: `s${at} t${table} g${group}`,
          nameHeight,
          rows: rows.map((height, row) => ({ key: `s${at} t${table} g${group} r${row}`, height })),
        })),
      })),
    })),
  )

const rowsOn = (page: readonly Part[]) =>
  page.flatMap((part) => (part.kind === 'table' ? part.groups.flatMap(({ rows }) => rows) : []))

function heightOf(page: readonly Part[], all: readonly Section[]): number {
  const tables = new Map(all.flatMap(({ tables }) => tables.map((table) => [table.key, table])))
  return page.reduce((sum, part, at) => {
    if (part.kind === 'foot')
      return (
        sum + (all.flatMap(({ feet }) => feet).find(({ key }) => key === part.foot)?.height ?? 0)
      )
    if (part.kind !== 'table') {
      const section = all.find(({ key }) => key === part.section)
      if (part.kind === 'again') return sum + (section?.againHeight ?? 0)
      return sum + (section?.headHeight ?? 0) + (at > 0 ? GAP : 0)
    }
    const table = tables.get(part.table)
    const groups = part.groups.map(({ key, rows }) => {
      const group = table?.groups.find((one) => one.key === key)
      const here = group?.rows.filter((row) => rows.includes(row.key)) ?? []
      return Math.max(
        group?.nameHeight ?? 0,
        here.reduce((all, { height }) => all + height, 0),
      )
    })
    return sum + GAP + (table?.headHeight ?? 0) + groups.reduce((all, one) => all + one, 0)
  }, 0)
}

test('every row stands once and in its order; no page is too full; つづき only behind a break', () => {
  fc.assert(
    fc.property(sections, (all) => {
      const pages = laidOnPages(all, HEIGHT, GAP)
      const expected = all.flatMap(({ tables }) =>
        tables.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows.map(({ key }) => key))),
      )
      expect(pages.flatMap(rowsOn)).toEqual(expected)
      expect(pages.flat().flatMap((part) => (part.kind === 'foot' ? [part.foot] : []))).toEqual(
        all.flatMap(({ feet }) => feet.map(({ key }) => key)),
      )
      expect(pages.flat().filter(({ kind }) => kind === 'head')).toHaveLength(all.length)
      const begun = new Set<string>()
      for (const [at, page] of pages.entries()) {
        expect(heightOf(page, all)).toBeLessThanOrEqual(HEIGHT)
        for (const [place, part] of page.entries()) {
          if (part.kind === 'again') expect([at > 0, place]).toEqual([true, 0])
          if (part.kind !== 'table') continue
          for (const { key, continued } of part.groups) {
            expect(continued).toBe(begun.has(key))
            begun.add(key)
          }
        }
      }
    }),
    { seed: 20_261_129, numRuns: 500 },
  )
})

const table = (key: string, ...rows: number[]) => ({
  key,
  headHeight: 60,
  groups: rows.map((height, at) => ({
    key: `${key} g${at}`,
    nameHeight: 30,
    rows: [{ key: `${key} r${at}`, height }],
  })),
})
const section = (key: string, headHeight: number, ...tables: ReturnType<typeof table>[]) => ({
  ...{ key, headHeight, againHeight: 20, tables, feet: [] },
})

test('a goal that needs more than a page begins below the chapter, not on the page behind it', () => {
  const rows = Array.from({ length: 30 }, () => 40)
  const pages = laidOnPages(
    [section('chapter', 150), section('g1', 80, table('t', ...rows))],
    HEIGHT,
    GAP,
  )
  expect(pages[0]?.map(({ kind }) => kind)).toEqual(['head', 'head', 'table'])
  expect(
    pages[0]?.flatMap((part) => (part.kind === 'table' ? part.groups : [])).length,
  ).toBeGreaterThan(10)
})

test('heads without a row under them are left at the end of no page', () => {
  const pages = laidOnPages(
    [section('g1', 80, table('a', 400, 200), table('b', 300, 300))],
    HEIGHT,
    GAP,
  )
  for (const page of pages)
    for (const part of page)
      if (part.kind === 'table') expect(part.groups.length).toBeGreaterThan(0)
})

test('a goal whose first 誰が alone fills most of a page begins below the chapter, too', () => {
  const rows = Array.from({ length: 30 }, (_, at) => ({ key: `r${at}`, height: 60 }))
  const tall = { key: 't', headHeight: 60, groups: [{ key: 'one', nameHeight: 30, rows }] }
  const pages = laidOnPages(
    [section('chapter', 150), { ...section('g1', 80), tables: [tall] }],
    HEIGHT,
    GAP,
  )
  expect(rowsOn(pages[0] ?? []).length).toBeGreaterThan(5)
  expect(pages.flatMap(rowsOn)).toEqual(rows.map(({ key }) => key))
})
