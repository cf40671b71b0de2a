import { describe, expect, test } from 'vitest'
import { digitsOf, grouped, isWhole } from '../../../client/join/code.ts'
import { failureOf, failureWords, tableIn } from '../../../client/join/enter.ts'
import { joinWords } from '../../../client/words/join.ts'
import { PROBLEMS } from '../../../server/app/problems.ts'

describe('a code', () => {
  test.each([
    ['123456', '123456'],
    ['１２３４５６', '123456'],
    ['123-456', '123456'],
    ['１２３　４５６', '123456'],
    ['123ー456', '123456'],
    [' 12 34 56 78', '123456'],
    ['abc', ''],
  ])('%j reads %j', (typed, code) => {
    expect(digitsOf(typed)).toBe(code)
  })

  test('stands in three and three', () => {
    expect(grouped('123456')).toBe('123 456')
    expect(grouped('123')).toBe('123')
    expect(isWhole('12345')).toBe(false)
  })
})

describe('why nobody came in', () => {
  test('every refusal of POST /api/join has words that say what to do', () => {
    const joining = [
      'bad-code',
      'unknown-code',
      'unknown-link',
      'no-such-table',
      'too-many-guesses',
      'too-many-joining',
      'full',
      'closed',
      'reception-closed',
    ] as const
    for (const code of joining) {
      const why = failureOf(PROBLEMS[code][0], code)
      expect(['server', 'away'], code).not.toContain(why)
      expect(failureWords(why, joinWords.link.old), code).toMatch(/ください|声を/)
    }
  })

  test('a server away is told apart from one that fails', () => {
    expect(failureOf(0, 'away')).toBe('away')
    expect(failureOf(504, '504')).toBe('away')
    expect(failureOf(500, 'server-error')).toBe('server')
  })
})

test('a table comes out of the sheet’s address, nothing else does', () => {
  expect(tableIn('?openExternalBrowser=1&t=3')).toBe(3)
  for (const search of ['', '?t=', '?t=0', '?t=-1', '?t=1.5', '?t=かめ', '?t=1000'])
    expect(tableIn(search), search).toBeUndefined()
})
