import type { Clock } from '../clock.ts'

/** Beyond so many the oldest is judged by its row. */
const MOST_REMEMBERED = 10_000

/**
 * How old the links are that work for a while. Of those made since the start that is measured. For one
 * from before it there is only the date in its row: where that lies further ahead than a link ever
 * lives, the clock was set back in between, its age is unknown, and it works no more.
 */
export class LinkAges {
  #clock: Pick<Clock, 'now' | 'elapsed'>
  #liveMs: number
  /** By the secret's hash, the oldest first. */
  #madeAt = new Map<string, number>()

  constructor(clock: Pick<Clock, 'now' | 'elapsed'>, liveMs: number) {
    this.#clock = clock
    this.#liveMs = liveMs
  }

  made(hash: string) {
    const [oldest] = this.#madeAt.keys()
    if (oldest !== undefined && this.#madeAt.size >= MOST_REMEMBERED) this.#madeAt.delete(oldest)
    this.#madeAt.set(hash, this.#clock.elapsed())
  }

  /** @param expiresAt by the wall clock, as its row says */
  isGood(hash: string, expiresAt: number): boolean {
    const madeAt = this.#madeAt.get(hash)
    if (madeAt !== undefined) return this.#clock.elapsed() - madeAt < this.#liveMs
    const leftMs = expiresAt - this.#clock.now()
    return leftMs > 0 && leftMs <= this.#liveMs
  }
}
