import { generateKeyBetween } from 'fractional-indexing'
import { highestRank } from './order.ts'

interface Ranked {
  id: string
  rank: string
}

/** Longer ones are of nobody's making who puts things between others by hand. */
const LONGEST = 40
/** Its first letter says how long its whole part is: `a` 1 … `k` 11; so many steps no board ever takes. */
const WHOLE = /^[a-k][0-9A-Za-z]*$/

/**
 * Whether there is room behind a rank. One that somebody made up to leave none (`zzz…`, 200 letters)
 * is not built on: what comes next stands before it, and fits.
 */
export function isBuiltOn(rank: string): boolean {
  const whole = rank.charCodeAt(0) - 95
  if (!WHOLE.test(rank) || rank.length < whole || rank.length > LONGEST) return false
  return rank.length === whole || !rank.endsWith('0')
}

/** A rank after everything in the list that leaves room behind it; the list need not be sorted. */
export const rankAtEnd = (all: readonly Ranked[]): string =>
  safely(highestRank(all.filter(({ rank }) => isBuiltOn(rank))), null)

/**
 * A rank that puts something right before `all[at]` in a sorted list; at its end where there is none.
 * Between two equal ranks there is no room: it then goes behind the last of the equals.
 */
export function rankAt(all: readonly Ranked[], at: number): string {
  const before = all[at - 1]?.rank ?? null
  const after = all.slice(at).find((one) => before === null || one.rank > before)?.rank ?? null
  const between = safely(before, after)
  return between.length <= LONGEST ? between : rankAtEnd(all)
}

/** A rank from elsewhere may not be one of ours; it then counts as the start. */
function safely(before: string | null, after: string | null): string {
  try {
    return generateKeyBetween(before, after)
  } catch {
    return generateKeyBetween(null, null)
  }
}
