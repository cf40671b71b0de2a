import { performance } from 'node:perf_hooks'

/** Time as an argument: the server's own, or one that a test moves. */
export interface Clock {
  /**
   * ms since 1970, for what is shown or kept as a date. Somebody sets it, a time server sets it:
   * nothing is ever waited for, measured or allowed by it.
   */
  now(): number
  /** ms since some moment before the start; only ever goes on, whatever the wall clock is set to. */
  elapsed(): number
  wait(ms: number): Promise<void>
}

export const realClock: Clock = {
  now: Date.now,
  elapsed: () => performance.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}
