import type { Clock } from '../../server/clock.ts'

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  #wall: number
  #elapsed = 0
  #waiting: { until: number; wake: () => void }[] = []

  constructor(now = Date.UTC(2026, 10, 20, 9)) {
    this.#wall = now
  }

  now = () => this.#wall
  elapsed = () => this.#elapsed

  /** Somebody sets the wall clock, forwards or back; no time passes. */
  set(byMs: number) {
    this.#wall += byMs
  }

  wait = (ms: number) =>
    new Promise<void>((wake) => {
      this.#waiting.push({ until: this.#elapsed + ms, wake })
    })

  get waiting(): number {
    return this.#waiting.length
  }

  /** Moves on, and lets everything that then runs come to rest. */
  async pass(ms: number) {
    this.#wall += ms
    this.#elapsed += ms
    const due = this.#waiting.filter(({ until }) => until <= this.#elapsed)
    this.#waiting = this.#waiting.filter(({ until }) => until > this.#elapsed)
    for (const { wake } of due) wake()
    await new Promise((resolve) => setImmediate(resolve))
  }
}
