import { expect, test } from 'vitest'
import { removeTexts } from '../../../client/sync/forget.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import { sharedStorage } from './hall.ts'

test('everything of this board and role goes; other boards, other roles and other things stay', () => {
  const { storage, keys } = sharedStorage()
  const goes = [
    'yoriai.b1.participant.seat.op.1',
    'yoriai.b1.participant.seat.mine',
    'yoriai.b1.participant.other-seat.back.1',
    'yoriai/b1/participant/draft/g1',
    'yoriai/b1/participant/goal',
    'yoriai/b1/rules',
  ]
  const stays = [
    'yoriai.b1.scribe.seat.op.1',
    'yoriai.b12.participant.seat.op.1',
    'yoriai/b12/participant/draft/g1',
    'yoriai/b1/staff/cell/g1/a1',
    'something else',
  ]
  for (const key of [...goes, ...stays]) storage.setItem(key, 'x')
  removeTexts(() => storage, 'b1' as BoardId, 'participant')
  expect(keys().sort()).toEqual(stays.sort())
})

test('where storage throws there is nothing to remove', () => {
  const broken = () => {
    throw new DOMException('off', 'SecurityError')
  }
  expect(() => removeTexts(broken, 'b1' as BoardId, 'participant')).not.toThrow()
})
