import './ground.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addEntry, openBoard, rowFields } from '../../shared/board/document.ts'
import type { ActorId, GoalId, RowId } from '../../shared/board/ids.ts'
import { Ledger } from './ledger.ts'

const ROW = 'r1' as RowId

/** A board with one row of the plan, printed with two years from this one. */
function printed(from: number, years: readonly number[] = [from, from + 1]) {
  const board = openBoard(new Y.Doc())
  addEntry<{ state: string; text: Y.Text; target: Y.Text }>(board, 'rows', ROW, {
    ...{ state: 'plan', text: new Y.Text('もっと紹介する'), target: new Y.Text() },
  })
  const print = () =>
    rowFields(board, ROW)?.set({
      asPrinted: {
        ...{ text: '紹介する', target: '', goal: 'g1' as GoalId, actor: 'a1' as ActorId, from },
        years: Object.fromEntries(years.map((year) => [year, 'do' as const])),
      },
    })
  return { board, print }
}

test('what the plan prints may be laid on the years of a period that was moved meanwhile', () => {
  const ledger = new Ledger()
  const mine = printed(2027)
  ledger.follow(mine.board.doc, () => 'act')
  mine.print()

  const moved = printed(2025)
  moved.print()
  expect(ledger.complaints(moved.board)).toEqual([])

  const other = printed(2025, [2025, 2027])
  other.print()
  expect(ledger.complaints(other.board)).toEqual([expect.stringContaining('asPrinted')])
})
