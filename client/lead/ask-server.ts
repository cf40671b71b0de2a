import { HttpError } from '../sync/http.ts'

/** Does something so many ms later. @returns what keeps it from being done */
type Later = (ms: number, run: () => void) => () => void

/** People come in crowds: asked once for all of them. */
const GATHER_MS = 800
const AFTER_FAILURE_MS = 5_000

/** What only the server knows. It is asked when there is news, not by the clock: a quiet hall asks nothing. */
export class Question<T> {
  #ask: () => Promise<T>
  #answered: (answer: T) => void
  #later: Later
  #turn = 0
  #unwait: (() => void) | undefined

  constructor(ask: () => Promise<T>, answered: (answer: T) => void, later: Later) {
    this.#ask = ask
    this.#answered = answered
    this.#later = later
  }

  /** Asks, and once more after a moment if no answer comes. */
  async now(): Promise<void> {
    this.stop()
    const mine = this.#turn
    try {
      const answer = await this.#ask()
      // A slow answer must not undo what a later question brought.
      if (mine === this.#turn) this.#answered(answer)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      if (mine === this.#turn) this.soon(AFTER_FAILURE_MS)
    }
  }

  /** There is news: asks in a moment, however much more comes until then. */
  soon(ms = GATHER_MS): void {
    this.#unwait ??= this.#later(ms, () => void this.now())
  }

  /** An answer that came with a doing of one's own. */
  take(answer: T): void {
    this.#turn++
    this.#answered(answer)
  }

  /** Neither what was asked nor what was to be asked matters any more. */
  stop(): void {
    this.#turn++
    this.#unwait?.()
    this.#unwait = undefined
  }
}
