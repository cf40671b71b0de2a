import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardFields, openBoard } from '../../../shared/board/document.ts'
import { leafOf } from '../../../shared/board/field-rules.ts'
import type { Timer } from '../../../shared/board/field-types.ts'
import { perform } from '../../../shared/board/operations.ts'
import { extended, isRunning, paused, remainingMs, started } from '../../../shared/board/timer.ts'

const NOON = 1_790_000_000_000
const MINUTE = 60_000

test('a timer runs down to nothing and stays there', () => {
  const timer = started(5 * MINUTE, NOON)
  expect(remainingMs(timer, NOON)).toBe(5 * MINUTE)
  expect(remainingMs(timer, NOON + 4 * MINUTE)).toBe(MINUTE)
  expect(isRunning(timer, NOON + 5 * MINUTE - 1)).toBe(true)
  expect(isRunning(timer, NOON + 5 * MINUTE)).toBe(false)
  expect(remainingMs(timer, NOON + 60 * MINUTE)).toBe(0)
})

test('a stopped one keeps what is left, gets more, and goes on with it', () => {
  const stopped = paused(started(5 * MINUTE, NOON), NOON + MINUTE)
  expect(remainingMs(stopped, NOON + 30 * MINUTE)).toBe(4 * MINUTE)
  expect(isRunning(stopped, NOON)).toBe(false)
  const more = extended(stopped, MINUTE, NOON + 30 * MINUTE)
  expect(more).toEqual({ leftMs: 5 * MINUTE })
  const on = started(remainingMs(more, NOON + 31 * MINUTE), NOON + 31 * MINUTE)
  expect(on).toEqual({ endsAt: NOON + 36 * MINUTE })
})

test('a running one ends later; one that has ended, or none, runs for the minutes given', () => {
  expect(extended(started(5 * MINUTE, NOON), MINUTE, NOON + MINUTE)).toEqual({
    endsAt: NOON + 6 * MINUTE,
  })
  expect(extended(started(MINUTE, NOON), 5 * MINUTE, NOON + 10 * MINUTE)).toEqual({
    endsAt: NOON + 15 * MINUTE,
  })
  expect(extended(null, 5 * MINUTE, NOON)).toEqual({ endsAt: NOON + 5 * MINUTE })
  expect(remainingMs(null, NOON)).toBe(0)
  expect(paused(undefined, NOON)).toEqual({ leftMs: 0 })
})

test('whatever is said to it, the board takes it', () => {
  const leaf = leafOf('board', 'timer')
  if (leaf?.kind !== 'value') throw new Error('no value')
  const timers: (Timer | null)[] = [
    started(MINUTE, NOON),
    paused(started(MINUTE, NOON), NOON + 1),
    extended(null, MINUTE, NOON),
    null,
  ]
  for (const timer of timers) expect(leaf.faultOf(timer)).toBeUndefined()
  expect(leaf.faultOf({ endsAt: NOON, leftMs: 1 })).toBe('wrong-shape')
  expect(leaf.faultOf({ leftMs: -1 })).toBe('wrong-shape')
})

test('timer, tables and the last view are set by operations', () => {
  const board = openBoard(new Y.Doc())
  perform(board, { verb: 'board.set', patch: { timer: started(MINUTE, NOON) } })
  perform(board, { verb: 'board.set', patch: { tables: 6 } })
  perform(board, { verb: 'board.set', patch: { focus: { goal: null, view: 'thanks' } } })
  const fields = boardFields(board)
  expect(fields.get('timer')).toEqual({ endsAt: NOON + MINUTE })
  expect(fields.get('tables')).toBe(6)
  expect(fields.get('focus')).toEqual({ goal: null, view: 'thanks' })
  perform(board, { verb: 'board.set', patch: { timer: null } })
  expect(fields.get('timer')).toBeNull()
})
