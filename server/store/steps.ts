import { setImmediate as turn } from 'node:timers/promises'

/** Work that may pause wherever it yields, and what it comes to. */
export type Steps<T> = Generator<void, T, void>

/** Nobody else is held up for longer than about so long. */
const MOST_AT_ONCE_MS = 15

/** All of it now: for whoever must not be interrupted. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** With pauses, in which everybody else has their turn. */
export async function withPauses<T>(steps: Steps<T>): Promise<T> {
  let since = Number.NEGATIVE_INFINITY
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() - since < MOST_AT_ONCE_MS) continue
    await turn()
    since = performance.now()
  }
}
