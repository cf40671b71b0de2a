/** Lets through `burst` at once, and `perSecond` as they come back. */
export class TokenBucket {
  #burst: number
  #perSecond: number
  #left: number
  #at = Number.NEGATIVE_INFINITY

  constructor(perSecond: number, burst = perSecond) {
    this.#burst = burst
    this.#perSecond = perSecond
    this.#left = burst
  }

  /** @param now `Clock.elapsed` */
  take(now: number): boolean {
    if (this.left(now) < 1) return false
    this.#left -= 1
    return true
  }

  /** What was taken was not used. */
  giveBack() {
    this.#left = Math.min(this.#burst, this.#left + 1)
  }

  left(now: number): number {
    const gained = ((now - this.#at) / 1000) * this.#perSecond
    this.#left = Math.min(this.#burst, this.#left + Math.max(0, gained))
    this.#at = now
    return this.#left
  }

  /** ms until there is one; 0 where there is. */
  waitMs(now: number): number {
    return (Math.max(0, 1 - this.left(now)) / this.#perSecond) * 1000
  }
}
