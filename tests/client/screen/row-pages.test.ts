import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowPages, type Section } from '../../../client/screen/row-pages.ts'

const group = (key: string, heights: number[], nameHeight = 40) => ({
  key,
  nameHeight,
  rows: heights.map((height, at) => ({ id: `${key}-${at}`, height })),
})
const section = (key: string, ...groups: Section['groups']): Section => ({
  key,
  headHeight: 80,
  groups,
})

describe('pages of the plan', () => {
  test('both tables on one page where they fit', () => {
    const pages = rowPages(
      [
        section('expected', group('residents', [60, 60])),
        section('planned', group('ward', [60, 60])),
      ],
      500,
      20,
    )
    expect(pages).toHaveLength(1)
    expect(pages[0]?.map((part) => part.section)).toEqual(['expected', 'planned'])
  })

  test("an actor's rows stay together: the second table's actor moves to a page with its head", () => {
    const pages = rowPages(
      [
        section('expected', group('residents', [100, 100, 80])),
        section('planned', group('ward', [100, 100, 100])),
      ],
      500,
      20,
    )
    expect(pages.map((page) => page.map((part) => part.section))).toEqual([
      ['expected'],
      ['planned'],
    ])
  })

  test('… but not where that leaves a page half blank', () => {
    const pages = rowPages(
      [
        section('expected', group('residents', [50, 50])),
        section('planned', group('ward', [100, 100, 100])),
      ],
      500,
      20,
    )
    expect(pages.map((page) => page.flatMap((part) => part.groups.map((one) => one.rows)))).toEqual(
      [
        [
          ['residents-0', 'residents-1'],
          ['ward-0', 'ward-1'],
        ],
        [['ward-2']],
      ],
    )
  })

  test('… but not where that needs a page more', () => {
    const pages = rowPages(
      [
        section('expected', group('residents', [100])),
        section('planned', group('ward', [100, 100, 100]), group('council', [100])),
      ],
      400,
      20,
    )
    expect(pages.map((page) => page.flatMap((part) => part.groups.map((one) => one.rows)))).toEqual(
      [
        [['residents-0'], ['ward-0']],
        [['ward-1', 'ward-2'], ['council-0']],
      ],
    )
  })

  test('a table goes on with its head; the same actor is marked as continued', () => {
    const pages = rowPages([section('planned', group('ward', [100, 100, 100, 100, 100]))], 300, 20)
    expect(pages.flat().map((part) => part.groups.map((one) => [one.rows, one.continued]))).toEqual(
      [[[['ward-0', 'ward-1'], false]], [[['ward-2', 'ward-3'], true]], [[['ward-4'], true]]],
    )
  })

  test('a short row still takes the height of the name beside it', () => {
    const tall = rowPages(
      [section('planned', group('a', [30], 120), group('b', [30], 120))],
      300,
      20,
    )
    expect(tall).toHaveLength(2)
    const low = rowPages([section('planned', group('a', [30], 40), group('b', [30], 40))], 300, 20)
    expect(low).toHaveLength(1)
  })

  test('a row taller than the page gets one to itself', () => {
    const pages = rowPages([section('planned', group('ward', [50, 900, 50]))], 300, 20)
    expect(pages.flat().map((part) => part.groups[0]?.rows)).toEqual([
      ['ward-0'],
      ['ward-1'],
      ['ward-2'],
    ])
  })

  test('no rows, no pages', () => {
    expect(rowPages([section('expected'), section('planned')], 500, 20)).toEqual([])
  })

  test('every row comes once, in order, and no page is overfull', () => {
    const heights = fc.array(fc.integer({ min: 30, max: 250 }), { minLength: 1, maxLength: 8 })
    const tables = fc.array(fc.array(heights, { maxLength: 5 }), { minLength: 1, maxLength: 2 })
    fc.assert(
      fc.property(tables, (drawn) => {
        const sections = drawn.map((groups, at) =>
          section(`table-${at}`, ...groups.map((rows, g) => group(`${at}-${g}`, rows))),
        )
        const known = new Map(
          sections.flatMap((one) =>
            one.groups.flatMap((g) => g.rows.map((row) => [row.id, row.height])),
          ),
        )
        const pages = rowPages(sections, 400, 20)
        const ids = pages.flat().flatMap((part) => part.groups.flatMap((g) => g.rows))
        expect(ids).toEqual([...known.keys()])
        for (const page of pages) {
          const tall = page.reduce(
            (sum, part) =>
              sum +
              80 +
              part.groups.reduce(
                (inner, g) =>
                  inner +
                  Math.max(
                    40,
                    g.rows.reduce((all, id) => all + (known.get(id) ?? 0), 0),
                  ),
                0,
              ),
            (page.length - 1) * 20,
          )
          expect(tall).toBeLessThanOrEqual(400)
        }
      }),
      { seed: 9, numRuns: 300 },
    )
  })
})
