import { describe, expect, test } from 'vitest'
import { changesBetween, differing, ledOf } from '../../../client/lead/changes.ts'
import type { Board } from '../../../shared/board/document.ts'
import type { GoalId } from '../../../shared/board/ids.ts'
import type { LeadOperation } from '../../../shared/board/lead.ts'
import { perform } from '../../../shared/board/operations.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { izumiBoard } from '../fake-board.ts'

/** What is told after these, one after the other, of the last. */
function told(operations: readonly LeadOperation[], own: boolean, board: Board = izumiBoard()) {
  for (const operation of operations.slice(0, -1)) perform(board, operation)
  const before = ledOf(readBoard(board))
  const last = operations.at(-1)
  if (last) perform(board, last)
  const changes = changesBetween(before, readBoard(board), () => own)
  for (const { back } of changes) perform(board, { verb: 'board.set', patch: back })
  return {
    said: changes.map(({ said }) => said),
    isBack: differing(before, ledOf(readBoard(board))).length === 0,
  }
}

const running: LeadOperation = { verb: 'board.set', patch: { timer: { endsAt: 900_000 } } }
const none: LeadOperation = { verb: 'board.set', patch: { timer: null } }

describe('what another facilitator did is told, and goes back to what it was', () => {
  test.each<[LeadOperation[], string]>([
    [[running, none], 'タイマーを消しました'],
    [[running, { verb: 'board.set', patch: { timer: { leftMs: 5_000 } } }], 'タイマーを止めました'],
    [
      [running, { verb: 'board.set', patch: { timer: { endsAt: 960_000 } } }],
      'タイマーの時間を変えました',
    ],
    [[{ verb: 'board.set', patch: { timer: { leftMs: 5_000 } } }, running], 'タイマーを続けました'],
    [[running], 'タイマーを始めました'],
    [[{ verb: 'board.set', patch: { locked: true } }], '書きこみを止めました'],
    [
      [{ verb: 'board.set', patch: { focus: { goal: 'g2' as GoalId, view: 'notes' } } }],
      '前の画面を「基本目標 2の付箋」にしました',
    ],
    [
      [{ verb: 'board.set', patch: { focus: { goal: null, view: 'thanks' } } }],
      '前の画面を「終わりの挨拶」にしました',
    ],
    [[{ verb: 'board.set', patch: { grouping: 'all' } }], 'みんなの付箋を動かせるようにしました'],
  ])('%j', (operations, said) => {
    expect(told(operations, false)).toEqual({ said: [`別の進行の画面で、${said}`], isBack: true })
  })
})

test('of one’s own only a timer that is gone is told: all else has its button where it was', () => {
  expect(told([running, none], true)).toEqual({ said: ['タイマーを消しました'], isBack: true })
  expect(told([{ verb: 'board.set', patch: { locked: true } }], true).said).toEqual([])
  expect(
    told([running, { verb: 'board.set', patch: { timer: { leftMs: 5_000 } } }], true).said,
  ).toEqual([])
})

test('what changes nothing of the hall is not told', () => {
  expect(told([{ verb: 'board.set', patch: { title: '別の題名' } }], false).said).toEqual([])
})
