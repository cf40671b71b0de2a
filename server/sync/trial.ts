import * as Y from 'yjs'
import { type Board, openBoard } from '../../shared/board/document.ts'
import type { Refusal } from '../../shared/wire.ts'
import type { Lawful } from './judge/case.ts'
import { excerpt } from './judge/excerpt.ts'
import { inspect } from './judge/inspect.ts'

/** `update`: what it did here, as one Yjs update; undefined where it did nothing. */
export type Outcome = { update: Uint8Array | undefined } | { refusal: Refusal }

interface TrialOptions {
  /** A document of what is durable, to be written into. */
  durable: () => Y.Doc
  /** What was accepted since, in the order of acceptance. */
  pending: () => readonly Uint8Array[]
  /** The Yjs client id of the server's own writes. */
  writer: number
  /** Something was thrown that is our mistake, whoever sent what led to it. */
  onMistake?: ((error: unknown) => void) | undefined
}

/** A board's document with its pending writes; the judge writes into it. Made when it is needed. */
export class Trial {
  #options: TrialOptions
  #doc: Y.Doc | undefined

  constructor(options: TrialOptions) {
    this.#options = options
  }

  get isMade(): boolean {
    return this.#doc !== undefined
  }

  get doc(): Y.Doc {
    this.#doc ??= this.#make()
    return this.#doc
  }

  /** Something stands in it that is not accepted: it is made anew from what is. */
  discard() {
    this.#doc?.destroy()
    this.#doc = undefined
  }

  /**
   * Tries an update whose writes compete beside the board, on what it touches: a refusal leaves the
   * board as it was, and nobody waits for a new one.
   * @returns the refusal, and of how many bytes what it touches was made
   */
  rehearse(update: Uint8Array, lawful: Lawful): { refusal: Refusal | undefined; bytes: number } {
    const { doc, bytes } = excerpt(this.doc, lawful.touched)
    try {
      return { refusal: this.#tryOn(doc, update, lawful), bytes }
    } finally {
      doc.destroy()
    }
  }

  #tryOn(doc: Y.Doc, update: Uint8Array, lawful: Lawful): Refusal | undefined {
    try {
      Y.applyUpdate(doc, update)
      return inspect(doc, lawful, this.doc)
    } catch (error) {
      this.#options.onMistake?.(error)
      return { reason: 'malformed' }
    }
  }

  /** Applies an update that was found lawful and looks at what became of it. After a refusal: `discard`. */
  put(update: Uint8Array, lawful: Lawful): Outcome {
    try {
      // What is logged and sent is what the update did here, not the bytes that came.
      const made = recorded(this.doc, () => Y.applyUpdate(this.doc, update))
      const refusal = inspect(this.doc, lawful)
      return refusal ? { refusal } : { update: made }
    } catch (error) {
      // Yjs throws in the middle of what it cannot put together. The judge should have seen it.
      this.#options.onMistake?.(error)
      return { refusal: { reason: 'malformed' } }
    }
  }

  write(change: (board: Board) => void): Uint8Array | undefined {
    const { doc } = this
    const board = openBoard(doc)
    // Yjs takes another id as soon as it applies updates of this one, as a document made anew does.
    doc.clientID = this.#options.writer
    return recorded(doc, () => doc.transact(() => change(board)))
  }

  #make(): Y.Doc {
    const { durable, pending } = this.#options
    const doc = durable()
    doc.transact(() => {
      for (const update of pending()) Y.applyUpdate(doc, update)
    })
    return doc
  }
}

/** The one update that `change` makes of a document; undefined where it changes nothing. */
function recorded(doc: Y.Doc, change: () => void): Uint8Array | undefined {
  let made: Uint8Array | undefined
  const record = (update: Uint8Array) => {
    made = update
  }
  doc.on('update', record)
  try {
    change()
  } finally {
    doc.off('update', record)
  }
  return made
}
