import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { notePages, type Pile, type Room } from '../../../client/screen/note-pages.ts'

const room: Room = { height: 500, gap: 10, footer: 50, columns: 2, depth: 3 }
const pile = (actor: string, count: number, height = 100): Pile => ({
  actor,
  heights: Array.from({ length: count }, () => height),
  count,
})

describe('pages of notes', () => {
  test('two actors that fit stand side by side on one page', () => {
    expect(notePages([pile('residents', 3), pile('ward', 1)], room)).toEqual([
      [
        { actor: 'residents', from: 0, to: 3, others: 0, continued: false },
        { actor: 'ward', from: 0, to: 1, others: 0, continued: false },
      ],
    ])
  })

  test('actors without notes take no column', () => {
    const pages = notePages([pile('residents', 0), pile('ward', 1), pile('school', 1)], room)
    expect(pages.map((page) => page.map((column) => column.actor))).toEqual([['ward', 'school']])
  })

  test('a third actor gets a page of its own', () => {
    const pages = notePages([pile('a', 1), pile('b', 1), pile('c', 1)], room)
    expect(pages.map((page) => page.map((column) => column.actor))).toEqual([['a', 'b'], ['c']])
  })

  test('one actor alone flows through both columns', () => {
    // 4 × 100 + 3 × 10 = 430 fits beside the line 「ほか n まい」 in 450.
    expect(notePages([pile('residents', 8)], room)).toEqual([
      [
        { actor: 'residents', from: 0, to: 4, others: 0, continued: false },
        { actor: 'residents', from: 4, to: 8, others: 0, continued: true },
      ],
    ])
  })

  test('the longer pile goes on in both columns of the next page', () => {
    const pages = notePages([pile('a', 12), pile('b', 1)], room)
    expect(pages[1]).toEqual([
      { actor: 'a', from: 4, to: 8, others: 0, continued: false },
      { actor: 'a', from: 8, to: 12, others: 4, continued: true },
    ])
    expect(pages[0]?.map((column) => column.others)).toEqual([8, 0])
  })

  test('beside each other they keep their sides: a continued column stands next to its own', () => {
    const pages = notePages([pile('a', 1), pile('b', 20)], room)
    expect(pages[0]?.map(({ actor }) => actor)).toEqual(['a', 'b'])
    expect(pages[1]?.map(({ actor }) => actor)).toEqual(['b', 'b'])
  })

  test('what is left after three pages is counted, and so is what was not measured', () => {
    const many = { ...pile('residents', 40), count: 300 }
    const pages = notePages([many], room)
    expect(pages).toHaveLength(3)
    expect(pages.every((page) => page[1]?.others === 292)).toBe(true)
  })

  test('five notes that just fill the column need no line below them', () => {
    const pages = notePages([pile('a', 5, 92), pile('b', 1)], room)
    expect(pages).toHaveLength(1)
    expect(pages[0]?.[0]).toMatchObject({ from: 0, to: 5, others: 0 })
  })

  test('a note taller than the column gets one to itself', () => {
    const pages = notePages([{ actor: 'a', heights: [100, 900, 100], count: 3 }], room)
    expect(pages.flat().map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ])
  })

  test('no column is overfull, newest come first, nothing is shown twice, all are counted', () => {
    const piles = fc.array(
      fc.record({
        heights: fc.array(fc.integer({ min: 40, max: 450 }), { maxLength: 30 }),
        more: fc.nat(50),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(piles, fc.integer({ min: 1, max: 3 }), (drawn, columns) => {
        const all = drawn.map(({ heights, more }, at) => ({
          actor: `actor-${at}`,
          heights,
          count: heights.length === 0 ? 0 : heights.length + more,
        }))
        const pages = notePages(all, { ...room, columns })
        for (const { actor, heights, count } of all) {
          const shown = pages.flat().filter((column) => column.actor === actor)
          let next = 0
          for (const { from, to } of shown) {
            expect(from).toBe(next)
            expect(to).toBeGreaterThan(from)
            next = to
            const tall = heights.slice(from, to).reduce((sum, one) => sum + one + 10, -10)
            expect(tall).toBeLessThanOrEqual(500)
          }
          for (const page of pages) {
            const here = page.filter((column) => column.actor === actor)
            const seen = here.reduce((sum, { from, to }) => sum + to - from, 0)
            if (here.length > 0) expect(here.at(-1)?.others).toBe(count - seen)
            for (const column of here.slice(0, -1)) expect(column.others).toBe(0)
          }
        }
        for (const page of pages) expect(page.length).toBeLessThanOrEqual(columns)
      }),
      { seed: 2027, numRuns: 300 },
    )
  })
})
