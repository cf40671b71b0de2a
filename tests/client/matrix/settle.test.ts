import { expect, test } from 'vitest'
import { History } from '../../../client/sync/history.ts'
import { denial } from '../../../client/sync/operation-facts.ts'
import type { GoalId } from '../../../shared/board/ids.ts'
import { BoardView, settingsOf } from '../../../shared/board/view.ts'
import { evening } from '../harness-staff/evening.ts'

test('a goal’s question is settled, and comes back word for word by undo', () => {
  const board = evening()
  const view = new BoardView(board)
  const history = new History(board, view, () => {})
  const asked = view.snapshot.goals.find(({ question }) => question)
  if (!asked) throw new Error('no goal asks anything')
  const question = () => view.snapshot.goals.find(({ id }) => id === asked.id)?.question
  history.perform({ verb: 'goals.settle', goal: asked.id })
  expect(question()).toBeUndefined()
  history.step('undo')
  expect(question()).toBe(asked.question)
  history.step('redo')
  expect(question()).toBeUndefined()
})

test('I2 settling a goal’s question is for those who write the plan', () => {
  const board = evening()
  const view = new BoardView(board)
  const may = (role: 'scribe' | 'staff' | 'facilitator') =>
    denial(
      { verb: 'goals.settle', goal: 'g1' as GoalId },
      {
        seat: { id: 's', role },
        board: view.snapshot,
        settings: settingsOf(board),
        away: new Set(),
        mine: new Set(),
      },
    )
  expect([may('scribe'), may('staff'), may('facilitator')]).toEqual([
    'not-allowed',
    undefined,
    undefined,
  ])
})
