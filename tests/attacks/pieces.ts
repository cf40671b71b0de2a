import fc from 'fast-check'
import { attack } from './attack.ts'
import { type Recipe, recipes } from './shots.ts'
import type { Tally } from './tally.ts'
import { WORLDS } from './worlds.ts'

const RECIPES_PER_PIECE = 1_000
const recipe = recipes(Array.from({ length: WORLDS }, (_, at) => at))

/** One seed's worth of attacks. @returns what was found, as small as fast-check could make it. */
export function piece(
  seed: number,
  most: number,
  tally: Tally,
): { message: string; recipe: Recipe | undefined } | undefined {
  const numRuns = Math.min(RECIPES_PER_PIECE, Math.ceil(most / 5))
  const run = fc.check(
    fc.property(recipe, (one) => attack(one, tally)),
    { seed, numRuns },
  )
  if (!run.failed) return undefined
  return { message: String(run.errorInstance), recipe: run.counterexample?.[0] }
}

/** The tally in words, a line each. */
export function table({ refused, denied, ...rest }: Tally): string {
  const share = (part: number) => `${((100 * part) / Math.max(1, rest.fired)).toFixed(1)} %`
  const lines: [string, string | number][] = [
    ['mutated updates', rest.fired],
    ['decode and apply cleanly where no judge stands', `${rest.clean} (${share(rest.clean)})`],
    ['  and change what is shown there', `${rest.effective} (${share(rest.effective)})`],
    ['  and do what the policy forbids', `${rest.forbidden} (${share(rest.forbidden)})`],
    ['accepted, as the policy allows', rest.accepted],
    ['accepted, adding nothing', rest.empty],
    ...Object.entries(refused)
      .sort(([, a], [, b]) => b - a)
      .map(([reason, times]): [string, number] => [`refused: ${reason}`, times]),
    ['mutated commands', rest.said],
    ['done, as the policy allows', rest.done],
    ...Object.entries(denied)
      .sort(([, a], [, b]) => b - a)
      .map(([reason, times]): [string, number] => [`not done: ${reason}`, times]),
    ['boards on which the others went on', rest.afterwards],
    ['slowest, ms', Math.round(rest.slowestMs)],
  ]
  return lines.map(([what, value]) => `${what.padEnd(50)}${String(value).padStart(18)}`).join('\n')
}
