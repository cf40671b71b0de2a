import { expect, test } from 'vitest'
import { isBuiltOn, rankAt, rankAtEnd } from '../../../shared/board/ranks.ts'

const ranked = (...ranks: string[]) => ranks.map((rank, at) => ({ id: `n${at}`, rank }))

test.each([
  ['200 letters', 'z'.repeat(200)],
  ['the last whole number', 'z'.repeat(27)],
  ['no number at all', 'zz'],
  ['a long fraction', `a0${'z'.repeat(198)}`],
  ['other letters', 'ん'],
])('I5 appending finds a short rank behind all that have room: %s', (_, rank) => {
  let all = ranked('a0', rank, 'a1')
  for (let at = 0; at < 2_000; at++) {
    const next = rankAtEnd(all)
    expect(next.length).toBeLessThan(7)
    expect(next > 'a1').toBe(true)
    all = [...all.slice(-40), { id: `m${at}`, rank: next }, ...ranked('a0', rank, 'a1')]
  }
})

test('I5 between two that leave no room it goes to the end', () => {
  const tight = ranked('a0', `a0${'0'.repeat(150)}1`, 'a1')
  expect(rankAt(tight, 1).length).toBeLessThan(41)
  let after = 'a1'
  for (let at = 0; at < 1_000; at++) {
    after = rankAt(ranked('a0', after), 1)
    expect(after.length).toBeLessThan(41)
  }
})

test('what the server gives is built on', () => {
  let last: { id: string; rank: string }[] = []
  for (let at = 0; at < 5_000; at++) {
    last = ranked(rankAtEnd(last))
    expect(isBuiltOn(last[0]?.rank ?? '')).toBe(true)
  }
})
