/** An empty room stays open so long: whoever reloads comes back to it as it is. */
export const LINGER_MS = 60_000
/** So many at most: the one that was left first makes room. */
const MOST = 20

/** Rooms that nobody is in and that are still open. */
export class Lingering<T> {
  #ms: number
  #after: (ms: number, run: () => void) => void
  #evict: (one: T) => void
  /** When each was left; in this order. */
  #left = new Map<T, symbol>()

  /** @param ms 0: none stays open */
  constructor(ms: number, after: (ms: number, run: () => void) => void, evict: (one: T) => void) {
    this.#ms = ms
    this.#after = after
    this.#evict = evict
  }

  add(one: T) {
    if (this.#ms === 0) return this.#evict(one)
    const time = Symbol('left')
    this.#left.delete(one)
    this.#left.set(one, time)
    const [first] = this.#left.keys()
    if (first && this.#left.size > MOST) this.#end(first)
    this.#after(this.#ms, () => {
      if (this.#left.get(one) === time) this.#end(one)
    })
  }

  /** Somebody came in. */
  delete(one: T) {
    this.#left.delete(one)
  }

  #end(one: T) {
    this.#left.delete(one)
    this.#evict(one)
  }
}
