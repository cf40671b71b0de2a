import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { History } from '../../../client/sync/history.ts'
import { denial, type Standing } from '../../../client/sync/operation-facts.ts'
import { planKept } from '../../../client/sync/plan-kept.ts'
import { go } from '../../../client/sync/put-back.ts'
import { rebased } from '../../../client/sync/rebase.ts'
import { openBoard } from '../../../shared/board/document.ts'
import type { ActorId, GoalId, NoteId, RowId } from '../../../shared/board/ids.ts'
import { type Operation, perform } from '../../../shared/board/operations.ts'
import type { Role } from '../../../shared/board/roles.ts'
import { BoardView, readBoard, settingsOf } from '../../../shared/board/view.ts'
import { ACTOR, furnish, GOAL, post, ROW, rewrite, seatOf } from './hall.ts'

function desk() {
  const doc = new Y.Doc()
  furnish(doc)
  const board = openBoard(doc)
  const view = new BoardView(board)
  return { doc, board, view, history: new History(board, view, (said) => perform(board, said)) }
}

const note = 'n1' as NoteId
const moved = { goal: GOAL, actor: ACTOR, rank: 'a5' }

/** One of every kind, each after what it needs. */
const DEEDS: readonly (readonly [needs: readonly Operation[], deed: Operation])[] = [
  [[], post('n1', 'あ')],
  [[post('n1', 'あ')], { verb: 'notes.edit', note, text: 'い' }],
  [[post('n1', 'あ')], { verb: 'notes.move', note, ...moved, actor: 'a2' as ActorId }],
  [[post('n1', 'あ')], { verb: 'notes.withdraw', note }],
  [[], rewrite('別の文')],
  [[], { verb: 'rows.rewrite', row: ROW, field: 'target', text: '6か所' }],
  [[], { verb: 'rows.schedule', row: ROW, years: { 2027: 'do', 2028: 'review' } }],
  [[], { verb: 'rows.decide', row: ROW, state: 'agreed', by: ACTOR, at: 4 }],
  [
    [{ verb: 'rows.decide', row: ROW, state: 'agreed', by: ACTOR, at: 4 }],
    { verb: 'rows.decide', row: ROW, state: 'held', by: ACTOR, at: 5, reason: '人手' },
  ],
  [[], { verb: 'rows.place', row: ROW, matrix: 'expected', ...moved }],
  [[], { verb: 'rows.remove', row: ROW }],
  [[{ verb: 'rows.remove', row: ROW }], { verb: 'rows.restore', row: ROW }],
  [[], { verb: 'goals.write', goal: GOAL, title: '新しい目標', measure: 'する' }],
]

test.each(DEEDS)('an undo and a redo can be said again elsewhere: after %j, %j', (needs, deed) => {
  const { board, history } = desk()
  for (const need of needs) perform(board, need)
  // The same board elsewhere: what is said must do there what the undo did here.
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(board.doc))
  const elsewhere = openBoard(other)
  history.perform(deed)
  perform(elsewhere, deed)
  for (const way of ['undo', 'redo'] as const) {
    const said = history.step(way)
    if (!said) throw new Error(`nothing says the ${way} of ${deed.verb}`)
    go(elsewhere, JSON.parse(JSON.stringify(said)))
    expect(readBoard(elsewhere)).toEqual(readBoard(board))
  }
})

test('adding a goal is no step back: it would take along what others wrote in it', () => {
  const { history } = desk()
  history.perform({ verb: 'goals.add', goal: 'g9' as GoalId, title: 'あ', rank: 'a1' })
  expect(history.next('undo')).toBeUndefined()
})

test('a setting is no step back: 進行 offers none', () => {
  const { history } = desk()
  history.perform({ verb: 'board.set', patch: { locked: true } })
  expect(history.next('undo')).toBeUndefined()
})

/** Two desks on one board, and what brings both in step. */
function twoDesks() {
  const one = desk()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(one.doc))
  const board = openBoard(doc)
  const view = new BoardView(board)
  const two = {
    doc,
    board,
    view,
    history: new History(board, view, (said) => perform(board, said)),
  }
  const meet = () => {
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(one.doc))
  }
  return { one, two, meet }
}

test('I2 what two people set at once has a value also after either takes theirs back', () => {
  const { one, two, meet } = twoDesks()
  one.history.perform({ verb: 'rows.decide', row: ROW, state: 'agreed', by: ACTOR, at: 4 })
  two.history.perform({ verb: 'rows.decide', row: ROW, state: 'agreed', by: ACTOR, at: 5 })
  const place = { verb: 'rows.place', row: ROW, matrix: 'expected', ...moved } as const
  one.history.perform(place)
  two.history.perform({ ...place, rank: 'a7' })
  meet()
  for (const { history } of [one, two]) while (history.step('undo')) meet()
  meet()
  for (const { board } of [one, two]) {
    expect(['asked', 'agreed']).toContain(readBoard(board).rows[0]?.state)
    expect(readBoard(board).rows[0]).toMatchObject({ goal: GOAL, actor: ACTOR, matrix: 'planned' })
  }
})

test('undo leaves alone what another changed since, and takes back the years that are still ours', () => {
  const { one, two, meet } = twoDesks()
  one.history.perform({ verb: 'rows.place', row: ROW, matrix: 'expected', ...moved })
  one.history.perform({ verb: 'rows.schedule', row: ROW, years: { 2027: 'do', 2028: 'do' } })
  meet()
  two.history.perform({ verb: 'rows.schedule', row: ROW, years: { 2028: 'review' } })
  two.history.perform({ verb: 'rows.place', row: ROW, matrix: 'expected', ...moved, rank: 'b0' })
  meet()
  expect(one.history.step('undo')).toBeDefined()
  expect(readBoard(one.board).rows[0]?.years).toEqual({ 2028: 'review' })
  expect(one.history.step('undo')).toBeUndefined()
  expect(readBoard(one.board).rows[0]).toMatchObject({ matrix: 'expected', rank: 'b0' })
})

test('undo of typing takes back its own letters among what another typed', () => {
  const { one, two, meet } = twoDesks()
  one.history.perform(rewrite('毎日、見守りを する'))
  meet()
  two.history.perform(rewrite('毎日、みんなで見守りを するとよい'))
  meet()
  one.history.step('undo')
  expect(readBoard(one.board).rows[0]?.text).toBe('みんなで見守りを するとよい')
  one.history.step('redo')
  expect(readBoard(one.board).rows[0]?.text).toBe('毎日、みんなで見守りを するとよい')
})

test('a decision taken back leaves the row as undecided as it was, and no taker', () => {
  const { board, history } = desk()
  const before = readBoard(board).rows[0]
  history.perform({ verb: 'rows.decide', row: ROW, state: 'agreed', by: ACTOR, at: 4 })
  expect(readBoard(board).rows[0]?.takers).toEqual({ a1: 4 })
  history.step('undo')
  expect(readBoard(board).rows[0]).toEqual(before)
})

test('a step that has no effect any more does not drag an older one of another kind along', () => {
  const { board, history } = desk()
  history.perform(rewrite('別の文'))
  history.perform(post('n1', 'あ'))
  history.perform({ verb: 'notes.edit', note, text: 'あい' })
  perform(board, { verb: 'notes.withdraw', note })
  // Neither the edit nor the post has anything left to take back; the row's text has.
  expect(history.step('undo')).toMatchObject({ verb: 'rows.rewrite' })
  expect(history.next('undo')).toBeUndefined()
  expect(readBoard(board).rows[0]?.text).toBe('見守りを する')
})

test('a note that went and came back: its typing is taken back, and it returns with its last words', () => {
  const { board, history } = desk()
  const text = () => readBoard(board).notes[0]?.text
  history.perform(post('n1', 'あ'))
  history.perform({ verb: 'notes.edit', note, text: 'あい' })
  history.perform({ verb: 'notes.withdraw', note })
  history.step('undo')
  history.step('undo')
  expect(text()).toBe('あ')
  perform(board, { verb: 'notes.edit', note, text: '花' })
  history.step('undo')
  expect(text()).toBeUndefined()
  history.step('redo')
  expect(text()).toBe('花')
})

test('a step that is not allowed any more is not taken, nor any below it', () => {
  const { board, history } = desk()
  history.perform(rewrite('別の文'))
  history.perform({ verb: 'rows.remove', row: ROW })
  expect(history.step('undo', ({ verb }) => verb !== 'put-back')).toBeUndefined()
  expect(readBoard(board).rows[0]).toMatchObject({ removed: true, text: '別の文' })
  expect(history.step('undo')).toMatchObject({ verb: 'put-back' })
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
    away: new Set(),
  }
}

const lock: Operation = { verb: 'board.set', patch: { locked: true } }
const edit: Operation = { verb: 'notes.edit', note, text: 'い' }
const atTable2: Operation = { ...post('n1', 'あ'), table: 2 } as Operation
const withdraw: Operation = { verb: 'notes.withdraw', note }

test.each([
  ['participant', post('n1', 'あ'), [], [], undefined],
  ['participant', post('n1', 'あ'), [lock], [], 'locked'],
  ['participant', edit, [post('n1', 'あ')], [note], undefined],
  ['participant', edit, [post('n1', 'あ')], [], 'not-yours'],
  ['participant', edit, [post('n1', 'あ'), lock], [], 'not-yours'],
  ['participant', { verb: 'notes.move', note, ...moved }, [post('n1', 'あ')], [], 'not-yours'],
  ['participant', edit, [post('n1', 'あ'), lock], [note], 'locked'],
  ['participant', withdraw, [post('n1', 'あ'), lock], [note], undefined],
  ['participant', rewrite('あ'), [], [], 'not-allowed'],
  // What is gone takes no harm.
  ['participant', edit, [], [], undefined],
  ['scribe', { verb: 'notes.move', note, ...moved }, [post('n1', 'あ')], [], undefined],
  ['scribe', { verb: 'notes.move', note, ...moved }, [atTable2], [], 'wrong-table'],
  ['scribe', atTable2, [lock], [], 'locked'],
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
  const { history } = desk()
  const mayStep = (way: 'undo' | 'redo') => {
    const next = history.next(way)
    return next && denial(next, stopped) === undefined
  }
  history.perform(post('n1', 'あ'))
  expect(mayStep('undo')).toBe(true)
  history.perform(withdraw)
  expect(mayStep('undo')).toBe(false)
  history.step('undo')
  expect(mayStep('redo')).toBe(true)
})

describe('what undo left waiting before it set fields back', () => {
  const other = 'a2' as ActorId
  const did = (old: object) => {
    const { board } = desk()
    perform(board, { verb: 'rows.decide', row: ROW, state: 'agreed', by: ACTOR, at: 4 })
    const way = planKept(JSON.parse(JSON.stringify(old)))
    if (!way) throw new Error('it cannot be read')
    go(board, way)
    // As it stands in the document: takers of what is not agreed are shown nowhere.
    const kept: Record<string, object> = board.root('rows').toJSON()
    return { ...readBoard(board), row: kept[ROW] }
  }
  const decision = { verb: 'decision', row: ROW, state: 'held', reason: '人手' }

  test('a decision, with all who took it on', () => {
    const decided = { by: other, at: 3 }
    const { row } = did({ ...decision, decided, takers: { [other]: 3 } })
    expect(row).toMatchObject({ state: 'held', reason: '人手', decided, takers: { [other]: 3 } })
    expect(row).not.toHaveProperty('agreed')
  })

  test('a decision of older versions, with the one whose it was', () => {
    expect(did({ ...decision, taker: ACTOR }).row).toMatchObject({ state: 'held', takers: {} })
    const { row } = did({ ...decision, taker: other, at: 2 })
    expect(row).toMatchObject({ takers: { [ACTOR]: 4, [other]: 2 } })
    expect(row).not.toHaveProperty('decided')
  })

  test('a question of a row, a goal and the board', () => {
    const question = '何年ですか'
    expect(did({ verb: 'question', row: ROW, question }).rows[0]).toMatchObject({ question })
    expect(did({ verb: 'question', goal: GOAL, question }).goals[0]).toMatchObject({ question })
    expect(did({ verb: 'question', question }).board).toMatchObject({ question })
  })
})

test('of what takes something back a device keeps no more than fields of the plan', () => {
  const change = { root: 'rows', id: ROW, field: 'state', was: 'asked' }
  const kept = (one: object) => planKept({ verb: 'put-back', changes: [{ ...change, ...one }] })
  expect(kept({})).toBeDefined()
  for (const one of [{ root: 'notes' }, { id: 3 }, { field: null }])
    expect(kept(one)).toBeUndefined()
})

test('of a field with keys, whoever changed one of them since keeps it', () => {
  const { one, two, meet } = twoDesks()
  one.history.perform({ verb: 'rows.decide', row: ROW, state: 'agreed', by: ACTOR, at: 4 })
  meet()
  two.history.perform({
    verb: 'rows.decide',
    row: ROW,
    state: 'agreed',
    by: 'a2' as ActorId,
    at: 5,
  })
  meet()
  expect(one.history.step('undo')).toBeUndefined()
  expect(readBoard(one.board).rows[0]).toMatchObject({ state: 'agreed', decided: { by: 'a2' } })
})

test('an added row goes by undo, and what another wrote in it goes with it, not for good', () => {
  const { one, two, meet } = twoDesks()
  const row = 'r9' as RowId
  const added = { verb: 'rows.add', row, goal: GOAL, actor: ACTOR, matrix: 'planned' } as const
  one.history.perform({ ...added, text: '花を うえる', rank: 'a1' })
  meet()
  two.history.perform({ verb: 'rows.rewrite', row, field: 'text', text: '花を 毎年 うえる' })
  meet()
  one.history.step('undo')
  meet()
  const there = readBoard(two.board).rows.find(({ id }) => id === row)
  expect(there).toMatchObject({ removed: true, text: '花を 毎年 うえる' })
})
