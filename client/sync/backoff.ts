/** How long to wait at most before the first try again, and before any, in ms. */
const FIRST_MS = 1_000
const LONGEST_MS = 10_000

/**
 * Full jitter: anywhere between nothing and a bound that doubles with every failure, so that three
 * hundred phones whose server or router restarted do not come back in one wave.
 */
export const backoff = (failures: number, random: () => number): number =>
  random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** failures)
