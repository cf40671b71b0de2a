import { expect, test } from 'vitest'
import { clearTexts } from '../../../client/sync/erased.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { sharedStorage } from './hall.ts'

const OF_BOARD = [
  'yoriai.b1.participant.seat.op.1',
  'yoriai.b1.participant.seat.mine',
  'yoriai.b1.participant.other-seat.back.1',
  'yoriai.b1.scribe.seat.op.1',
  'yoriai/b1/participant/draft/g1',
  'yoriai/b1/participant/draft/g1@a-tab-that-is-gone',
  'yoriai/b1/staff/cell/g1/a1',
  'yoriai/b1/rules',
  'yoriai-gone/b1',
]
const OTHERS = [
  'yoriai.b12.participant.seat.op.1',
  'yoriai/b12/participant/draft/g1',
  'yoriai-screen-ground',
]

test('everything of a board goes, of every role, seat and tab; other boards stay', () => {
  const { storage, keys } = sharedStorage()
  for (const key of [...OF_BOARD, ...OTHERS]) storage.setItem(key, 'x')
  clearTexts(() => storage, 'b1' as BoardId)
  expect(keys().sort()).toEqual(OTHERS.sort())
})

test('everything goes where everything is asked for', () => {
  const { storage, keys } = sharedStorage()
  for (const key of [...OF_BOARD, ...OTHERS, 'something else']) storage.setItem(key, 'x')
  clearTexts(() => storage, '*')
  expect(keys()).toEqual([])
})

test('where storage throws there is nothing to remove', () => {
  const broken = () => {
    throw new DOMException('off', 'SecurityError')
  }
  expect(() => clearTexts(broken, '*')).not.toThrow()
})
