/** Lets through so many a second, and at once as many as a second's worth. */
export class Pace {
  #perSecond: number
  #left: number
  #at = Number.NEGATIVE_INFINITY

  constructor(perSecond: number) {
    this.#perSecond = perSecond
    this.#left = perSecond
  }

  take(now: number): boolean {
    const gained = ((now - this.#at) / 1000) * this.#perSecond
    this.#left = Math.min(this.#perSecond, this.#left + Math.max(0, gained))
    this.#at = now
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}
