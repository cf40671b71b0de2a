import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { notePages, type Pile, type Room } from '../../../client/screen/note-pages.ts'

const room: Room = { height: 500, head: 60, gap: 10, footer: 50, columns: 2, pages: 3 }
const pile = (actor: string, count: number, height = 100): Pile => ({
  actor,
  heights: Array.from({ length: count }, () => height),
  count,
})
/** As one reads them: page by page, column by column, 'who from–to'. */
const read = (piles: readonly Pile[], within = room) =>
  notePages(piles, within).map((page) =>
    page.map((column) =>
      column.map(({ actor, from, to, others, continued }) =>
        [`${actor} ${from}–${to}`, continued ? 'on' : '', others > 0 ? `+${others}` : '']
          .filter((part) => part !== '')
          .join(' '),
      ),
    ),
  )

describe('pages of notes', () => {
  test('two actors that fit stand side by side on one page', () => {
    expect(read([pile('a', 3), pile('b', 1)])).toEqual([[['a 0–3'], ['b 0–1']]])
  })

  test('one below the other where there is room: five actors with a note each need one page', () => {
    const piles = ['a', 'b', 'c', 'd', 'e'].map((actor) => pile(actor, 1))
    expect(read(piles)).toEqual([
      [
        ['a 0–1', 'b 0–1', 'c 0–1'],
        ['d 0–1', 'e 0–1'],
      ],
    ])
  })

  test('actors without notes take no room', () => {
    expect(read([pile('a', 0), pile('b', 1), pile('c', 1)])).toEqual([[['b 0–1'], ['c 0–1']]])
  })

  test('one actor alone stays in one column while it fits, then goes on in the next', () => {
    expect(read([pile('a', 4)])).toEqual([[['a 0–4']]])
    expect(read([pile('a', 6)])).toEqual([[['a 0–4'], ['a 4–6 on']]])
  })

  test('the next page names the actor anew, and the next actor follows below', () => {
    expect(read([pile('a', 10), pile('b', 1)])).toEqual([
      [['a 0–4'], ['a 4–8 on']],
      [['a 8–10'], ['b 0–1']],
    ])
  })

  test('a pile that fits a column is not cut, unless not all would fit', () => {
    expect(read([pile('a', 2), pile('b', 3)])).toEqual([[['a 0–2'], ['b 0–3']]])
    const three = [pile('a', 2), pile('b', 3), pile('c', 3)]
    expect(read(three, { ...room, pages: 1 })).toEqual([
      [
        ['a 0–2', 'b 0–1'],
        ['b 1–3 on', 'c 0–1 +2'],
      ],
    ])
  })

  test('what three pages do not hold is counted, once, below the last one shown', () => {
    const pages = read([{ ...pile('a', 40), count: 300 }, pile('b', 2)])
    expect(pages).toHaveLength(3)
    const all = pages.flat(2)
    expect(all.filter((one) => one.includes('+'))).toHaveLength(1)
    expect(all.at(-1)).toBe('b 0–2')
  })

  test('where not all fit, every actor’s newest ones come', () => {
    const pages = read([pile('a', 30), pile('b', 30), pile('c', 1)])
    const shown = pages.flat(2)
    for (const actor of ['a', 'b', 'c']) expect(shown.some((one) => one.startsWith(`${actor} 0–`)))
    expect(shown.filter((one) => /^[ab] .*\+/.test(one))).toHaveLength(2)
  })

  test('a note taller than the column gets one to itself', () => {
    const pages = notePages([{ actor: 'a', heights: [100, 900, 100], count: 3 }], room)
    expect(pages.flat(2).map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ])
  })

  test('without headings the last page is even: three beside three', () => {
    const bare = { ...room, head: 0 }
    expect(read([pile('rows', 6)], bare)).toEqual([[['rows 0–3'], ['rows 3–6 on']]])
    expect(read([pile('rows', 1)], bare)).toEqual([[['rows 0–1']]])
  })

  test('no column is overfull, newest come first, nothing is shown twice, all are counted', () => {
    const piles = fc.array(
      fc.record({
        heights: fc.array(fc.integer({ min: 40, max: 380 }), { maxLength: 30 }),
        more: fc.nat(50),
      }),
      { maxLength: 6 },
    )
    const rooms = fc.record({
      columns: fc.integer({ min: 1, max: 3 }),
      head: fc.constantFrom(0, 60),
    })
    fc.assert(
      fc.property(piles, rooms, (drawn, drawnRoom) => {
        const all = drawn.map(({ heights, more }, at) => ({
          actor: `actor-${at}`,
          heights,
          count: heights.length === 0 ? 0 : heights.length + more,
        }))
        const { head, columns } = drawnRoom
        const pages = notePages(all, { ...room, ...drawnRoom })
        for (const { actor, heights, count } of all) {
          const shown = pages.flat(2).filter((block) => block.actor === actor)
          let next = 0
          for (const { from, to } of shown) {
            expect(from).toBe(next)
            expect(to).toBeGreaterThan(from)
            next = to
          }
          if (heights.length > 0) expect(next).toBeGreaterThan(0)
          expect(shown.reduce((sum, { others }) => sum + others, 0)).toBe(count - next)
          for (const block of shown.slice(0, -1)) expect(block.others).toBe(0)
        }
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(columns)
          const headings = page.flat().map(({ actor, continued }) => [actor, continued] as const)
          headings.forEach(([actor, continued], at) => {
            expect(continued).toBe(headings.slice(0, at).some(([one]) => one === actor))
          })
          for (const column of page) {
            const tall = column.map(({ actor, from, to, others }) => {
              const heights = all.find((one) => one.actor === actor)?.heights.slice(from, to) ?? []
              const foot = others > 0 ? room.footer : 0
              return heights.reduce((sum, one) => sum + one + 10, head - 10) + foot
            })
            expect(tall.reduce((sum, one) => sum + one + 10, -10)).toBeLessThanOrEqual(500)
          }
        }
        // More pages only where every actor is down to a single note.
        if (pages.length > room.pages)
          for (const { from, to } of pages.flat(2)) expect([from, to]).toEqual([0, 1])
      }),
      { seed: 2027, numRuns: 300 },
    )
  })
})
