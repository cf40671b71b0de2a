import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openQuestions } from '../../../shared/board/asked.ts'
import { openBoard } from '../../../shared/board/document.ts'
import { readBoard, type Snapshot } from '../../../shared/board/view.ts'
import { boardFromPlan } from '../../../shared/plan/board-from-plan.ts'
import type { Plan } from '../../../shared/plan/format.ts'
import { layYears } from '../../../shared/plan/laid-years.ts'
import { parsePlan } from '../../../shared/plan/parse.ts'

function seed(change: (plan: Plan) => void = () => {}): Plan {
  const parsed = parsePlan(JSON.parse(readFileSync('seeds/izumi/plan.json', 'utf8')))
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  change(parsed.plan)
  return parsed.plan
}

function laid(plan: Plan, from: number, to: number): Snapshot {
  const board = openBoard(new Y.Doc())
  const workshop = { title: 'x', period: { from, to }, tables: 4, epoch: 'e', client: 1 }
  Y.applyUpdate(board.doc, boardFromPlan(plan, workshop))
  return readBoard(board)
}

const asked = (board: Snapshot) =>
  openQuestions(board).flatMap(({ about, text }) => (about === 'board' ? [text] : []))
const yearsOf = (board: Snapshot, id: string) => board.rows.find((row) => row.id === id)?.years

describe('what a board’s period makes of the printed years', () => {
  test('as printed there is nothing to say', () => {
    expect(layYears(seed(), { from: 2010, to: 2015 }).questions).toEqual([])
    const board = laid(seed(), 2010, 2015)
    expect(Object.keys(yearsOf(board, 'g1-p1') ?? {})).toEqual([
      '2010',
      '2011',
      '2012',
      '2013',
      '2014',
      '2015',
    ])
  })

  test('moved: every column is said with where it went', () => {
    const board = laid(seed(), 2027, 2032)
    expect(Object.keys(yearsOf(board, 'g1-p1') ?? {})).toHaveLength(6)
    expect(asked(board)[0]).toMatch(
      /平成22～27年度の列.*令和9～14年度に移しました（予定のある取組18件）/,
    )
  })

  test('a shorter period: what lies outside is neither in the document nor unsaid', () => {
    const board = laid(seed(), 2027, 2029)
    for (const { years, outside } of board.rows) {
      expect(outside).toBeUndefined()
      for (const year of Object.keys(years)) expect(['2027', '2028', '2029']).toContain(year)
    }
    const [moved, outside] = asked(board)
    expect(moved).toMatch(/平成22～24年度の列.*令和9～11年度/)
    expect(outside).toMatch(/平成25～27年度の予定.*載せていません（取組18件）/)
  })

  test('one year: only the first column is there', () => {
    const board = laid(seed(), 2027, 2027)
    expect(yearsOf(board, 'g1-p1')).toEqual({ 2027: 'do' })
    expect(asked(board)[0]).toMatch(/平成22年度の列は、この表では令和9年度に/)
  })

  test('a longer period: a run that was printed to the end goes on to the end, and is asked about', () => {
    const plan = seed((one) => {
      const row = one.goals[0]?.rows.find(({ id }) => id === 'g1-p1')
      if (row) row.years = { 0: 'prepare', 1: 'do', 5: 'review' }
    })
    const board = laid(plan, 2027, 2036)
    expect(Object.keys(yearsOf(board, 'g1-p2') ?? {})).toHaveLength(10)
    expect(yearsOf(board, 'g1-p1')).toEqual({ 2027: 'prepare', 2028: 'do', 2032: 'review' })
    const lines = asked(board)
    expect(lines[1]).toMatch(/最後の年度まで延ばしました（令和15～18年度、取組17件）/)
    expect(lines[2]).toMatch(/令和15～18年度は計画書に列がない.*取組1件/)
  })

  test('a row that is left out whole is not said to have been moved', () => {
    const plan = seed((one) => {
      for (const { rows } of one.goals)
        for (const row of rows)
          if (row.years) row.years = row.id === 'g1-p1' ? { 0: 'do' } : { 4: 'do' }
    })
    expect(layYears(plan, { from: 2027, to: 2028 }).questions).toEqual([
      expect.stringContaining('移しました（予定のある取組1件）'),
      expect.stringContaining('載せていません（取組17件）'),
    ])
  })

  test('a plan that names no years: its columns are called as they are headed', () => {
    const plan = seed((one) => {
      delete one.period
    })
    expect(asked(laid(plan, 2027, 2032))[0]).toMatch(/「22」～「27」の列/)
  })

  test('whatever the period, each printed mark is laid within it, or said to be left out', () => {
    const from = fc.integer({ min: 1990, max: 2100 })
    fc.assert(
      fc.property(from, fc.integer({ min: 1, max: 30 }), (first, length) => {
        const plan = seed()
        const board = laid(plan, first, first + length - 1)
        const lost = plan.goals
          .flatMap(({ rows }) => rows)
          .flatMap((row) => Object.keys(row.years ?? {}).map((column) => [row.id, column] as const))
          .filter(([id, column]) => !yearsOf(board, id)?.[first + Number(column)])
        for (const { years } of board.rows)
          for (const year of Object.keys(years))
            expect(Number(year) >= first && Number(year) < first + length).toBe(true)
        const said = asked(board).some((line) => line.includes('載せていません'))
        expect(said).toBe(lost.length > 0)
      }),
      { seed: 27, numRuns: 40 },
    )
  })
})
