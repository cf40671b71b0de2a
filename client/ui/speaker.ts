/** What is said: politely, between other things, or at once. `turn` tells two equal texts apart. */
export interface Said {
  polite: string
  urgent: string
  turn: number
}

/** Time as an argument: `after` runs something later and returns its own undo. */
export type After = (ms: number, run: () => void) => () => void

/** How long others' changes are gathered before they are told in one sentence. */
export const GATHER_MS = 5_000

/** What the screen reader hears: one's own doings at once, others' gathered, little by little. */
export class Speaker {
  #after: After
  #said: Said = { polite: '', urgent: '', turn: 0 }
  #listeners = new Set<() => void>()
  #gathered = new Map<string, { count: number; tell: (count: number) => string }>()
  #stop: (() => void) | undefined
  #tellsOthers = true

  constructor(after: After) {
    this.#after = after
  }

  get said() {
    return this.#said
  }

  get tellsOthers() {
    return this.#tellsOthers
  }

  /** One's own doing: はりました. */
  announce(text: string) {
    this.#say({ polite: text })
  }

  /** Only for: the phase ends, the connection is lost, one's own note was put away. */
  alarm(text: string) {
    this.#say({ urgent: text })
  }

  /** Others' doings of one kind: counted, told together at most every five seconds. */
  gather(kind: string, count: number, tell: (count: number) => string) {
    if (!this.#tellsOthers || count <= 0) return
    this.#gathered.set(kind, { count: (this.#gathered.get(kind)?.count ?? 0) + count, tell })
    this.#stop ??= this.#after(GATHER_MS, () => this.#tellGathered())
  }

  /** The switch for others' doings. */
  tellOthers(on: boolean) {
    this.#tellsOthers = on
    if (!on) this.#forget()
    this.#tell()
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tellGathered() {
    const texts = [...this.#gathered.values()].map(({ count, tell }) => tell(count))
    this.#forget()
    this.#say({ polite: texts.join('。') })
  }

  #forget() {
    this.#stop?.()
    this.#stop = undefined
    this.#gathered.clear()
  }

  #say(part: { polite?: string; urgent?: string }) {
    this.#said = { polite: '', urgent: '', ...part, turn: this.#said.turn + 1 }
    this.#tell()
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }
}
