import { describe, expect, test } from 'vitest'
import { seen } from '../../../client/lead/hall.ts'
import { tablesOf } from '../../../client/lead/tables.ts'
import { shifted, yearChoices } from '../../../client/lead/years.ts'
import type { View } from '../../../shared/board/field-types.ts'
import { goalNumber } from '../../../shared/board/goal-number.ts'
import type { ActorId, GoalId, NoteId, RowId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { comingPeriod } from '../../../shared/board/usual.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { izumiBoard } from '../fake-board.ts'

let count = 0
const goal = (id: string) => id as GoalId
const actor = (id: string) => id as ActorId

function post(board: ReturnType<typeof izumiBoard>, at: string, who: string, table?: number) {
  count++
  perform(board, {
    verb: 'notes.post',
    note: `note${count}` as NoteId,
    goal: goal(at),
    actor: actor(who),
    text: 'あいさつ',
    rank: `a${count}`,
    table,
    heard: 'written',
    at: count,
  })
}

const look = (board: ReturnType<typeof izumiBoard>, view: View, at: string | null) => {
  perform(board, {
    verb: 'board.set',
    patch: { focus: { goal: at === null ? null : goal(at), view } },
  })
  return seen(readBoard(board), { code: '482915' }, { now: 500 })
}

describe('what the hall sees, in words', () => {
  test('the way in', () => {
    expect(look(izumiBoard(), 'join', null)).toEqual({
      what: '参加の案内',
      lines: ['QRと番号 482 915'],
    })
  })

  test('the end of the evening, with the way in for tomorrow', () => {
    expect(look(izumiBoard(), 'thanks', null)).toEqual({
      what: '終わりの挨拶',
      lines: ['「おつかれさまでした」と今日の数', 'QRと番号 482 915'],
    })
  })

  test("a goal's notes, counted by 誰が", () => {
    const board = izumiBoard()
    expect(look(board, 'notes', 'g2').lines[1]).toBe('付箋はまだありません')
    post(board, 'g2', 'residents', 1)
    post(board, 'g2', 'residents', 2)
    post(board, 'g2', 'ward', 2)
    post(board, 'g1', 'ward', 2)
    expect(look(board, 'notes', 'g2')).toEqual({
      what: '基本目標 2の付箋',
      lines: ['誰もが参加できる交流の場・機会をつくろう', '地域のみんな\u00a02枚、区役所\u00a01枚'],
    })
  })

  test("a goal's tables: printed rows, and what came of the notes; put off is not in the table", () => {
    const board = izumiBoard()
    expect(look(board, 'plan', 'g1').lines[1]).toBe(
      '期待される取組 5件・計画期間中に取り組むこと 7件',
    )
    for (const state of ['asked', 'agreed', 'held'] as const) {
      const row = `new-${state}` as RowId
      perform(board, {
        verb: 'rows.add',
        row,
        goal: goal('g1'),
        actor: actor('ward'),
        matrix: 'planned',
        text: state,
        rank: 'z',
      })
      if (state !== 'asked')
        perform(board, { verb: 'rows.decide', row, state, by: actor('ward'), at: 1 })
    }
    expect(look(board, 'plan', 'g1').lines.slice(1)).toEqual([
      '期待される取組 5件・計画期間中に取り組むこと 9件',
      '依頼中 1件・合意 1件',
    ])
    expect(look(board, 'agreed', null)).toEqual({ what: '合意した取組', lines: ['1件'] })
  })

  test('a goal without a printed number goes by its place', () => {
    const board = izumiBoard()
    perform(board, { verb: 'goals.add', goal: goal('new'), title: 'あたらしい目標', rank: 'zz' })
    expect(goalNumber(readBoard(board).goals, goal('new'))).toBe('目標 4')
  })
})

describe('the tables', () => {
  test('a table with people and no note is silent; without people it is empty', () => {
    const board = izumiBoard()
    post(board, 'g1', 'residents', 1)
    post(board, 'g3', 'residents', 1)
    const tables = tablesOf(readBoard(board), { people: 9, tables: { 1: 5, 3: 4 } })
    expect(tables.map(({ table, people, notes, mood }) => [table, people, notes, mood])).toEqual([
      [1, 5, 2, 'writing'],
      [2, 0, 0, 'empty'],
      [3, 4, 0, 'silent'],
      [4, 0, 0, 'empty'],
      [5, 0, 0, 'empty'],
      [6, 0, 0, 'empty'],
    ])
    expect(tables[0]?.byGoal.map(({ notes }) => notes)).toEqual([1, 0, 1])
  })

  test('a table beyond the plan and notes without a table are not lost', () => {
    const board = izumiBoard()
    post(board, 'g1', 'residents', 9)
    post(board, 'g1', 'residents')
    const tables = tablesOf(readBoard(board), { people: 2, tables: { 8: 2 } })
    expect(tables.slice(-3).map(({ table, mood }) => [table, mood])).toEqual([
      [8, 'silent'],
      [9, 'writing'],
      [null, 'writing'],
    ])
  })
})

describe('fiscal years to choose from', () => {
  const march = Date.UTC(2027, 2, 31, 14, 59)
  const april = Date.UTC(2027, 2, 31, 15, 0)

  test('the usual plan starts in the next fiscal year, by the clock in Tokyo', () => {
    expect(comingPeriod(march)).toEqual({ from: 2027, to: 2032 })
    expect(comingPeriod(april)).toEqual({ from: 2028, to: 2033 })
  })

  test('what is chosen now is among the choices, however long ago', () => {
    expect(yearChoices(march, 1995)[0]).toBe(1995)
    expect(yearChoices(march, 2060).at(-1)).toBe(2060)
  })

  test('a shifted period keeps its length', () => {
    expect(shifted({ from: 2022, to: 2027 }, 2010)).toEqual({ from: 2010, to: 2015 })
  })
})
