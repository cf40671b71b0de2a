import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { History } from '../../../client/sync/history.ts'
import {
  answersOf,
  changedFromPrint,
  changedSinceAgreed,
  takersOf,
} from '../../../shared/board/agreement.ts'
import { type Board, openBoard, rowFields } from '../../../shared/board/document.ts'
import type { ActorId, GoalId, RowId } from '../../../shared/board/ids.ts'
import { type Operation, perform } from '../../../shared/board/operations.ts'
import { BoardView, readBoard } from '../../../shared/board/view.ts'
import { izumiBoard } from '../../client/fake-board.ts'

const ROW = 'new' as RowId
const [ward, plaza, council] = ['ward', 'careplaza', 'council'] as ActorId[]
if (!ward || !plaza || !council) throw new Error('no bodies')

function hall(...operations: Operation[]) {
  const board = izumiBoard()
  perform(board, {
    verb: 'rows.add',
    row: ROW,
    goal: 'g1' as GoalId,
    actor: plaza as ActorId,
    matrix: 'planned',
    text: '居場所を 月2回以上 ひらく',
    target: '10か所以上',
    years: { 2023: 'do' },
    rank: 'zz',
  })
  for (const operation of operations) perform(board, operation)
  return board
}

const decide = (
  state: 'asked' | 'agreed' | 'held' | 'declined',
  by: ActorId,
  at: number,
  more: { takers?: readonly ActorId[]; reason?: string } = {},
): Operation => ({ verb: 'rows.decide', row: ROW, state, by, at, ...more })
const rewrite = (field: 'text' | 'target', text: string): Operation => ({
  verb: 'rows.rewrite',
  row: ROW,
  field,
  text,
})

const rowOf = (board: Board, id: RowId = ROW) => {
  const row = readBoard(board).rows.find((one) => one.id === id)
  if (!row) throw new Error('no row')
  return row
}
const takers = (board: Board) =>
  takersOf(readBoard(board), rowOf(board)).map(({ actor, at }) => [actor.id, at])

/** As 合意 was written before agreements were kept: each answer adds its taker. */
function agreedThen(board: Board, by: ActorId, at: number) {
  const row = rowFields(board, ROW)
  row?.set({ state: 'agreed', decided: { by, at } })
  row?.get('takers')?.set(by, at)
}

describe('who took a row on', () => {
  test('an answer by slip is replaced by the next, and stays nowhere', () => {
    const board = hall(decide('agreed', ward, 1), decide('agreed', plaza, 2))
    expect(takers(board)).toEqual([['careplaza', 2]])
    expect(rowOf(board).takers).toEqual({ careplaza: 2 })
    expect(rowFields(board, ROW)?.get('takers')?.toJSON()).toEqual({ careplaza: 2 })
  })

  test('two who both took it on, in the plan’s order, each since they did', () => {
    const both = { takers: [council, plaza] }
    const board = hall(decide('agreed', plaza, 1), decide('agreed', council, 5, both))
    const order = readBoard(board).actors.map(({ id }) => id)
    expect(order.indexOf(council)).toBeLessThan(order.indexOf(plaza))
    expect(takers(board)).toEqual([
      ['council', 5],
      ['careplaza', 1],
    ])
    expect(answersOf(readBoard(board), rowOf(board)).map(({ actor }) => actor.id)).toEqual([
      'council',
      'careplaza',
    ])
  })

  test.each(['asked', 'held', 'declined'] as const)('back to %s nobody did', (state) => {
    const both = { takers: [ward, plaza] }
    const board = hall(decide('agreed', ward, 1, both), decide(state, council, 2))
    expect(takers(board)).toEqual([])
    expect(rowOf(board).takers).toEqual({})
    expect(rowFields(board, ROW)?.get('takers')?.size).toBe(0)
    expect(answersOf(readBoard(board), rowOf(board)).map(({ actor }) => actor.id)).toEqual(
      state === 'asked' ? [] : ['council'],
    )
  })

  test('on a board from before, the decision that stands says whose it is', () => {
    const board = hall()
    agreedThen(board, ward, 1)
    agreedThen(board, plaza, 2)
    expect(takers(board)).toEqual([['careplaza', 2]])
    // 保留 did not take those away who were not named.
    rowFields(board, ROW)?.set({ state: 'held', decided: { by: council, at: 3 } })
    expect(takers(board)).toEqual([])
  })

  test('two takers on a board from before: a slip or not, staff are asked until they decide', () => {
    const board = hall()
    agreedThen(board, ward, 1)
    expect(rowOf(board).question).toBeUndefined()
    agreedThen(board, plaza, 2)
    expect(rowOf(board).question).toMatch(/^引き受けたところが2か所/)
    // The words change: what was agreed is kept, who took it on is still open.
    const history = new History(board, new BoardView(board), (said) => perform(board, said))
    history.perform(rewrite('text', '居場所を 週5日 ひらく'))
    expect(rowOf(board).question).toMatch(/^引き受けたところが2か所/)
    perform(board, decide('agreed', ward, 3, { takers: [ward, plaza] }))
    expect(rowOf(board).question).toBeUndefined()
    expect(takers(board).map(([id]) => id)).toEqual(['ward', 'careplaza'])
    rowFields(board, ROW)?.set({ state: 'held', decided: { by: council, at: 4 } })
    expect(rowOf(board).question).toBeUndefined()
  })

  test('もどす gives back who it was, and やりなおす who it is', () => {
    const board = hall(decide('agreed', ward, 1, { takers: [ward, council] }))
    const history = new History(board, new BoardView(board), (said) => perform(board, said))
    const before = rowOf(board)
    history.perform(decide('declined', plaza, 2, { reason: '人手がない' }))
    const after = rowOf(board)
    history.step('undo')
    expect(rowOf(board)).toEqual(before)
    history.step('redo')
    expect(rowOf(board)).toEqual(after)
  })

  test('two who decide at once leave one answer whole', () => {
    const [one, two] = [hall(), openBoard(new Y.Doc())]
    Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc))
    perform(one, decide('agreed', ward, 1))
    perform(two, decide('agreed', council, 2))
    Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc))
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc))
    expect(takers(one)).toEqual(takers(two))
    expect(takers(one)).toEqual([[rowOf(one).decided?.by, rowOf(one).decided?.at]])
  })
})

describe('what was agreed, and whether it was changed since', () => {
  const changes: readonly (readonly [string, readonly string[], Operation])[] = [
    ['words', ['text'], rewrite('text', '居場所を 週5日24時間 ひらく')],
    ['a target', ['target'], rewrite('target', '100か所以上')],
    ['years', ['years'], { verb: 'rows.schedule', row: ROW, years: { 2023: null, 2027: 'do' } }],
    [
      '誰が and goal',
      ['goal', 'actor'],
      {
        ...{ verb: 'rows.place', row: ROW, goal: 'g2' as GoalId, actor: ward },
        ...{ matrix: 'planned', rank: 'a' },
      },
    ],
    ['the whole plan’s years', ['years'], { verb: 'board.shift', from: 2027 }],
  ]

  test.each(changes)('%s', (_, parts, change) => {
    const board = hall(decide('agreed', plaza, 1))
    const before = rowOf(board)
    expect(changedSinceAgreed(before)).toBeNull()
    perform(board, change)
    expect(changedSinceAgreed(rowOf(board))).toMatchObject({
      parts,
      before: { text: before.text, target: before.target, years: before.years },
    })
    // The takers say このまま.
    const { text, target, years, goal, actor } = rowOf(board)
    const wording = { text, target, years, goal, actor }
    perform(board, { ...decide('agreed', plaza, 9), wording } as Operation)
    expect(changedSinceAgreed(rowOf(board))).toBeNull()
    expect(rowOf(board).decided).toEqual({ by: plaza, at: 9 })
  })

  test.each(changes)('%s, on a board from before agreements were kept', (_, parts, change) => {
    const board = hall()
    agreedThen(board, plaza, 1)
    expect(changedSinceAgreed(rowOf(board))).toBeNull()
    perform(board, change)
    expect(changedSinceAgreed(rowOf(board))).toMatchObject({ parts })
    expect(takers(board)).toEqual([['careplaza', 1]])
  })

  test('changed and changed back, or by spaces and lines alone: as agreed', () => {
    const board = hall(decide('agreed', plaza, 1), rewrite('text', '別の文'))
    perform(board, rewrite('text', '居場所を\n月2回以上　ひらく '))
    perform(board, rewrite('target', ' 10か所 以上'))
    expect(changedSinceAgreed(rowOf(board))).toBeNull()
  })

  test.each([
    ['居場所を 月２回以上 ひらく', '１０か所以上', false],
    ['居場所を\u200b月2回以上ひらく', '10\u3000か所以上', false],
    ['居場所を 月2回以上 ひらく', '１００か所以上', true],
    ['居場所を 月2回以上 ひらく', '1 0か所以上', true],
    ['居場所を 月②回以上 ひらく', '10か所以上', true],
    ['居場所を 月2回以上 ひらかない', '10か所以上', true],
  ])(
    'letters of another width are the same words, another number is not: %s, %s',
    (text, target, changed) => {
      const board = hall(
        decide('agreed', plaza, 1),
        rewrite('text', text),
        rewrite('target', target),
      )
      expect(changedSinceAgreed(rowOf(board)) !== null).toBe(changed)
    },
  )

  test('back to 依頼中 there is no agreement to differ from', () => {
    const board = hall(decide('agreed', plaza, 1), rewrite('text', '別の文'))
    perform(board, decide('asked', plaza, 2))
    expect(changedSinceAgreed(rowOf(board))).toBeNull()
    perform(board, decide('agreed', plaza, 3))
    expect(changedSinceAgreed(rowOf(board))).toBeNull()
  })

  test('who agrees while another writes agrees to what she had before her', () => {
    const [one, two] = [hall(), openBoard(new Y.Doc())]
    Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc))
    perform(one, decide('agreed', plaza, 1))
    perform(two, rewrite('text', '居場所を 毎日 ひらく'))
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc))
    expect(changedSinceAgreed(rowOf(one))?.before.text).toBe('居場所を 月2回以上 ひらく')
  })
})

describe('what the plan’s document prints', () => {
  const printed = () => {
    const board = izumiBoard()
    const row = readBoard(board).rows.find(({ years }) => Object.keys(years).length > 0)
    if (!row) throw new Error('no row with years')
    return { board, row }
  }
  const from = (board: Board) => readBoard(board).board.period

  test('the first change keeps it, for good; changed back it is as printed', () => {
    const { board, row } = printed()
    const text = (words: string): Operation => ({
      ...{ verb: 'rows.rewrite', row: row.id, field: 'text', text: words },
    })
    const change = () => changedFromPrint(rowOf(board, row.id), from(board))
    expect(change()).toBeNull()
    perform(board, text('別の文'))
    perform(board, text('また別の文'))
    expect(change()).toMatchObject({ parts: ['text'], before: { text: row.text } })
    perform(board, text(row.text))
    expect(change()).toBeNull()
  })

  test('the whole plan’s years move along with the period', () => {
    const { board, row } = printed()
    const change = () => changedFromPrint(rowOf(board, row.id), from(board))
    perform(board, { verb: 'board.shift', from: 2030 })
    perform(board, { verb: 'rows.rewrite', row: row.id, field: 'target', text: '全部' })
    expect(change()?.parts).toEqual(['target'])
    perform(board, { verb: 'board.shift', from: 2025 })
    expect(change()?.parts).toEqual(['target'])
  })

  test('undo of the typing that changed it first leaves it kept for what others changed', () => {
    const { board, row } = printed()
    const history = new History(board, new BoardView(board), (said) => perform(board, said))
    history.perform({ verb: 'rows.rewrite', row: row.id, field: 'text', text: '別の文' })
    perform(board, { verb: 'rows.rewrite', row: row.id, field: 'target', text: '全部' })
    history.step('undo')
    const now = rowOf(board, row.id)
    expect(now.text).toBe(row.text)
    expect(changedFromPrint(now, from(board))?.parts).toEqual(['target'])
  })
})
