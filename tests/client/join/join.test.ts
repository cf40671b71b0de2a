import { describe, expect, test } from 'vitest'
import { failureOf, failureWords, tableIn } from '../../../client/join/enter.ts'
import { tidy } from '../../../client/join/number-form.tsx'
import { JOIN } from '../../../client/words/join.ts'
import { PROBLEMS } from '../../../server/app/problems.ts'

describe('the field', () => {
  test.each([
    ['123456', '123 456'],
    ['１２３４５６', '123 456'],
    ['123-456', '123 456'],
    ['１２３　４５６', '123 456'],
    ['123ー456', '123 456'],
    ['1234', '123 4'],
    ['123', '123'],
    ['', ''],
    [' 12 34 56 78', '1234 5678'],
    ['3班 158747', '3班 158747'],
    ['http://192.168.0.5:8787/k/AbC', 'http://192.168.0.5:8787/k/AbC'],
  ])('%j stands as %j', (typed, shown) => {
    expect(tidy(typed)).toBe(shown)
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
      expect(failureWords(why, JOIN.words.link.old, JOIN.words), code).toMatch(/ください|声を/)
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
