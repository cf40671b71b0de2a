import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caretAfter, editBetween, mergeText } from '../../../client/ui/merge-text.ts'

describe('I7: what I type and what others write into the same text both stay', () => {
  test.each([
    ['ごみ出し', '朝のごみ出し', 'ごみ出しを手伝う', '朝のごみ出しを手伝う'],
    ['ごみ出し', 'ごみ出しを', '朝のごみ出し', '朝のごみ出しを'],
    ['あいう', 'あXう', 'あYう', 'あXYう'],
    ['あいう', 'う', 'あいうえ', 'うえ'],
    ['あいうえお', '', 'あいXうえお', 'X'],
    ['', '公園', '花', '公園花'],
    ['𠮷田', '𠮶田', '𠮷田さん', '𠮶田さん'],
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

test('a caret stays with its neighbours', () => {
  const before = editBetween('ごみ出し', '朝のごみ出し')
  expect(caretAfter(before, 2)).toBe(4)
  const behind = editBetween('ごみ出し', 'ごみ出しを')
  expect(caretAfter(behind, 2)).toBe(2)
  const around = editBetween('あいうえお', 'あXお')
  expect(caretAfter(around, 3)).toBe(2)
})
