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

  /**
   * Takes what something costs, also where there is less: what is owed, `mostOwed` at most, comes back first.
   * @returns ms until nothing is owed; 0 where nothing is
   */
  spend(now: number, cost: number, mostOwed: number): number {
    this.#left = Math.max(this.left(now) - cost, -mostOwed)
    return (Math.max(0, -this.#left) / this.#perSecond) * 1000
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

  /** Nothing is lost by forgetting it. */
  isFull = (now: number): boolean => this.left(now) === this.#burst

  /** ms until there is one; 0 where there is. */
  waitMs(now: number): number {
    return (Math.max(0, 1 - this.left(now)) / this.#perSecond) * 1000
  }
}

/** More names than this, and all begin anew: they never fill the memory. */
const MOST_REMEMBERED = 10_000

/** One bucket for each name. */
export class TokenBuckets {
  #buckets = new Map<string, TokenBucket>()
  #make: () => TokenBucket

  constructor(...of: ConstructorParameters<typeof TokenBucket>) {
    this.#make = () => new TokenBucket(...of)
  }

  of(name: string): TokenBucket {
    const known = this.#buckets.get(name)
    if (known) return known
    if (this.#buckets.size >= MOST_REMEMBERED) this.#buckets.clear()
    const bucket = this.#make()
    this.#buckets.set(name, bucket)
    return bucket
  }
}
