import { describe, expect, test } from 'vitest'
import { cellGaps, gapSums, undecided } from '../../../shared/board/gaps.ts'
import type { ActorId, GoalId, NoteId, RowId } from '../../../shared/board/ids.ts'
import { type Operation, perform } from '../../../shared/board/operations.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { evening } from '../../client/harness-staff/evening.ts'

const [g1, g2] = ['g1' as GoalId, 'g2' as GoalId]
const ward = 'ward' as ActorId

function hall(...operations: Operation[]) {
  const board = evening()
  for (const operation of operations) perform(board, operation)
  return readBoard(board)
}
const cell = (board: ReturnType<typeof hall>, goal: GoalId, actor: string) => {
  const found = cellGaps(board).find((one) => one.goal === goal && one.actor === actor)
  if (!found) throw new Error('no such cell')
  return found
}

/** A goal that nobody has written for yet. */
const empty: Operation = { verb: 'goals.add', goal: 'g9' as GoalId, title: '新しい', rank: 'z' }
const add = (row: string, actor: string, from: readonly string[] = []): Operation => ({
  verb: 'rows.add',
  row: row as RowId,
  goal: 'g9' as GoalId,
  actor: actor as ActorId,
  matrix: actor === 'residents' ? 'expected' : 'planned',
  text: row,
  rank: row,
  from: from as NoteId[],
})
const decide = (row: string, state: 'agreed' | 'held' | 'declined'): Operation => ({
  verb: 'rows.decide',
  row: row as RowId,
  state,
  by: ward,
  at: 5,
  reason: 'わけ',
})

describe('UX 17: gaps by goal × 誰が × 年度', () => {
  test('every 誰が of every goal has its cell, in board order', () => {
    const board = hall()
    expect(cellGaps(board).map(({ goal, actor }) => [goal, actor])).toEqual(
      board.goals.flatMap(({ id }) => board.actors.map((actor) => [id, actor.id])),
    )
  })

  test('a cell without a row says so; years only where the plan has them', () => {
    const board = hall(empty)
    const sums = gapSums(cellGaps(board))
    expect(sums.noRow).toBe(gapSums(cellGaps(hall())).noRow + board.actors.length)
    expect(cell(board, 'g9' as GoalId, 'ward').years.map(({ year }) => year)).toEqual([
      2022, 2023, 2024, 2025, 2026, 2027,
    ])
    expect(cell(board, 'g9' as GoalId, 'residents').years).toEqual([])
  })

  test('no target and no year are asked of planned rows only', () => {
    const board = hall(empty, add('w1', 'ward'), add('c1', 'residents'), {
      verb: 'rows.schedule',
      row: 'w1' as RowId,
      years: { 2024: 'do', 2025: 'do' },
    })
    expect(cell(board, 'g9' as GoalId, 'ward')).toMatchObject({ noTarget: ['w1'], noYear: [] })
    expect(cell(board, 'g9' as GoalId, 'ward').years.filter(({ rows }) => rows.length > 0)).toEqual(
      [
        { year: 2024, rows: ['w1'] },
        { year: 2025, rows: ['w1'] },
      ],
    )
    expect(cell(board, 'g9' as GoalId, 'residents')).toMatchObject({
      rows: ['c1'],
      noTarget: [],
      noYear: [],
    })
  })

  test('no taker: asked for without anybody; agreed, and what the plan has, have one; held is no part of it', () => {
    const asked = [empty, add('w1', 'ward'), add('w2', 'ward')]
    const cellOf = (...more: Operation[]) => cell(hall(...asked, ...more), 'g9' as GoalId, 'ward')
    expect(cellOf().noTaker).toEqual(['w1', 'w2'])
    expect(cellOf(decide('w1', 'agreed')).noTaker).toEqual(['w2'])
    expect(cellOf(decide('w1', 'held'))).toMatchObject({ rows: ['w2'], noTaker: ['w2'] })
    expect(cell(hall(), g2, 'ward').noTaker).toEqual([])
  })

  test('what was declined or removed fills no gap', () => {
    const board = hall(empty, add('w1', 'ward'), add('w2', 'ward'), decide('w1', 'declined'), {
      verb: 'rows.remove',
      row: 'w2' as RowId,
    })
    expect(cell(board, 'g9' as GoalId, 'ward').rows).toEqual([])
  })
})

describe('UX 15: what is still open', () => {
  test('rows by their state, and the notes that no row was made from', () => {
    const open = undecided(hall(decide('r1', 'held')))
    expect(open.asked).toEqual([])
    expect(open.held.map(({ id }) => id)).toEqual(['r1'])
    expect(open.declined.map(({ id, reason }) => [id, reason])).toEqual([
      ['r3', '管理する人の手当てが つかないため'],
    ])
    expect(open.notes.map(({ id }) => id)).toEqual(['n2'])
  })

  test('a removed row gives its notes back to the list', () => {
    const open = undecided(hall({ verb: 'rows.remove', row: 'r3' as RowId }))
    expect(open.notes.map(({ id }) => id)).toEqual(['n2', 'n5'])
    expect(open.declined).toEqual([])
    expect(undecided(hall()).notes.every(({ goal }) => goal === g1)).toBe(true)
  })
})
