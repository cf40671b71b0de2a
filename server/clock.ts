/** Time as an argument: the server's own, or one that a test moves. */
export interface Clock {
  /** ms since 1970 */
  now(): number
  wait(ms: number): Promise<void>
}

export const realClock: Clock = {
  now: Date.now,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}
