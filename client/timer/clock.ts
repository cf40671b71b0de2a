const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

/** 12:40; a started second counts as a whole one, so that 0:00 is the end and nothing before it. */
export function clockOf(ms: number): string {
  const seconds = Math.ceil(ms / SECOND_MS)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** When the figures change next, or null when they do not. */
export const nextChangeMs = (leftMs: number): number | null =>
  leftMs <= 0 ? null : leftMs % SECOND_MS || SECOND_MS

export type Call = 'five' | 'one' | 'over'

const CALLS: readonly (readonly [number, Call])[] = [
  [0, 'over'],
  [MINUTE_MS, 'one'],
  [5 * MINUTE_MS, 'five'],
]

/** What is to be called out when the time went from one reading to the next; after a sleep the last. */
export function callBetween(beforeMs: number, afterMs: number): Call | undefined {
  return CALLS.find(([at]) => beforeMs > at && afterMs <= at)?.[1]
}
