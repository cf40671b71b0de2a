import type { Clock } from '../clock.ts'

/** After work of some time it rests so many times as long: the hall's writing comes first (I5). */
const REST = 3

/**
 * Makes files one at a time. Whoever asks for the same file while it waits for its turn gets the
 * same one; it is begun after all of them asked, so nobody gets an older state than was asked for.
 */
export class Press {
  #clock: Clock
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = new Map<string, Promise<unknown>>()

  #onLength: (files: number) => void
  #length = 0

  /** @param onLength told how many files are being made or wait, whenever that changes */
  constructor(clock: Clock, onLength: (files: number) => void = () => {}) {
    this.#clock = clock
    this.#onLength = onLength
  }

  /** @param file what is made, and of which board */
  make<T>(file: string, work: () => Promise<T>): Promise<T> {
    const waiting = this.#waiting.get(file)
    if (waiting) return waiting as Promise<T>
    let start = 0
    const made = this.#turn.then(() => {
      this.#waiting.delete(file)
      start = this.#clock.elapsed()
      return work()
    })
    this.#waiting.set(file, made)
    this.#grows(1)
    const shrinks = () => this.#grows(-1)
    made.then(shrinks, shrinks)
    this.#turn = made
      .catch(() => undefined)
      .then(() => this.#clock.wait(REST * (this.#clock.elapsed() - start)))
    return made
  }

  #grows(by: number) {
    this.#length += by
    this.#onLength(this.#length)
  }
}
