import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  caretAfter,
  editsBetween,
  MOST_STEPS,
  mergeText,
} from '../../../shared/board/merge-text.ts'

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

describe('however long a text is, the page answers', () => {
  const letters = (seed: number, count: number) => {
    let state = seed
    return Array.from({ length: count }, () => {
      state = (state * 1103515245 + 12345) & 0x7fffffff
      return String.fromCharCode(0x3042 + (state % 80))
    }).join('')
  }
  test.each([
    ['ten thousand letters over a row', letters(1, 600), letters(2, 10_000)],
    ['ten thousand over ten thousand', letters(1, 10_000), letters(2, 10_000)],
    ['one letter over and over', 'あ'.repeat(10_000), `い${'あ'.repeat(9_000)}う`],
    ['shared pieces all through', letters(3, 9_000), letters(3, 9_000).replace(/(.{7})./g, '$1×')],
  ])('%s: no more than so many comparisons', (_, before, after) => {
    const steps = { left: MOST_STEPS }
    const edits = editsBetween(before, after, steps)
    expect(steps.left).toBeGreaterThanOrEqual(0)
    let made = ''
    let at = 0
    for (const { start, end, text } of edits) {
      made += before.slice(at, start) + text
      at = end
    }
    expect(made + before.slice(at)).toBe(after)
  })

  test('what others wrote meanwhile stays beside ten thousand letters of mine', () => {
    const row = letters(5, 600)
    const mine = `${row.slice(0, 300)}${letters(6, 10_000)}${row.slice(300)}`
    const merged = mergeText(row, mine, `${row}これは他の人`)
    expect(merged).toBe(`${mine}これは他の人`)
  })
})
