interface Ranked {
  id: string
  rank: string
}

/** Board order. Equal ranks (two people put something in the same place at once) are told apart by id. */
export const byRankThenId = (a: Ranked, b: Ranked): number =>
  a.rank === b.rank ? compare(a.id, b.id) : compare(a.rank, b.rank)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export const highestRank = (all: readonly { rank: string }[]): string | null =>
  all.reduce<string | null>((top, { rank }) => (top === null || rank > top ? rank : top), null)

/** Where something lies until the server has given it its rank: behind all. */
export const behindAll = (all: readonly { rank: string }[]): string => `${highestRank(all) ?? ''}z`
