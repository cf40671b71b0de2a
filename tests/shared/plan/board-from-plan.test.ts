import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { actorsInMatrix, rowsInCell } from '../../../shared/board/cells.ts'
import { openBoard } from '../../../shared/board/document.ts'
import { ROOTS } from '../../../shared/board/field-types.ts'
import type { ActorId, GoalId } from '../../../shared/board/ids.ts'
import { readBoard, settingsOf } from '../../../shared/board/view.ts'
import { boardFromPlan, type Workshop } from '../../../shared/plan/board-from-plan.ts'
import type { Plan } from '../../../shared/plan/format.ts'
import { parsePlan } from '../../../shared/plan/parse.ts'

const workshop: Workshop = {
  title: '泉区 ワークショップ',
  period: { from: 2026, to: 2031 },
  tables: 4,
  epoch: 'e1',
  client: 77,
}

function planOf(seed: string): Plan {
  const parsed = parsePlan(JSON.parse(readFileSync(`seeds/${seed}/plan.json`, 'utf8')))
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  return parsed.plan
}

function open(update: Uint8Array) {
  const board = openBoard(new Y.Doc())
  Y.applyUpdate(board.doc, update)
  return board
}

const izumi = planOf('izumi')
const board = open(boardFromPlan(izumi, workshop))
const shown = readBoard(board)

describe('the Izumi plan as a board', () => {
  test('every actor, goal and row is there, in the plan’s order, word for word', () => {
    expect(shown.goals.map((goal) => goal.title)).toEqual(izumi.goals.map((goal) => goal.title))
    expect(shown.goals.map((goal) => goal.measure)).toEqual(
      izumi.goals.map((goal) => goal.measure?.text),
    )
    expect(shown.actors.map((actor) => actor.name)).toEqual(izumi.actors.map(({ name }) => name))
    const printed = izumi.goals.flatMap((goal) => goal.rows)
    expect(shown.rows.map(({ id, text, target }) => [id, text, target])).toEqual(
      printed.map(({ id, text, target = '' }) => [id, text, target]),
    )
    expect(shown.rows).toHaveLength(33)
    expect(shown.rows.every((row) => row.state === 'plan' && !row.removed)).toBe(true)
    expect(shown.rows.map((row) => row.printed)).toEqual(printed.map((row) => row.printed))
  })

  test('cells hold what the plan’s cells hold', () => {
    const goal = 'g1' as GoalId
    const expected = izumi.goals[0]?.rows.filter((row) => row.matrix === 'expected') ?? []
    const found = actorsInMatrix(shown, goal, 'expected').flatMap((actor) =>
      rowsInCell(shown, goal, 'expected', actor.id),
    )
    expect(found.map((row) => row.text)).toEqual(expected.map((row) => row.text))
    expect(rowsInCell(shown, goal, 'planned', 'residents' as ActorId)).toEqual([])
  })

  test('the first year column is the period’s first year', () => {
    const row = shown.rows.find(({ years }) => Object.keys(years).length > 0)
    const source = izumi.goals.flatMap((goal) => goal.rows).find((one) => one.id === row?.id)
    const columns = Object.entries(source?.years ?? {})
    expect(columns.length).toBeGreaterThan(0)
    expect(row?.years).toEqual(
      Object.fromEntries(columns.map(([at, mark]) => [String(2026 + Number(at)), mark])),
    )
  })

  test('the board starts open, unlocked, at the first goal’s joining page', () => {
    expect(shown.board).toMatchObject({
      title: '泉区 ワークショップ',
      period: { from: 2026, to: 2031 },
      tables: 4,
      focus: { goal: 'g1', view: 'join' },
      timer: null,
      epoch: 'e1',
    })
    expect(settingsOf(board)).toEqual({
      groupingOpen: false,
      ownGrouping: true,
      locked: false,
      closed: false,
    })
    expect(shown.board.chapter?.title).toBe('第2節 計画を支える土台の取組')
    expect(shown.board.chapter?.lead.map((one) => one.heading)).toEqual([
      '充実してきたこと',
      '課題と感じていること',
    ])
  })

  test('no question is lost on the way', () => {
    const asked: string[] = []
    JSON.stringify(izumi, (key, value) => {
      if (key === 'question') asked.push(value)
      return value
    })
    const onBoard = JSON.stringify(shown)
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.filter((question) => !onBoard.includes(question))).toEqual([])
  })

  test('only known roots, one client, the same bytes every time', () => {
    expect([...board.doc.share.keys()].every((root) => ROOTS.some((name) => name === root))).toBe(
      true,
    )
    expect([...board.doc.store.clients.keys()]).toEqual([77])
    expect(boardFromPlan(izumi, workshop)).toEqual(boardFromPlan(izumi, workshop))
  })
})

test('some of the goals: in the plan’s order, their rows alone, every actor', () => {
  const some = readBoard(open(boardFromPlan(izumi, { ...workshop, goals: ['g3', 'g1'] })))
  expect(some.goals.map(({ number }) => number)).toEqual(['基本目標 1', '基本目標 3'])
  const kept = izumi.goals.filter(({ id }) => id !== 'g2').flatMap(({ rows }) => rows)
  expect(some.rows.map(({ id }) => id)).toEqual(kept.map(({ id }) => id))
  expect(some.actors).toHaveLength(izumi.actors.length)
  const last = readBoard(open(boardFromPlan(izumi, { ...workshop, goals: ['g3'] })))
  expect(last.board.focus).toEqual({ goal: 'g3', view: 'join' })
})

test('the blank plan makes a board with its actors and one empty goal', () => {
  const blank = readBoard(open(boardFromPlan(planOf('blank'), workshop)))
  expect(blank.goals).toHaveLength(1)
  expect(blank.actors).toHaveLength(5)
  expect(blank.rows).toEqual([])
  expect(blank.board.question).toBeUndefined()
})

test('a passage keeps its subheading', () => {
  const plan = planOf('blank')
  plan.lead = [
    { heading: '課題', kind: 'issue', about: '【地域福祉の推進】', lines: [{ text: '担い手' }] },
  ]
  const { chapter } = readBoard(open(boardFromPlan(plan, workshop))).board
  expect(chapter?.lead).toEqual([{ heading: '課題　【地域福祉の推進】', lines: ['担い手'] }])
})
