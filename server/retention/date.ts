import { DAY_MS } from './ages.ts'

/** What the store remembers of the wall clock. */
export interface Dates {
  /** Up to here the clock is believed: it said so, and was not set back afterwards. */
  seenAt: number
  /** Since the clock said this it was further ahead than the days between explain. */
  aheadSince: number | undefined
}

/**
 * - `right`: it went on as days do
 * - `ahead`: it is further on than a server that runs every day; believed when it still is on another day
 * - `far-ahead`: so far that only a person can say whether it is right
 * - `behind`: it was set back, or was wrong before
 */
export type ClockSays = 'right' | 'ahead' | 'far-ahead' | 'behind'

export interface Reckoned {
  clock: ClockSays
  dates: Dates
  /** By which ages are counted now; undefined: nothing is deleted. */
  date: number | undefined
}

/** A server that runs looks once a day. */
const USUAL_MS = 2 * DAY_MS
/** From one year's workshop to the next the laptop lies in a cupboard. */
const FAR_MS = 400 * DAY_MS

/**
 * The date that ages are counted by. Nothing tells a wrong clock from a long pause but time: a clock that
 * nobody corrects until another day is taken for right, unless it went further than pauses are long.
 */
export function reckon({ seenAt, aheadSince }: Dates, now: number): Reckoned {
  const since = now - seenAt
  if (since < -DAY_MS)
    return { clock: 'behind', dates: { seenAt, aheadSince: undefined }, date: undefined }
  if (since <= USUAL_MS) {
    const date = Math.max(seenAt, now)
    return { clock: 'right', dates: { seenAt: date, aheadSince: undefined }, date }
  }
  if (since > FAR_MS)
    return { clock: 'far-ahead', dates: { seenAt, aheadSince: undefined }, date: undefined }
  // Set back below what it said then: that was wrong.
  if (aheadSince === undefined || now < aheadSince)
    return { clock: 'ahead', dates: { seenAt, aheadSince: now }, date: seenAt }
  if (now - aheadSince < DAY_MS)
    return { clock: 'ahead', dates: { seenAt, aheadSince }, date: seenAt }
  return reckon({ seenAt: aheadSince, aheadSince: undefined }, now)
}
