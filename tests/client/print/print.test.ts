import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { BlankTable, blankPages } from '../../../client/print/blank.tsx'
import { urlOfTable } from '../../../client/print/place.ts'
import { rowParts } from '../../../client/print/row-parts.ts'
import { saidBy } from '../../../client/print/row-state.tsx'
import { cardsPerPaper, goalTicks } from '../../../client/print/ticks.ts'
import { wifiText } from '../../../client/print/wifi.ts'
import { footnotesOf } from '../../../shared/board/footnotes.ts'
import type { ActorId, GoalId } from '../../../shared/board/ids.ts'
import { readBoard, type Snapshot } from '../../../shared/board/view.ts'
import { izumiBoard } from '../fake-board.ts'

const board = readBoard(izumiBoard())
const [row] = board.rows
if (!row) throw new Error('the Izumi board has no rows')

describe('UX 3: the QR of the Wi-Fi', () => {
  test('name and password as a camera reads them', () =>
    expect(wifiText({ name: 'Yoriai', password: 'himitsu88', hidden: false })).toBe(
      'WIFI:T:WPA;S:Yoriai;P:himitsu88;;',
    ))

  test('signs that part its fields are written as letters', () =>
    expect(wifiText({ name: 'a;b,c:d"e\\f', password: 'p;:,"\\', hidden: false })).toBe(
      String.raw`WIFI:T:WPA;S:a\;b\,c\:d\"e\\f;P:p\;\:\,\"\\;;`,
    ))

  test('an open one has no password; a hidden one says so', () =>
    expect(wifiText({ name: '集会所', password: '', hidden: true })).toBe(
      'WIFI:T:nopass;S:集会所;H:true;;',
    ))
})

describe('UX 3: the QR of a table', () => {
  const joinUrl = 'http://192.168.1.5:8787/k/AbC-_9?openExternalBrowser=1'

  test('carries the table and still leaves LINE’s own browser', () => {
    const url = new URL(urlOfTable(joinUrl, 3))
    expect(url.searchParams.get('t')).toBe('3')
    expect(url.searchParams.get('openExternalBrowser')).toBe('1')
    expect(url.pathname).toBe('/k/AbC-_9')
  })
})

describe('long rows in parts that a page can hold', () => {
  const whole = (text: string) =>
    rowParts({ text, change: '', said: [], reason: '' })
      .map((part) => part.text)
      .join('')

  test('a row as people write them is one', () => {
    const parts = rowParts({ text: 'あ'.repeat(340), change: '', said: ['区役所'], reason: '' })
    expect(parts).toHaveLength(1)
    expect(parts[0]).toMatchObject({ first: true, ends: true, said: ['区役所'] })
  })

  test('nothing of a very long one is lost, and it is parted behind a sentence', () => {
    const text = `${'雨の日も送り迎えをする。'.repeat(80)}\n👨‍👩‍👧𠮷`
    expect(whole(text)).toBe(text)
    const parts = rowParts({ text, change: '', said: [], reason: '' })
    expect(parts.length).toBeGreaterThan(2)
    for (const part of parts.slice(0, -1)) expect(part.text).toMatch(/。$/)
    expect(parts.filter(({ ends }) => ends)).toHaveLength(1)
    expect(whole('👨‍👩‍👧'.repeat(900))).toBe('👨‍👩‍👧'.repeat(900))
  })

  test('many short lines take as much room as many letters: no part is higher than a page', () => {
    for (const text of ['行\n'.repeat(200).trim(), '\r\n'.repeat(90), `あ\n${'い'.repeat(300)}`]) {
      const parts = rowParts({ text, change: '', said: [], reason: '' })
      expect(parts.map((part) => part.text).join('')).toBe(text)
      for (const part of parts) expect(part.text.split(/\r\n|\n/).length).toBeLessThanOrEqual(17)
    }
    const reason = '無理\n'.repeat(100)
    const parts = rowParts({ text: '短い', change: '', said: [], reason })
    expect(parts.map((part) => part.reason).join('')).toBe(reason)
    for (const part of parts) expect(part.reason.split('\n').length).toBeLessThanOrEqual(17)
  })

  test('who, why and what was changed are parted beside it', () => {
    const said = Array.from({ length: 20 }, (_, at) => `団体${at}`)
    const reason = 'ほかの予算から出すため。'.repeat(30)
    const change = '取組：'.repeat(200)
    const parts = rowParts({ text: '短い', change, said, reason })
    expect(parts.flatMap((part) => part.said)).toEqual(said)
    expect(parts.map((part) => part.reason).join('')).toBe(reason)
    expect(parts.map((part) => part.change).join('')).toBe(change)
  })
})

describe('what is ticked on a card', () => {
  const goals = (...numbers: (string | undefined)[]) =>
    numbers.map((number, at) => ({ id: `g${at}` as GoalId, ...(number ? { number } : {}) }))

  test('the numbers that the plan prints, also where goals were left out', () => {
    expect(goalTicks(goals('基本目標 2', '基本目標 ３'))).toEqual(['2', '3'])
    expect(goalTicks(goals('基本目標Ⅰ', '基本目標Ⅱ'))).toEqual(['基本目標Ⅰ', '基本目標Ⅱ'])
  })

  test('by their places where there are none; never twice the same', () => {
    expect(goalTicks(goals(undefined, undefined))).toEqual(['1', '2'])
    expect(goalTicks(goals('基本目標 2', undefined))).toEqual(['基本目標 2', '目標 2'])
  })

  test('much to tick makes the cards larger', () => {
    const many = (count: number, words: string) => Array.from({ length: count }, () => words)
    expect(cardsPerPaper(['1', '2', '3'], many(5, '区役所'))).toBe(8)
    expect(cardsPerPaper(many(24, '24'), many(14, 'ケアプラザ'))).toBe(4)
    expect(cardsPerPaper(many(24, '24'), many(40, '地域包括支援センター'))).toBe(2)
  })
})

describe('the tables to be written on by hand', () => {
  const only = (kind: 'body' | 'community') => {
    const actors = board.actors.filter((actor) => actor.kind === kind)
    const there = new Set(actors.map(({ id }) => id))
    return { ...board, actors, rows: board.rows.filter(({ actor }) => there.has(actor)) }
  }
  const lines = (shown: Snapshot) =>
    blankPages(shown).map((page) => {
      const html = renderToStaticMarkup(createElement(BlankTable, { page }))
      return html.split('<tr').length - 1 - (page.years.length > 0 ? 2 : 1)
    })

  test.each([
    ['bodies', only('body')],
    ['residents', only('community')],
    ['nobody', { ...board, actors: [], rows: [] }],
  ])('a plan with %s alone has both tables', (_, shown) => {
    expect(blankPages(shown)).toHaveLength(board.goals.length * 2)
    for (const count of lines(shown)) expect(count).toBeGreaterThanOrEqual(6)
  })

  test('fourteen 誰が, or thirty years, go on to further pages; no page has more than ten lines', () => {
    const [actor] = board.actors
    if (!actor) throw new Error('nobody is on the board')
    const actors = Array.from({ length: 14 }, (_, at) => ({
      ...actor,
      kind: 'body' as const,
      id: `a${at}` as ActorId,
    }))
    const wide = { ...board, actors, rows: [], board: { period: { from: 2016, to: 2045 } } }
    const planned = blankPages(wide).filter(({ matrix }) => matrix === 'planned')
    expect(planned).toHaveLength(board.goals.length * 2 * 3)
    for (const { years } of planned) expect(years.length).toBeLessThanOrEqual(10)
    for (const count of lines(wide)) expect(count).toBeLessThanOrEqual(10)
  })
})

test('questions under a goal: each once, by the number that its rows carry', () => {
  const asking = (question?: string) => ({ ...row, ...(question ? { question } : {}) })
  const rows = [asking('いつまで'), asking(), asking('だれが'), asking('いつまで')]
  const { texts, numbersOf } = footnotesOf(rows)
  expect(texts).toEqual(['いつまで', 'だれが'])
  expect(rows.map(numbersOf)).toEqual([[1], [], [2], [1]])
})

test('an agreed row names who took it on and when, the first first', () => {
  const ward = board.actors.find(({ name }) => name === '区役所')
  const other = board.actors.find((actor) => actor.kind === 'body' && actor !== ward)
  if (!ward || !other) throw new Error('bodies are missing')
  const at = Date.parse('2026-11-20T23:30:00+09:00')
  const takers = { [other.id]: at + 1, [ward.id]: at } as Record<ActorId, number>
  expect(saidBy(board, { ...row, state: 'agreed', takers })).toEqual([
    '区役所（令和8年11月20日）',
    `${other.name}（令和8年11月20日）`,
  ])
  expect(saidBy(board, { ...row, state: 'held', takers, decided: { by: ward.id, at } })).toEqual([
    '区役所（令和8年11月20日）',
  ])
})
