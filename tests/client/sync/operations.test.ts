import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { denial, mayStep, type Standing } from '../../../client/sync/about.ts'
import { History } from '../../../client/sync/history.ts'
import { rebased } from '../../../client/sync/rebase.ts'
import { restated } from '../../../client/sync/restate.ts'
import { openBoard } from '../../../shared/board/document.ts'
import type { NoteId } from '../../../shared/board/ids.ts'
import { type Operation, perform } from '../../../shared/board/operations.ts'
import type { Role } from '../../../shared/board/roles.ts'
import { BoardView, readBoard, settingsOf } from '../../../shared/board/view.ts'
import { ACTOR, furnish, GOAL, post, ROW, rewrite, seatOf } from './hall.ts'

function desk() {
  const doc = new Y.Doc()
  furnish(doc)
  const board = openBoard(doc)
  return { doc, board, view: new BoardView(board), history: new History(board) }
}

const note = 'n1' as NoteId
const moved = { goal: GOAL, actor: ACTOR, rank: 'a5' }

/** One of every kind, each after what it needs. */
const DEEDS: readonly (readonly [needs: readonly Operation[], deed: Operation])[] = [
  [[], post('n1', 'あ')],
  [[post('n1', 'あ')], { verb: 'notes.edit', note, text: 'い' }],
  [[post('n1', 'あ')], { verb: 'notes.move', note, ...moved }],
  [[post('n1', 'あ')], { verb: 'notes.withdraw', note }],
  [[], rewrite('別の文')],
  [[], { verb: 'rows.rewrite', row: ROW, field: 'target', text: '6か所' }],
  [[], { verb: 'rows.schedule', row: ROW, years: { 2027: 'do', 2028: 'review' } }],
  [
    [{ verb: 'rows.decide', row: ROW, state: 'agreed', by: ACTOR, at: 4 }],
    { verb: 'rows.decide', row: ROW, state: 'held', by: ACTOR, at: 5, reason: '人手' },
  ],
  [[], { verb: 'rows.place', row: ROW, matrix: 'expected', ...moved }],
  [[], { verb: 'rows.remove', row: ROW }],
  [[{ verb: 'rows.remove', row: ROW }], { verb: 'rows.restore', row: ROW }],
  [[], { verb: 'goals.write', goal: GOAL, title: '新しい目標', measure: 'する' }],
  [[], { verb: 'board.rename', title: '新しい題' }],
  [[], { verb: 'board.grouping', grouping: 'all' }],
  [[], { verb: 'board.lock', locked: true }],
  [
    [{ verb: 'board.focus', goal: null, view: 'join' }],
    { verb: 'board.focus', goal: GOAL, view: 'plan' },
  ],
]

test.each(DEEDS)('an undo and a redo can be said as operations: after %j, %j', (needs, deed) => {
  const { board, view, history } = desk()
  for (const need of needs) perform(board, need)
  // The same board elsewhere: what is said must do there what the undo did here.
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(board.doc))
  const elsewhere = openBoard(other)
  history.perform(deed)
  perform(elsewhere, deed)
  for (const way of ['undo', 'redo'] as const) {
    const taken = history.step(way)
    expect(taken).toEqual(deed)
    const said = taken && restated(taken, view.snapshot)
    if (!said) throw new Error(`nothing says the ${way} of ${deed.verb}`)
    perform(elsewhere, said)
    expect(readBoard(elsewhere)).toEqual(readBoard(board))
  }
})

test('adding a goal is no step back: it would take along what others wrote in it', () => {
  const { history } = desk()
  history.perform({ verb: 'goals.add', goal: GOAL, title: 'あ', rank: 'a1' })
  expect(history.next('undo')).toBeUndefined()
})

test('different operations are different steps, however fast they follow', () => {
  const { board, history } = desk()
  history.perform(rewrite('あ'))
  history.perform(rewrite('あい'))
  history.perform({ verb: 'rows.schedule', row: ROW, years: { 2027: 'do' } })
  history.step('undo')
  expect(readBoard(board).rows[0]).toMatchObject({ text: 'あい', years: {} })
  history.step('undo')
  expect(readBoard(board).rows[0]?.text).toBe('見守りを する')
})

test.each([
  [['あ'], 'あい', 'あ', 'あい'],
  [['あ', 'あい'], 'あいう', 'あい', 'あいう'],
  [['あ', 'あい', 'あいう'], 'あいうえ', '先あい', '先あいうえ'],
  [['見守り'], '見守りを', '声かけと見守り', '声かけと見守りを'],
  [['あいう'], 'あう', 'あいうえ', 'あうえ'],
])('typed %j then %j, the server has %j: %j', (earlier, wanted, now, result) => {
  expect(rebased(earlier, wanted, now)).toBe(result)
})

function standing(role: Role, changes: readonly Operation[] = [], mine: NoteId[] = []): Standing {
  const { board } = desk()
  for (const change of changes) perform(board, change)
  return {
    seat: seatOf(role),
    board: readBoard(board),
    settings: settingsOf(board),
    mine: new Set(mine),
  }
}

const lock: Operation = { verb: 'board.lock', locked: true }
const edit: Operation = { verb: 'notes.edit', note, text: 'い' }
const withdraw: Operation = { verb: 'notes.withdraw', note }

test.each([
  ['participant', post('n1', 'あ'), [], [], undefined],
  ['participant', post('n1', 'あ'), [lock], [], 'locked'],
  ['participant', edit, [post('n1', 'あ')], [note], undefined],
  ['participant', edit, [post('n1', 'あ')], [], 'not-allowed'],
  ['participant', edit, [post('n1', 'あ'), lock], [note], 'locked'],
  ['participant', withdraw, [post('n1', 'あ'), lock], [note], undefined],
  ['participant', rewrite('あ'), [], [], 'not-allowed'],
  // What is gone takes no harm.
  ['participant', edit, [], [], undefined],
  ['scribe', { verb: 'notes.move', note, ...moved }, [post('n1', 'あ')], [], undefined],
  ['staff', rewrite('あ'), [lock], [], undefined],
  ['staff', lock, [], [], 'not-allowed'],
  ['facilitator', lock, [], [], undefined],
] as [Role, Operation, Operation[], NoteId[], string | undefined][])(
  'I2 the device knows before the server what is not allowed: %s, %j after %j',
  (role, operation, changes, mine, reason) => {
    expect(denial(operation, standing(role, changes, mine))).toBe(reason)
  },
)

test('while writing is stopped a note may be taken back, and stays so', () => {
  const stopped = standing('participant', [post('n1', 'あ'), lock], [note])
  expect(mayStep(post('n1', 'あ'), 'undo', stopped)).toBe(true)
  expect(mayStep(withdraw, 'undo', stopped)).toBe(false)
  expect(mayStep(withdraw, 'redo', stopped)).toBe(true)
})
