import type { Frame } from './frames.ts'
import type { Session } from './session.ts'

/** So long nobody came: then there is time for the documents. */
const QUIET_MS = 200
/** However many come, those who wait to write do not wait longer than this. */
const MOST_MS = 1_000

/**
 * Those who come, and what is made ready for them once the rush is over: a first write need not wait
 * for the judge's document. Whoever came while the board was still bytes reads at once; what they
 * have that we lack is asked for when there is a document to judge it by.
 */
export class Newcomers {
  #waiting = new Set<Session>()
  #later: (ms: number, run: () => void) => void
  #prepare: readonly (() => void)[]
  #came = 0
  #closed = false

  /** @param prepare what takes time, one after the other */
  constructor(later: (ms: number, run: () => void) => void, prepare: readonly (() => void)[]) {
    this.#later = later
    this.#prepare = prepare
  }

  /** @param asked it was asked already what it has that we lack */
  add(session: Session, asked: boolean) {
    if (!asked) this.#waiting.add(session)
    if (this.#came++ === 0) this.#look(0, 0)
  }

  delete(session: Session) {
    this.#waiting.delete(session)
  }

  close() {
    this.#closed = true
    this.#waiting.clear()
  }

  /** There is a document now. */
  ask(question: () => Frame) {
    for (const { line } of this.#waiting) line.send(question())
    this.#waiting.clear()
  }

  #look(seen: number, waited: number) {
    if (seen === this.#came || waited >= MOST_MS) return this.#work([...this.#prepare])
    const came = this.#came
    this.#later(QUIET_MS, () => this.#look(came, waited + QUIET_MS))
  }

  /** With a pause after each piece, so that others have their turn. */
  #work([next, ...rest]: readonly (() => void)[]) {
    if (!next || this.#closed) return
    next()
    this.#later(QUIET_MS, () => this.#work(rest))
  }
}
