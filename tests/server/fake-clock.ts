import type { Clock } from '../../server/clock.ts'

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  #now: number
  #waiting: { until: number; wake: () => void }[] = []

  constructor(now = Date.UTC(2026, 10, 20, 9)) {
    this.#now = now
  }

  now = () => this.#now

  wait = (ms: number) =>
    new Promise<void>((wake) => {
      this.#waiting.push({ until: this.#now + ms, wake })
    })

  get waiting(): number {
    return this.#waiting.length
  }

  /** Moves on, and lets everything that then runs come to rest. */
  async pass(ms: number) {
    this.#now += ms
    const due = this.#waiting.filter(({ until }) => until <= this.#now)
    this.#waiting = this.#waiting.filter(({ until }) => until > this.#now)
    for (const { wake } of due) wake()
    await new Promise((resolve) => setImmediate(resolve))
  }
}
