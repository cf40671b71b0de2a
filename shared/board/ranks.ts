import { generateKeyBetween } from 'fractional-indexing'

interface Ranked {
  id: string
  rank: string
}

/** Board order. Equal ranks (two people put something in the same place at once) are told apart by id. */
export const byRankThenId = (a: Ranked, b: Ranked): number =>
  a.rank === b.rank ? compare(a.id, b.id) : compare(a.rank, b.rank)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** A rank after everything in the list, which need not be sorted. */
export const rankAtEnd = (all: readonly Ranked[]): string =>
  safely(highest(all.map((one) => one.rank)), null)

/**
 * A rank that puts something right before `all[at]` in a sorted list; at its end where there is none.
 * Between two equal ranks there is no room: it then goes behind the last of the equals.
 */
export function rankAt(all: readonly Ranked[], at: number): string {
  const before = all[at - 1]?.rank ?? null
  const after = all.slice(at).find((one) => before === null || one.rank > before)?.rank ?? null
  return safely(before, after)
}

const highest = (ranks: readonly string[]) =>
  ranks.reduce<string | null>((top, rank) => (top === null || rank > top ? rank : top), null)

/** A rank from elsewhere may not be one of ours; it then counts as the start. */
function safely(before: string | null, after: string | null): string {
  try {
    return generateKeyBetween(before, after)
  } catch {
    return generateKeyBetween(null, null)
  }
}
