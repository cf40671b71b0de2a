/** So many at once: about two milliseconds' worth of letting people in. */
const AT_ONCE = 10

/** Does what comes in a rush a few at a time; in between everybody else has their turn. */
export class Turns {
  #waiting: (() => void)[] = []
  #isComing = false

  add(work: () => void) {
    this.#waiting.push(work)
    if (!this.#isComing) this.#come()
  }

  #come() {
    this.#isComing = true
    setImmediate(() => {
      const now = this.#waiting.splice(0, AT_ONCE)
      if (this.#waiting.length > 0) this.#come()
      else this.#isComing = false
      for (const work of now) work()
    })
  }
}
