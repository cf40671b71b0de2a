import type { Timer } from './field-types.ts'

/** What is left, in ms, never less than 0. @param now the server's clock, ms since 1970 */
export const remainingMs = (timer: Timer | null | undefined, now: number): number => {
  if (!timer) return 0
  return Math.max(0, 'endsAt' in timer ? timer.endsAt - now : timer.leftMs)
}

export const isRunning = (timer: Timer | null | undefined, now: number): boolean =>
  timer !== null && timer !== undefined && 'endsAt' in timer && timer.endsAt > now

/** One that runs for so long from now; also how a stopped one goes on. */
export const started = (ms: number, now: number): Timer => ({ endsAt: now + ms })

/** One with so much more. After its end it runs again, for that alone; a stopped one stays stopped. */
export function extended(timer: Timer | null | undefined, ms: number, now: number): Timer {
  if (timer && 'leftMs' in timer) return { leftMs: timer.leftMs + ms }
  return started(remainingMs(timer, now) + ms, now)
}

export const paused = (timer: Timer | null | undefined, now: number): Timer => ({
  leftMs: remainingMs(timer, now),
})
