import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { evening } from './improvise.ts'
import { add, NOTHING_YET } from './tally.ts'

/** Seeds that found something, and what it was. */
const PINNED: readonly (readonly [seed: number, found: string])[] = [
  [35, 'the undo of a withdrawal left out the place to which another had moved the note'],
  [38, 'a board that reopened within the grace had forgotten it'],
  [99, 'the undo of a removal left no value where another had written one at the same time'],
]

const count = Number(process.env.YORIAI_WORKSHOPS ?? 40)
const first = Number(process.env.YORIAI_SEED ?? Math.floor(Math.random() * 1e9))
const seeds = Array.from({ length: count }, (_, at) => first + at)

const sum = { ...NOTHING_YET }

async function everythingIsRight(seed: number) {
  const hall = await evening(seed)
  add(sum, hall.tally)
  expect(hall.wrong, `seed ${seed}`).toEqual([])
}

describe('I1 I2 I3 a random workshop: nobody honest is refused, nothing is lost, all boards are one', () => {
  test.each(PINNED)('seed %i: %s', everythingIsRight)
  test.each(seeds)('seed %i', everythingIsRight)
})

test.runIf(count >= 30)('all that can go wrong did go wrong', () => {
  if (process.env.YORIAI_TALLY) writeFileSync(process.env.YORIAI_TALLY, JSON.stringify(sum))
  const never = Object.entries(sum).flatMap(([name, times]) => (times === 0 ? [name] : []))
  expect(never).toEqual(['refusalsUnexpected'])
  expect(sum.asked).toBeGreaterThan(sum.unasked * 10)
})
