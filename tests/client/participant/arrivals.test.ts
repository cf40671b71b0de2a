import { describe, expect, test } from 'vitest'
import { settle, unknownIn } from '../../../client/participant/arrivals.ts'
import type { NoteId } from '../../../shared/board/ids.ts'

const notes = (...ids: string[]) => ids.map((id) => ({ id: id as NoteId }))
const shown = (...ids: string[]) => new Set(ids as NoteId[])

describe('I7: others’ notes never push what is being read', () => {
  test('while the list is read, new ones wait', () => {
    expect(settle(shown('a', 'b'), notes('c', 'a', 'b'), true)).toEqual(shown('a', 'b'))
  })

  test('while it is not, they come in', () => {
    expect(settle(shown('a', 'b'), notes('c', 'a', 'b'), false)).toEqual(shown('a', 'b', 'c'))
  })

  test('into an empty list they come at once: there is nothing to push', () => {
    expect(settle(shown(), notes('a'), true)).toEqual(shown('a'))
    expect(settle(shown('gone'), notes('a'), true)).toEqual(shown('a'))
  })

  test('what is gone leaves, and what waited goes on waiting', () => {
    expect(settle(shown('a', 'b'), notes('c', 'b'), true)).toEqual(shown('b'))
  })

  test('no change is the same set, so that nothing is drawn again', () => {
    const before = shown('a', 'b')
    expect(settle(before, notes('b', 'a'), true)).toBe(before)
    expect(settle(before, notes('c', 'b', 'a'), true)).toBe(before)
  })
})

test('a screen reader is told of each arrival once', () => {
  expect(unknownIn(shown('a'), notes('a', 'b', 'c'))).toBe(2)
  expect(unknownIn(shown('a', 'b', 'c'), notes('a', 'b'))).toBe(0)
})
