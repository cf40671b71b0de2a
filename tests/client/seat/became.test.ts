import { expect, test } from 'vitest'
import { planOf } from '../../../client/plan/plan-of.ts'
import { tablesOf } from '../../../client/screen/plan-view.tsx'
import { becameOf } from '../../../client/seat/became.ts'
import { cellGaps, undecided } from '../../../shared/board/gaps.ts'
import type { ActorId, GoalId, NoteId, RowId } from '../../../shared/board/ids.ts'
import { type Operation, perform } from '../../../shared/board/operations.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { izumiBoard } from '../fake-board.ts'

const note = 'n1' as NoteId
const goal = 'g1' as GoalId
const actor = 'careplaza' as ActorId

const post: Operation = {
  ...{ verb: 'notes.post', note, goal, actor, rank: 'a' },
  ...{ text: '夜もあけてほしい', heard: 'written', at: 1 },
}
const row = (id: string, text: string): Operation => ({
  ...{ verb: 'rows.add', row: id as RowId, goal, actor, matrix: 'planned', rank: `z${id}` },
  ...{ text, from: [note] },
})
const decide = (id: string, state: 'agreed' | 'held' | 'declined', reason = ''): Operation => ({
  ...{ verb: 'rows.decide', row: id as RowId, state, by: actor, at: 5 },
  reason,
})

function hall(...operations: Operation[]) {
  const board = izumiBoard()
  for (const operation of [post, ...operations]) perform(board, operation)
  return readBoard(board)
}

test.each(['held', 'declined'] as const)(
  'of a row that is %s its author reads who and why',
  (state) => {
    const board = hall(row('r1', '夜もあける'), decide('r1', state, '人手がない'))
    expect(becameOf(board, note)).toMatchObject([
      { state, who: 'ケアプラザ', reason: '人手がない', named: '' },
    ])
  },
)

test('of several rows each is told with its words; agreed has no reason', () => {
  const board = hall(
    row('r1', '夜もあける'),
    row('r2', '朝もあける'),
    decide('r1', 'agreed'),
    decide('r2', 'declined', '人手がない'),
  )
  expect(becameOf(board, note)).toMatchObject([
    { state: 'agreed', named: '夜もあける', reason: '' },
    { state: 'declined', named: '朝もあける', reason: '人手がない' },
  ])
})

test('a row that was removed or emptied came to nothing: the note is open again', () => {
  const removed = hall(row('r1', '夜もあける'), { verb: 'rows.remove', row: 'r1' as RowId })
  const empty = hall(row('r1', ''))
  for (const board of [removed, empty]) {
    expect(becameOf(board, note)).toEqual([])
    expect(undecided(board).notes.map(({ id }) => id)).toEqual([note])
  }
})

test('a source that was put away or withdrawn leaves the row and the other sources', () => {
  const board = hall(row('r1', '夜もあける'), { verb: 'notes.withdraw', note })
  expect(board.rows.find(({ id }) => id === 'r1')?.from).toEqual([note])
  expect(undecided(board).notes).toEqual([])
})

test('what is put off or declined is shown with its answer, and is no part of the plan now', () => {
  const before = hall()
  const board = hall(
    row('r1', '夜もあける'),
    row('r2', '朝もあける'),
    row('r3', '　\u200b'),
    decide('r1', 'held', '来年度に話す'),
    decide('r2', 'declined', '人手がない'),
  )
  const plan = planOf(board, goal, actor)
  expect(plan.count).toBe(planOf(before, goal, actor).count)
  expect(plan.others.map(({ id }) => id)).toEqual(['r1', 'r2'])
  const cell = (at: typeof board) =>
    cellGaps(at).find((one) => one.goal === goal && one.actor === actor)
  expect(cell(board)).toEqual(cell(before))
  const shown = board.goals.find(({ id }) => id === goal)
  const onWall = shown
    ? tablesOf(board, shown).flatMap(({ groups }) => groups.flatMap(({ rows }) => rows))
    : []
  expect(onWall.map(({ id }) => id)).toEqual(expect.arrayContaining(['r1', 'r2']))
  expect(onWall.map(({ id }) => id)).not.toContain('r3')
})
