import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attack } from './attack.ts'
import { type Recipe, recipes } from './shots.ts'
import { newTally } from './tally.ts'

/** A board on which all may group, and one where writing is stopped. */
const BOARDS = [4, 7]
const tally = newTally()

for (const seed of [20_261_121, 17]) {
  test(`I2 mutated updates do nothing that the policy forbids, seed ${seed}`, () => {
    fc.assert(
      fc.property(recipes(BOARDS), (recipe) => attack(recipe, tally)),
      { seed, numRuns: 50 },
    )
  })
}

test('they were attacks: most apply where no judge stands, half of them against the policy', () => {
  expect(tally.clean).toBeGreaterThan(0.3 * tally.fired)
  expect(tally.forbidden).toBeGreaterThan(0.3 * tally.fired)
  expect(tally.accepted).toBeGreaterThan(0.02 * tally.fired)
  expect(tally.done).toBeGreaterThan(0.1 * tally.said)
  expect(Object.keys(tally.refused).length).toBeGreaterThan(7)
  expect(Object.keys(tally.denied).length).toBeGreaterThan(5)
})

/** What earlier runs found, in the server or in the attacker's own rules. */
const PINNED: Readonly<Record<string, Recipe>> = {
  'so many collected structs as are allowed': {
    world: 1,
    sender: 4,
    shots: [
      {
        ...{ deed: 0, own: true, client: 'fresh', bytes: [] },
        changes: [{ name: 'giant', n: [0, 0, 0] }],
      },
    ],
  },
  'one’s own note withdrawn, and posted anew with other words': {
    ...{ world: 0, sender: 562 },
    shots: [{ deed: 0, own: false, client: 'fresh', changes: [], bytes: [] }],
    says: [
      { evening: false, base: 4779, own: false, again: false, changes: [], bytes: [] },
      {
        evening: false,
        base: 0,
        own: false,
        again: false,
        changes: [{ how: 'note', n: [873, 0] }],
        bytes: [],
      },
    ],
  },
  'a time so small that it is written with a negative exponent': {
    world: 2,
    sender: 807,
    shots: [
      {
        ...{ deed: 7772, own: true, client: 'fresh', changes: [] },
        bytes: [
          [1710, 0, 'end'],
          [2927, 0, 'add'],
        ],
      },
    ],
  },
}
for (const [name, recipe] of Object.entries(PINNED)) {
  test(`I2 pinned: ${name}`, () => attack(recipe, newTally()))
}
