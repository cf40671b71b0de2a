import * as Y from 'yjs'
import { type Board, openBoard } from '../../shared/board/document.ts'
import type { Saved } from '../store/log.ts'
import { Stored } from './board-bytes.ts'
import { type Frame, step1Frame, step2Frame } from './frames.ts'
import { type Closings, LenientSettings } from './grace.ts'

/** A board below this is a document at once: that takes no time worth saving. */
const COLD_ABOVE_BYTES = 100_000
/** So many updates may wait to be put into the document, where nobody reads it. */
const MOST_BEHIND = 200
/** Answers kept for one state: a hall that comes back after a network's hiccup has few different ones. */
const MOST_ANSWERS = 64

export interface ShownOptions {
  saved: Saved
  now: () => number
  /** What an earlier room of this board knew: its grace goes on. */
  closings?: Closings | undefined
  coldAboveBytes?: number | undefined
  /** The document was made. */
  onOpen: () => void
}

/** The judge's document: while nothing is pending in it, it is the shown one as well. */
export interface JudgesBoard {
  readonly isMade: boolean
  /** Undefined where it is not made, or where something in it is not durable yet (I1). */
  readonly settled: Board | undefined
}

/**
 * What is durable, and nothing else (I1): everything that leaves a room is read from it. A large
 * board stays bytes until somebody needs its document: most only need the bytes. One document does
 * for this and for the judge, but where somebody reads while something is pending.
 */
export class Shown {
  #stored: Stored
  #options: ShownOptions
  #judges: JudgesBoard = { isMade: false, settled: undefined }
  #own: Board | undefined
  /** What the own document lacks of the bytes: it is put in when somebody reads it. */
  #behind: Uint8Array[] = []
  #settings: LenientSettings | undefined
  #vector: Uint8Array | undefined
  #question: Frame | undefined
  #answers = new Map<string, Frame>()

  constructor(options: ShownOptions) {
    this.#options = options
    this.#stored = new Stored(options.saved)
    const { coldAboveBytes = COLD_ABOVE_BYTES } = options
    if (this.#stored.byteLength <= coldAboveBytes) this.#open()
  }

  get isOpen(): boolean {
    return this.#own !== undefined || this.#judges.isMade
  }

  get board(): Board {
    const { settled } = this.#judges
    if (settled) return settled
    const own = this.#own ?? this.#open()
    this.#catchUp(own.doc)
    return own
  }

  get doc(): Y.Doc {
    return this.board.doc
  }

  get settings(): LenientSettings {
    const { now, closings } = this.#options
    this.#settings ??= new LenientSettings(() => this.board, now, closings)
    return this.#settings
  }

  get closings(): Closings | undefined {
    return this.#settings?.closedAt ?? this.#options.closings
  }

  get byteLength(): number {
    return this.#stored.byteLength
  }

  /** The board as one Yjs update: the same bytes until something is added. */
  state(): Uint8Array {
    const { single } = this.#stored
    if (single) return single
    const state = Y.encodeStateAsUpdate(this.doc)
    this.#stored.fold(state)
    if (this.#judges.settled) this.destroy()
    return state
  }

  vector(): Uint8Array {
    this.#vector ??= Y.encodeStateVector(this.doc)
    return this.#vector
  }

  /** Asks for what we lack. */
  question(): Frame {
    this.#question ??= step1Frame(this.vector())
    return this.#question
  }

  /** For somebody who has nothing. */
  whole(): readonly Frame[] {
    if (!this.#stored.isFit || (this.isOpen && this.#stored.isLong)) this.state()
    return this.#stored.frames
  }

  since(vector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, vector)
  }

  /** Somebody who has the same was answered: it need not be looked for again. */
  knowsAnswer = (vector: Uint8Array): boolean => this.#answers.has(keyOf(vector))

  answer(vector: Uint8Array): Frame {
    const key = keyOf(vector)
    const known = this.#answers.get(key)
    if (known) return known
    const frame = step2Frame(this.since(vector))
    if (this.#answers.size >= MOST_ANSWERS) this.#answers.clear()
    this.#answers.set(key, frame)
    return frame
  }

  /**
   * To be called once it is pending no more.
   * @param settings whether it writes into the root `board`
   */
  add(update: Uint8Array, settings = false) {
    const lenient = settings ? this.settings : undefined
    this.#stored.add(update)
    this.#vector = undefined
    this.#question = undefined
    this.#answers.clear()
    if (this.#own) this.#behind.push(update)
    if (this.#own && this.#behind.length > MOST_BEHIND) this.#catchUp(this.#own.doc)
    lenient?.noticed()
  }

  /** From now on one document does for both. */
  share(judges: JudgesBoard) {
    this.#judges = judges
  }

  /** Gives its own document to the judge, who writes into it. */
  handOver(): Y.Doc {
    const { doc } = this.#own ?? this.#open()
    this.#catchUp(doc)
    this.#own = undefined
    return doc
  }

  destroy() {
    this.#own?.doc.destroy()
    this.#own = undefined
  }

  /** Together they cost little more than one. */
  #catchUp(doc: Y.Doc) {
    const behind = this.#behind.splice(0)
    if (behind.length === 0) return
    doc.transact(() => {
      for (const update of behind) Y.applyUpdate(doc, update)
    })
  }

  #open(): Board {
    const board = openBoard(new Y.Doc())
    board.doc.transact(() => {
      for (const part of this.#stored.parts) Y.applyUpdate(board.doc, part)
    })
    this.#behind = []
    this.#own = board
    this.#options.onOpen()
    return board
  }
}

const keyOf = (vector: Uint8Array) => Buffer.from(vector).toString('latin1')
