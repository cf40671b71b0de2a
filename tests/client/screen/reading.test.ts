import { describe, expect, test } from 'vitest'
import { firstYear, takerNames } from '../../../client/screen/agreed.ts'
import { isSpaced } from '../../../client/screen/spaced.ts'
import { agreedList } from '../../../shared/board/agreed-list.ts'
import type { ActorId, GoalId, RowId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { izumiBoard } from '../fake-board.ts'

function agreedBoard() {
  const board = izumiBoard()
  const add = (row: string, goal: string, actor: string, by: string | null, at: number) => {
    const id = row as RowId
    perform(board, {
      verb: 'rows.add',
      row: id,
      goal: goal as GoalId,
      actor: actor as ActorId,
      matrix: 'planned',
      text: row,
      years: row === 'dated' ? { 2025: 'do', 2024: 'prepare' } : {},
      rank: `z${at}`,
    })
    if (by) perform(board, { verb: 'rows.decide', row: id, state: 'agreed', by: by as ActorId, at })
  }
  add('early', 'g1', 'ward', 'ward', 100)
  add('dated', 'g2', 'residents', 'council', 300)
  add('asked', 'g1', 'ward', null, 0)
  add('gone', 'g1', 'ward', 'ward', 200)
  perform(board, { verb: 'rows.remove', row: 'gone' as RowId })
  // A second body takes the same row on, later.
  perform(board, {
    verb: 'rows.decide',
    row: 'dated' as RowId,
    state: 'agreed',
    by: 'ward' as ActorId,
    at: 400,
    takers: ['council' as ActorId, 'ward' as ActorId],
  })
  return readBoard(board)
}

describe('what was agreed tonight', () => {
  const board = agreedBoard()
  const rows = (goal: GoalId | null) => agreedList(board, { now: 500, goal }).rows
  const agreedRows = () => rows(null).map(({ row }) => row)

  test('in the plan’s order, with its numbers; nothing asked, removed or printed among it', () => {
    expect(rows(null).map(({ row, number }) => [row.id, number])).toEqual([
      ['early', 1],
      ['dated', 2],
    ])
    expect(rows('g2' as GoalId).map(({ row, number }) => [row.id, number])).toEqual([['dated', 2]])
  })

  test('all who took it on, in the plan’s order, by their short names', () => {
    const [early, dated] = agreedRows()
    expect(dated && takerNames(board, dated)).toEqual(['区役所', '区社協'])
    expect(early && takerNames(board, early)).toEqual(['区役所'])
  })

  test('it starts in the first year with any mark', () => {
    const [early, dated] = agreedRows()
    expect(dated && firstYear(dated)).toBe(2024)
    expect(early && firstYear(early)).toBeUndefined()
  })
})

describe('what is typed and read from afar', () => {
  test('spaced writing breaks at its spaces; running text does not count as spaced', () => {
    expect(isSpaced('雨の日の ごみ出しを となりの人と 代わりばんこに')).toBe(true)
    expect(isSpaced('回覧板を手わたしにして、顔を見る')).toBe(false)
    expect(isSpaced('ひとり暮らしの人に朝の新聞がたまっていないか 気をつける')).toBe(false)
  })
})
