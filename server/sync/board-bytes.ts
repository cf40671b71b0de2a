import type { Saved } from '../store/log.ts'
import { type Frame, step2Frame, updateFrame } from './frames.ts'

/** An update that does nothing: no structs, no deletions. */
export const NOTHING = Uint8Array.of(0, 0)

export const isNothing = (update: Uint8Array) =>
  update.length === NOTHING.length && update.every((byte) => byte === 0)

/**
 * Deletions stand last in an update: how many clients, then clocks and lengths. As Yjs writes them,
 * none at all is a single 0, and a length is never 0.
 */
const deletesSomething = (update: Uint8Array) => update.at(-1) !== 0

/** So many updates are sent behind a snapshot. */
const MOST_SINCE = 100

/**
 * The durable board as bytes: a snapshot, and the updates since. Whoever has nothing yet is answered
 * with them as they are, without a document, and without encoding the board anew for each who comes.
 */
export class Stored {
  #snapshot: Uint8Array
  #since: Uint8Array[]
  #deletes: boolean
  #length = 0
  #frames: readonly Frame[] | undefined
  /** Each part's own: made once, and not anew for each who comes after a note. */
  #parts: Frame[] = []

  constructor({ snapshot = NOTHING, updates }: Pick<Saved, 'snapshot' | 'updates'>) {
    this.#snapshot = snapshot
    this.#since = [...updates]
    this.#deletes = updates.some(deletesSomething)
    for (const part of this.parts) this.#length += part.length
  }

  /** Applied in this order they give the document. */
  get parts(): readonly Uint8Array[] {
    return [this.#snapshot, ...this.#since]
  }

  get byteLength(): number {
    return this.#length
  }

  /** The whole board as one update, where there is one. */
  get single(): Uint8Array | undefined {
    return this.#since.length === 0 ? this.#snapshot : undefined
  }

  /** Words that were deleted since the snapshot are still in it: they go to nobody who comes later. */
  get isFit(): boolean {
    return !this.#deletes
  }

  /** So much came since the snapshot that encoding the board anew is worth its while. */
  get isLong(): boolean {
    const since = this.#length - this.#snapshot.length
    return this.#since.length > MOST_SINCE || since > this.#length / 4
  }

  add(update: Uint8Array) {
    this.#since.push(update)
    this.#deletes ||= deletesSomething(update)
    this.#length += update.length
    this.#frames = undefined
  }

  /** The same board, encoded anew as one update. */
  fold(state: Uint8Array) {
    this.#snapshot = state
    this.#since = []
    this.#deletes = false
    this.#length = state.length
    this.#frames = undefined
    this.#parts = []
  }

  /** The answer to somebody who has nothing; its SyncStep2 comes last, when all the rest is there. */
  get frames(): readonly Frame[] {
    this.#frames ??=
      this.#since.length === 0
        ? [step2Frame(this.#snapshot)]
        : [...this.#partFrames(), step2Frame(NOTHING)]
    return this.#frames
  }

  #partFrames(): readonly Frame[] {
    const made = this.#parts.length
    for (const part of this.parts.slice(made)) this.#parts.push(updateFrame(part))
    return this.#parts
  }
}
