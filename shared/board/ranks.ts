import { generateKeyBetween } from 'fractional-indexing'
import { highestRank } from './order.ts'

interface Ranked {
  id: string
  rank: string
}

/** A rank after everything in the list, which need not be sorted. */
export const rankAtEnd = (all: readonly Ranked[]): string => safely(highestRank(all), null)

/**
 * A rank that puts something right before `all[at]` in a sorted list; at its end where there is none.
 * Between two equal ranks there is no room: it then goes behind the last of the equals.
 */
export function rankAt(all: readonly Ranked[], at: number): string {
  const before = all[at - 1]?.rank ?? null
  const after = all.slice(at).find((one) => before === null || one.rank > before)?.rank ?? null
  return safely(before, after)
}

/** A rank from elsewhere may not be one of ours; it then counts as the start. */
function safely(before: string | null, after: string | null): string {
  try {
    return generateKeyBetween(before, after)
  } catch {
    return generateKeyBetween(null, null)
  }
}
