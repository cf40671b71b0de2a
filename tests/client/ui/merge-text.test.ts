import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caretAfter, editsBetween, mergeText } from '../../../client/ui/merge-text.ts'

describe('I7: what I type and what others write into the same text both stay', () => {
  test.each([
    ['ごみ出し', '朝のごみ出し', 'ごみ出しを手伝う', '朝のごみ出しを手伝う'],
    ['ごみ出し', 'ごみ出しを', '朝のごみ出し', '朝のごみ出しを'],
    ['あいう', 'あXう', 'あYう', 'あXYう'],
    ['あいう', 'う', 'あいうえ', 'うえ'],
    ['あいうえお', '', 'あいXうえお', 'X'],
    ['', '公園', '花', '公園花'],
    ['𠮷田', '𠮶田', '𠮷田さん', '𠮶田さん'],
    ['区内のごみ出し', '区域内のごみ出し', '泉区内のごみ出し当番', '泉区域内のごみ出し当番'],
  ])('%j: mine %j, theirs %j → %j', (base, mine, theirs, both) => {
    expect(mergeText(base, mine, theirs)).toBe(both)
  })

  const text = fc.string({ unit: fc.constantFrom('あ', '𠮷', '𠮶', '\n'), maxLength: 12 })

  test('nobody wrote: the other one counts', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(mergeText(base, base, other)).toBe(other)
        expect(mergeText(base, other, base)).toBe(other)
        expect(mergeText(base, other, other)).toBe(other)
      }),
      { seed: 7 },
    )
  })

  test('two insertions are both whole in the result', () => {
    fc.assert(
      fc.property(text, fc.nat(12), fc.nat(12), (base, a, b) => {
        const put = (at: number, word: string) => {
          const letters = [...base]
          letters.splice(at, 0, word)
          return letters.join('')
        }
        const merged = mergeText(base, put(a, 'MINE'), put(b, 'THEIRS'))
        expect(merged).toContain('MINE')
        expect(merged).toContain('THEIRS')
        expect(merged.replace('MINE', '').replace('THEIRS', '')).toBe(base)
      }),
      { seed: 7 },
    )
  })

  test('no edit cuts a surrogate pair', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        expect(mergeText(base, mine, theirs)).not.toMatch(/\p{Surrogate}/u)
      }),
      { seed: 7 },
    )
  })
})

test.each([
  ['ごみ出し', 2, '朝のごみ出し', 4],
  ['ごみ出し', 2, 'ごみ出しを', 2],
  ['あいうえお', 3, 'あXお', 2],
  ['区域内のごみ出し', 2, '泉区域内のごみ出し当番', 3],
  ['区域内のごみ出し', 8, '泉区域内のごみ出し当番', 9],
])('a caret stays with its neighbours: %j at %i, then %j: at %i', (before, caret, after, then) => {
  expect(caretAfter(editsBetween(before, after), caret)).toBe(then)
})
