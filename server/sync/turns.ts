/** So many at once: about four milliseconds' worth of letting people in. */
const AT_ONCE = 20
/** At most so long nobody is let in because more knock. */
const AT_THE_DOOR_MS = 25

/**
 * Does what comes in a rush a few at a time; in between everybody else has their turn. Node accepts
 * one connection in each turn of its loop, however many wait: as long as they come in nobody is let
 * in, which would make the turns long.
 */
export class Turns {
  #now: () => number
  #waiting: (() => void)[] = []
  #isComing = false
  /** When the first of those who wait came. */
  #since = 0
  #hasKnocked = false

  constructor(now = () => performance.now()) {
    this.#now = now
  }

  /** How many have not had their turn. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Somebody was accepted, and may not be the last. */
  knock() {
    this.#hasKnocked = true
  }

  add(work: () => void) {
    this.#waiting.push(work)
    if (this.#isComing) return
    this.#since = this.#now()
    this.#come()
  }

  #come() {
    this.#isComing = true
    setImmediate(() => {
      if (this.#moreMayCome()) return this.#come()
      const now = this.#waiting.splice(0, AT_ONCE)
      if (this.#waiting.length > 0) this.#come()
      else this.#isComing = false
      for (const work of now) work()
    })
  }

  #moreMayCome(): boolean {
    const hasKnocked = this.#hasKnocked
    this.#hasKnocked = false
    return hasKnocked && this.#now() - this.#since < AT_THE_DOOR_MS
  }
}
