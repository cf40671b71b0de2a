const BUCKETS_PER_MS = 20
const LONGEST_MS = 60_000

/** Times in ms, kept in buckets of 0.05 ms. */
export class Histogram {
  #buckets = new Uint32Array(LONGEST_MS * BUCKETS_PER_MS + 1)
  count = 0
  max = 0

  add(ms) {
    const bucket = Math.min(LONGEST_MS, Math.max(0, ms)) * BUCKETS_PER_MS
    this.#buckets[Math.floor(bucket)]++
    this.count++
    if (ms > this.max) this.max = ms
  }

  /** The time within which a share of all came; NaN where none came. */
  within(share) {
    const wanted = Math.ceil(this.count * share)
    let found = 0
    for (let bucket = 0; this.count > 0 && bucket < this.#buckets.length; bucket++) {
      found += this.#buckets[bucket]
      if (found >= wanted) return (bucket + 1) / BUCKETS_PER_MS
    }
    return Number.NaN
  }

  get percentiles() {
    return { p50: this.within(0.5), p95: this.within(0.95), p99: this.within(0.99) }
  }
}
