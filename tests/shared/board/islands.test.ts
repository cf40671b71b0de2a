import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from '../../../shared/board/document.ts'
import type { ActorId, GoalId, GroupId, NoteId } from '../../../shared/board/ids.ts'
import { islandsOf, rowsOfIsland } from '../../../shared/board/islands.ts'
import { perform } from '../../../shared/board/operations.ts'
import { readBoard } from '../../../shared/board/view.ts'

const GOAL = 'g1' as GoalId
const group = (id: string) => id as GroupId

function boardWith(...notes: string[]) {
  const board = openBoard(new Y.Doc())
  perform(board, { verb: 'goals.add', goal: GOAL, title: '見守り', rank: 'a0' })
  for (const [at, note] of notes.entries())
    perform(board, {
      ...{ verb: 'notes.post', note: note as NoteId, goal: GOAL, actor: 'a' as ActorId, at },
      ...{ text: note, rank: `a${at}`, heard: 'written' },
    })
  return board
}
const make = (board: ReturnType<typeof openBoard>, id: string, notes: string[], title = '') =>
  perform(board, {
    ...{ verb: 'groups.make', group: group(id), goal: GOAL, notes: notes as NoteId[], title },
  })
const seen = (board: ReturnType<typeof openBoard>) => {
  const { islands, loose } = islandsOf(readBoard(board), GOAL)
  return [
    ...islands.map(({ group: { title }, notes }) => [title, ...notes.map(({ id }) => id)]),
    ['outside', ...loose.map(({ id }) => id)],
  ]
}

test('a goal’s islands in board order, and what lies in none', () => {
  const board = boardWith('n1', 'n2', 'n3')
  make(board, 'k1', ['n2'], '坂道')
  make(board, 'k2', [], 'これから')
  expect(seen(board)).toEqual([['坂道', 'n2'], ['これから'], ['outside', 'n1', 'n3']])
})

test('one that was taken away, or was never there, holds no note; without notes and name it is none', () => {
  const board = boardWith('n1', 'n2')
  make(board, 'k1', ['n1'])
  perform(board, { verb: 'groups.remove', group: group('k1') })
  perform(board, {
    ...{ verb: 'notes.move', note: 'n2' as NoteId, goal: GOAL, actor: 'a' as ActorId, rank: 'b' },
    group: group('nowhere'),
  })
  make(board, 'k2', ['n1'])
  perform(board, {
    ...{ verb: 'groups.lay', groups: [] },
    moves: [{ notes: ['n1' as NoteId], from: group('k2'), to: null }],
  })
  expect(seen(board)).toEqual([['outside', 'n1', 'n2']])
})

test('what became of an island is what became of the rows made from its notes', () => {
  const board = boardWith('n1', 'n2', 'n3')
  make(board, 'k1', ['n1', 'n2'], '坂道')
  const row = (id: string, from: string) =>
    perform(board, {
      ...{ verb: 'rows.add', row: id as never, goal: GOAL, actor: 'a' as ActorId, rank: id },
      ...{ matrix: 'planned', text: '手すり', from: [from as NoteId] },
    })
  row('r1', 'n2')
  row('r2', 'n3')
  const now = readBoard(board)
  const [island] = islandsOf(now, GOAL).islands
  expect(island && rowsOfIsland(now, island).map(({ id }) => id)).toEqual(['r1'])
})
