import { performance } from 'node:perf_hooks'

/** How work is put off; tests put their own in its place. */
export interface Scheduler {
  now: () => number
  after: (ms: number, run: () => void) => void
}

/** What is further away than this must not keep a process that has nothing else to do. */
const FAR_MS = 40

export const realScheduler: Scheduler = {
  now: () => performance.now(),
  after: (ms, run) => {
    if (ms <= 0) return void setImmediate(run)
    const timer = setTimeout(run, ms)
    if (ms > FAR_MS) timer.unref()
  },
}
