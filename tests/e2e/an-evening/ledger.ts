/** What everybody wrote this evening, kept by hand, and what must have become of it. */
import { expect } from '@playwright/test'

export class Ledger {
  /** Notes on the board by their words: who wrote it. */
  readonly #up = new Map<string, string>()
  /** Words that nobody but their author and the facilitator may have any more. */
  readonly #away = new Set<string>()
  /** Rows made this evening: their words, and the answer they got. */
  readonly rows = new Map<string, string>()

  wrote(who: string, text: string) {
    this.#up.set(text, who)
  }

  changed(from: string, to: string) {
    this.#up.set(to, this.#up.get(from) ?? '')
    this.#up.delete(from)
  }

  withdrew(text: string) {
    this.#up.delete(text)
  }

  putAway(text: string) {
    this.#up.delete(text)
    this.#away.add(text)
  }

  get notes(): string[] {
    return [...this.#up.keys()].sort()
  }

  /** Nothing lost, nothing twice, nothing that was put away. */
  expectNotes(found: readonly string[], where: string) {
    expect([...found].sort(), `the notes ${where}`).toEqual(this.notes)
  }

  expectNothingPutAway(bytes: string, where: string) {
    for (const text of this.#away) expect(bytes.includes(text), `「${text}」 ${where}`).toBe(false)
  }
}
