import * as Y from 'yjs'
import type { Board } from '../../shared/board/document.ts'
import { type Operation, OWN, perform } from '../../shared/board/operations.ts'
import type { Root } from '../../shared/board/schema.ts'
import { entryOf, slotOf } from './about.ts'

const UNDONE_ROOTS: readonly Root[] = ['rows', 'notes', 'goals', 'board']
/** Typing into one text is one step back until there is a pause of so long. */
const TYPING_PAUSE_MS = 1_500
const OPERATION = 'operation'
/** The plain fields of the operation's entry, as they were before it. */
const BEFORE = 'before'
type Plain = Readonly<Record<string, unknown>>

/** What one person did here, to be taken back step by step; never what others did. */
export class History {
  readonly #board: Board
  readonly #undo: Y.UndoManager
  #now: Operation | undefined
  #before: Plain = {}
  #last: Operation | undefined

  constructor(board: Board) {
    this.#board = board
    this.#undo = new Y.UndoManager(UNDONE_ROOTS.map(board.root), {
      trackedOrigins: new Set([OWN]),
      captureTimeout: TYPING_PAUSE_MS,
      // A goal's entry is never deleted, so adding one cannot be taken back.
      captureTransaction: () => this.#now?.verb !== 'goals.add',
    })
    this.#undo.on('stack-item-added', ({ stackItem }) => {
      stackItem.meta.set(OPERATION, this.#now)
      stackItem.meta.set(BEFORE, this.#before)
    })
  }

  perform(operation: Operation) {
    const slot = slotOf(operation)
    const goesOn = slot !== undefined && this.#last && slotOf(this.#last) === slot
    if (!goesOn) this.#undo.stopCapturing()
    this.#last = operation
    this.#now = operation
    this.#before = this.#plain(operation)
    try {
      perform(this.#board, operation)
    } finally {
      this.#now = undefined
    }
  }

  /** The operation that the next undo or redo is about. */
  next(way: 'undo' | 'redo'): Operation | undefined {
    const stack = way === 'undo' ? this.#undo.undoStack : this.#undo.redoStack
    return stack.at(-1)?.meta.get(OPERATION)
  }

  /**
   * @param may a step without any effect left is passed over: the next one is taken only if it may be
   * @returns the operation that was taken back or done again; undefined where there was none
   */
  step(way: 'undo' | 'redo', may: (one: Operation) => boolean = () => true): Operation | undefined {
    this.#last = undefined
    const undo = this.#undo
    const stack = way === 'undo' ? undo.undoStack : undo.redoStack
    const end = stack.findLastIndex(({ meta }) => !may(meta.get(OPERATION)))
    const kept = stack.splice(0, end + 1)
    const held = new Map(stack.map(({ meta }) => [meta, this.#plain(meta.get(OPERATION))]))
    // One transaction, so that no half of it is ever sent.
    this.#board.doc.transact(() => {
      const meta = undo[way]()?.meta
      if (!meta) return
      this.#now = meta.get(OPERATION)
      this.#before = held.get(meta) ?? {}
      this.#mend(this.#now, meta.get(BEFORE) ?? {})
      // Yjs looks at these when the transaction ends.
      undo.undoing = way === 'undo'
      undo.redoing = way === 'redo'
    }, undo)
    undo.undoing = false
    undo.redoing = false
    stack.unshift(...kept)
    const done = this.#now
    this.#now = undefined
    return done
  }

  destroy() {
    this.#undo.destroy()
  }

  /**
   * Where somebody else wrote the same field meanwhile, Yjs takes one's own value out and puts none
   * back: the field would be missing, and the server refuse the rest with it.
   */
  #mend(operation: Operation | undefined, wanted: Plain) {
    const entry = this.#entry(operation)
    const held = Object.keys(this.#before).length > 0 ? this.#before : wanted
    for (const key of Object.keys(held)) {
      if (entry && !entry.has(key)) entry.set(key, wanted[key] ?? held[key])
    }
  }

  #plain(operation: Operation | undefined): Plain {
    const fields = [...(this.#entry(operation)?.entries() ?? [])]
    return Object.fromEntries(fields.filter(([, value]) => !(value instanceof Y.AbstractType)))
  }

  #entry(operation: Operation | undefined): Y.Map<unknown> | undefined {
    if (!operation) return undefined
    const [root = '', id] = entryOf(operation).split('/')
    const map = this.#board.root(root as Root)
    const entry = id === undefined ? map : map.get(id)
    return entry instanceof Y.Map ? entry : undefined
  }
}
