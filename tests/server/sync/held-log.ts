import type { Log, LogEntry } from '../../../server/store/log.ts'

/** A log whose commits wait until the test lets them go, or fail when it says so. */
export class HeldLog implements Log {
  readonly #log: Log
  #gate = Promise.resolve()
  #open = () => {}
  #failure: Error | undefined
  /** Commits that were asked for. */
  asked = 0
  loads = 0
  #onAsked: (() => void)[] = []

  constructor(log: Log) {
    this.#log = log
  }

  hold() {
    this.#gate = new Promise((resolve) => {
      this.#open = resolve
    })
  }

  letGo() {
    this.#open()
  }

  /** From now on nothing can be written; `undefined`: it can again. */
  fail(failure: Error | undefined) {
    this.#failure = failure
  }

  /** Resolves when the next commit is asked for. */
  nextCommit(): Promise<void> {
    return new Promise((resolve) => this.#onAsked.push(resolve))
  }

  async commit(entries: readonly LogEntry[]) {
    this.asked++
    for (const resolve of this.#onAsked.splice(0)) resolve()
    await this.#gate
    if (this.#failure) throw this.#failure
    return this.#log.commit(entries)
  }

  has: Log['has'] = (board) => this.#log.has(board)

  load: Log['load'] = (board) => {
    this.loads++
    return this.#log.load(board)
  }

  compact: Log['compact'] = (...args) => this.#log.compact(...args)
}
