import * as Y from 'yjs'
import type { Board } from '../../shared/board/document.ts'
import { type Operation, OWN, perform } from '../../shared/board/operations.ts'
import type { Root } from '../../shared/board/schema.ts'
import { slotOf } from './about.ts'

const UNDONE_ROOTS: readonly Root[] = ['rows', 'notes', 'goals', 'board']
/** Typing into one text is one step back until there is a pause of so long. */
const TYPING_PAUSE_MS = 1_500
const OPERATION = 'operation'

/** What one person did here, to be taken back step by step; never what others did. */
export class History {
  readonly #board: Board
  readonly #undo: Y.UndoManager
  #now: Operation | undefined
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
      // In an undo or redo, the new step takes back the one that is being taken back.
      const operation = this.#now ?? this.#undo.currStackItem?.meta.get(OPERATION)
      stackItem.meta.set(OPERATION, operation)
    })
  }

  perform(operation: Operation) {
    const slot = slotOf(operation)
    const goesOn = slot !== undefined && this.#last && slotOf(this.#last) === slot
    if (!goesOn) this.#undo.stopCapturing()
    this.#last = operation
    this.#now = operation
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

  /** @returns the operation that was taken back or done again; undefined where there was none */
  step(way: 'undo' | 'redo'): Operation | undefined {
    this.#last = undefined
    return this.#undo[way]()?.meta.get(OPERATION)
  }

  destroy() {
    this.#undo.destroy()
  }
}
