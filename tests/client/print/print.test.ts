import { describe, expect, test } from 'vitest'
import { pieces } from '../../../client/print/pieces.ts'
import { shortAddress, spacedCode, urlOfTable } from '../../../client/print/place.ts'
import { saidBy } from '../../../client/print/row-state.tsx'
import { wifiText } from '../../../client/print/wifi.ts'
import { footnotesOf } from '../../../shared/board/footnotes.ts'
import type { ActorId } from '../../../shared/board/ids.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { izumiBoard } from '../fake-board.ts'

const board = readBoard(izumiBoard())
const [row] = board.rows
if (!row) throw new Error('the Izumi board has no rows')

describe('UX 3: the QR of the Wi-Fi', () => {
  test('name and password as a camera reads them', () =>
    expect(wifiText({ name: 'Yoriai', password: 'himitsu88' })).toBe(
      'WIFI:T:WPA;S:Yoriai;P:himitsu88;;',
    ))

  test('signs that part its fields are written as letters', () =>
    expect(wifiText({ name: 'a;b,c:d"e\\f', password: 'p;:,"\\' })).toBe(
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

  test('an address to type; https has to be typed, too', () => {
    expect(shortAddress(joinUrl)).toBe('192.168.1.5:8787')
    expect(shortAddress('https://yoriai.example/k/x')).toBe('https://yoriai.example')
    expect(spacedCode('012345')).toBe('012 345')
  })
})

describe('rows that a page does not part', () => {
  const short = Array.from({ length: 30 }, (_, at) => ({
    ...row,
    id: `r${at}` as typeof row.id,
    text: `取組 ${at}`,
    target: '',
  }))

  test('all are there, in their order, and none of the pieces is long', () => {
    const all = pieces(short)
    expect(all.flat()).toEqual(short)
    expect(Math.max(...all.map(({ length }) => length))).toBeLessThanOrEqual(10)
    expect(all.length).toBe(3)
  })

  test('long rows stand alone; no rows make no piece', () => {
    const long = short.slice(0, 3).map((one) => ({ ...one, text: 'あ'.repeat(390) }))
    expect(pieces(long).map(({ length }) => length)).toEqual([1, 1, 1])
    expect(pieces([])).toEqual([])
  })
})

test('questions under a goal: each once, by the number that its rows carry', () => {
  const asking = (question?: string) => ({ ...row, ...(question ? { question } : {}) })
  const rows = [asking('いつまで'), asking(), asking('だれが'), asking('いつまで')]
  const { texts, numberOf } = footnotesOf(rows)
  expect(texts).toEqual(['いつまで', 'だれが'])
  expect(rows.map(numberOf)).toEqual([1, undefined, 2, 1])
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
