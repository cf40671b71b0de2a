import { expect, test } from 'vitest'
import { positionOf, rowMoved, rowStepped } from '../../../client/matrix/row-place.ts'
import { rowsInCell } from '../../../shared/board/cells.ts'
import type { ActorId, GoalId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { type Row, readBoard } from '../../../shared/board/view.ts'
import { evening } from '../harness-staff/evening.ts'

const [g1, g2, ward] = ['g1' as GoalId, 'g2' as GoalId, 'ward' as ActorId]

function desk() {
  const doc = evening()
  const now = () => readBoard(doc)
  const order = () => rowsInCell(now(), g1, 'planned', ward).map(({ id }) => id)
  const row = (id: string): Row => {
    const found = now().rows.find((one) => one.id === id)
    if (!found) throw new Error(`no row ${id}`)
    return found
  }
  const step = (id: string, by: -1 | 1) => {
    const operation = rowStepped(now(), row(id), by)
    if (operation) perform(doc, operation)
    return operation !== null
  }
  return { doc, now, order, row, step }
}

test('UX 10: a row goes up and down in its cell one by one, and no further than its ends', () => {
  const { now, order, row, step } = desk()
  const before = order()
  const [first, second, third] = before as string[] as [string, string, string]
  expect(step(third, -1)).toBe(true)
  expect(order().slice(0, 3)).toEqual([first, third, second])
  expect(step(third, -1)).toBe(true)
  expect(order().slice(0, 3)).toEqual([third, first, second])
  expect(positionOf(now(), row(third))).toBe(0)
  expect(step(third, -1)).toBe(false)
  expect(step(third, 1)).toBe(true)
  expect(step(third, 1)).toBe(true)
  expect(order()).toEqual(before)
  expect(step(before.at(-1) ?? '', 1)).toBe(false)
})

test('a row moved to another 誰が or goal stands last there, in the table that 誰が has', () => {
  const { doc, now, row } = desk()
  perform(doc, rowMoved(now(), row('r1'), g2, 'residents' as ActorId))
  expect(row('r1')).toMatchObject({ goal: g2, actor: 'residents', matrix: 'expected' })
  expect(rowsInCell(now(), g2, 'expected', 'residents' as ActorId).at(-1)?.id).toBe('r1')
  expect(row('r1').years).toMatchObject({ 2022: 'prepare' })
  perform(doc, rowMoved(now(), row('r1'), g2, 'council' as ActorId))
  expect(row('r1')).toMatchObject({ actor: 'council', matrix: 'planned' })
})
