import type { Drafts } from './drafts.ts'

/** How a box's content is kept as a text. */
export interface Form<V> {
  /** Null where what was kept is none of this form's. */
  read: (kept: string) => V | null
  print: (value: V) => string
}

/** A box with nothing but words in it. */
export const WORDS: Form<string> = { read: (kept) => kept, print: (text) => text }

/**
 * One box that a person types into, or the fields of one dialog: what stands in it is kept from the
 * first letter, over closing, reloading and a killed tab, until it is sent or dropped on purpose.
 */
export class Box<V> {
  value: V
  /** It came from what was kept: the person is told, and may drop it. */
  found: boolean
  readonly #drafts: Drafts
  readonly #name: string
  readonly #form: Form<V>
  /** What the box begins with. */
  readonly #begin: V
  readonly #listeners = new Set<() => void>()
  #unwatch: (() => void) | undefined

  constructor(drafts: Drafts, name: string, form: Form<V>, begin: V) {
    this.#drafts = drafts
    this.#name = name
    this.#form = form
    this.#begin = begin
    const kept = this.#read()
    this.value = kept ?? begin
    this.found = kept !== null
  }

  write(value: V) {
    this.value = value
    this.keep(value)
    this.#tell()
  }

  /** What is being composed is kept, too, but nothing acts on it. */
  keep(value: V) {
    if (this.#isBegin(value)) this.#drafts.drop(this.#name)
    else this.#drafts.write(this.#name, this.#form.print(value))
  }

  /** The words are in the outbox, or with the server. */
  sent(begin: V = this.#begin) {
    this.#drafts.sent(this.#name)
    this.#leave(begin)
  }

  /** The person wants them no more. */
  drop() {
    this.#drafts.drop(this.#name)
    this.#leave(this.#begin)
  }

  /** Somebody else wrote into what is kept for this box: words that came back. */
  reread() {
    const kept = this.#read()
    this.value = kept ?? this.#begin
    this.found = kept !== null
    this.#tell()
  }

  subscribe(listener: () => void): () => void {
    this.#unwatch ??= this.#drafts.watch(this.#name, () => this.reread())
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#unwatch?.()
      this.#unwatch = undefined
    }
  }

  #leave(value: V) {
    this.found = false
    this.write(value)
  }

  #isBegin = (value: V) => this.#form.print(value) === this.#form.print(this.#begin)

  #read(): V | null {
    const kept = this.#drafts.read(this.#name)
    const value = kept === null ? null : this.#form.read(kept)
    if (kept !== null && value === null) this.#drafts.layAside(this.#name)
    return value === null || this.#isBegin(value) ? null : value
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }
}
