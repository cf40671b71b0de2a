import * as Y from 'yjs'
import type { NoteChange } from '../../shared/board/commands.ts'
import type { Board } from '../../shared/board/document.ts'
import { layingOf } from '../../shared/board/laying.ts'
import { type Operation, OWN, perform } from '../../shared/board/operations.ts'
import { isGroupOperation, isSaid, type SaidOperation } from '../../shared/board/said.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import type { Say } from './documents.ts'
import { sameWay, stepOf, wayOf, wayTo } from './inverse.ts'
import { islandsOn } from './islands-on.ts'
import { slotOf } from './operation-facts.ts'
import { changesIn, go, reversed, stillOurs } from './put-back.ts'
import type { PutBack, Undoable } from './undoable.ts'

/** The board as the person sees it. */
interface Seen {
  readonly snapshot: Snapshot
}

type StackItem = Y.UndoManager['undoStack'][number]

/**
 * One step of what was done here, taken back where it still is as we left it: by setting fields
 * back, or by another operation. Typing into one text has Yjs' own `item`, by which it is taken back
 * letter by letter, beside what others typed.
 */
type Step = { operation: Operation; item?: StackItem } & (
  | { back: PutBack; left?: undefined }
  | { back: Operation; left: Operation }
)

/** Typing into one text is one step until there is a pause of so long. */
const TYPING_PAUSE_MS = 1_500

const isTyping = ({ verb }: Operation) => verb === 'rows.rewrite'

/**
 * What one person did on a document, to be taken back step by step; never what others did. Yjs'
 * own undo is used for texts only: of a map it may leave a key without any value, when two people
 * set it at once, and a board without that value is refused.
 */
export class History {
  readonly #board: Board
  readonly #view: Seen
  readonly #say: Say
  readonly #texts: Y.UndoManager
  readonly #steps: Record<'undo' | 'redo', Step[]> = { undo: [], redo: [] }
  /** The typing that is being done, and the text before it. */
  #typing: { operation: Operation; back: Operation } | undefined
  #last: Operation | undefined
  /** By what a step did, the step that would undo it. */
  #answers = new WeakMap<Undoable, Step>()

  constructor(board: Board, view: Seen, say: Say) {
    this.#board = board
    this.#view = view
    this.#say = say
    this.#texts = new Y.UndoManager([board.root('rows')], {
      trackedOrigins: new Set([OWN]),
      captureTimeout: TYPING_PAUSE_MS,
      captureTransaction: () => this.#typing !== undefined,
    })
    this.#texts.on('stack-item-added', ({ stackItem, type }) => {
      if (!this.#typing) return
      this.#steps[type].push({ ...this.#typing, left: this.#typing.back, item: stackItem })
    })
  }

  /** Goes on where an earlier document ended: its letters are not here, its texts may be. */
  inherit(earlier: History) {
    for (const way of ['undo', 'redo'] as const) {
      this.#steps[way] = earlier.#steps[way]
      for (const step of this.#steps[way]) delete step.item
    }
    this.#answers = earlier.#answers
  }

  /** Does something that has its step already. */
  repeat(way: Undoable) {
    this.#go(way)
  }

  perform(operation: Operation) {
    this.#forget('redo')
    const slot = slotOf(operation)
    const goesOn = slot !== undefined && this.#last && slotOf(this.#last) === slot
    if (!goesOn) this.#texts.stopCapturing()
    this.#last = operation
    if (isTyping(operation)) return this.#type(operation, () => perform(this.#board, operation))
    if (isGroupOperation(operation) && operation.verb !== 'groups.title') {
      const laying = layingOf(operation, islandsOn(this.#view.snapshot))
      this.#go(operation)
      if (laying) this.#steps.undo.push({ operation, ...stepOf(laying) })
      return
    }
    const back = wayTo(operation, this.#view.snapshot)
    const changes = changesIn(this.#board, () => this.#go(operation))
    const left = wayTo(operation, this.#view.snapshot)
    if (back && left && !sameWay(back, left)) this.#steps.undo.push({ operation, back, left })
    // 進行 sets settings, and takes none back.
    if (back || changes.length === 0 || operation.verb === 'board.set') return
    this.#steps.undo.push({ operation, back: { verb: 'put-back', changes } })
  }

  /** What the next undo or redo would do. */
  next(way: 'undo' | 'redo'): Undoable | undefined {
    return this.#steps[way].at(-1)?.back
  }

  /**
   * Takes back one step, or does it again.
   * @param may a step of which nothing is ours any more is passed over: the next one is taken only
   * if it may be
   * @returns what was done, as it can be done again elsewhere; undefined where there was nothing
   */
  step(way: 'undo' | 'redo', may: (one: Undoable) => boolean = () => true): Undoable | undefined {
    this.#last = undefined
    for (;;) {
      const step = this.#steps[way].at(-1)
      if (!step || !may(step.back)) return undefined
      this.#steps[way].pop()
      // Its letters may be in a note that went and came back: then it is the text that counts.
      const opposite = this.#steps[way === 'undo' ? 'redo' : 'undo']
      const known = opposite.length
      const done = (step.item && this.#stepText(way, step, step.item)) || this.#stepDeed(way, step)
      const answer = opposite[known]
      if (done && answer) this.#answers.set(done, answer)
      if (done) return done
    }
  }

  /** The server says what a step found of a note or an island and what it left: others' words may be in both. */
  told(done: SaidOperation, { from, to }: NoteChange) {
    const step = this.#answers.get(done) ?? this.#all.find(({ operation }) => operation === done)
    const [back, left] = [from, to].map((state) => state && wayOf(done, state))
    if (!step || !back || !left || back.verb !== step.back.verb) return
    Object.assign(step, { back, left })
  }

  /** What was done was refused, or what a step did: there is nothing to be said against it. */
  forget(done: Undoable) {
    const answer = this.#answers.get(done)
    for (const way of ['undo', 'redo'] as const)
      this.#steps[way] = this.#steps[way].filter(
        (step) => step !== answer && step.operation !== done,
      )
  }

  destroy() {
    this.#texts.destroy()
  }

  #type(operation: Operation, change: () => void) {
    const back = wayTo(operation, this.#view.snapshot)
    if (!back) return
    this.#typing = { operation, back }
    try {
      change()
    } finally {
      this.#typing = undefined
    }
    const left = wayTo(operation, this.#view.snapshot)
    const items = [...this.#texts.undoStack.slice(-1), ...this.#texts.redoStack.slice(-1)]
    for (const step of [...this.#steps.undo.slice(-1), ...this.#steps.redo.slice(-1)]) {
      const same = slotOf(step.operation) === slotOf(operation)
      if (left && same && step.item && items.includes(step.item)) Object.assign(step, { left })
    }
  }

  get #all(): Step[] {
    return [...this.#steps.undo, ...this.#steps.redo]
  }

  #go(way: Undoable, step?: 'undo' | 'redo') {
    if (isSaid(way)) this.#say(way, step)
    else go(this.#board, way)
  }

  #stepDeed(way: 'undo' | 'redo', { operation, back, left }: Step): Undoable | undefined {
    const opposite = this.#steps[way === 'undo' ? 'redo' : 'undo']
    if (back.verb === 'put-back') {
      const ours = stillOurs(this.#board, back)
      if (!ours) return undefined
      this.#go(ours)
      opposite.push({ operation, back: reversed(ours) })
      return ours
    }
    if (!left) return undefined
    const now = this.#wayNow(operation, back, left)
    if (!now || sameWay(back, left) || !sameWay(left, now)) return undefined
    this.#go(back, way)
    // What is taken away comes back as it was then, not as it was first put there.
    opposite.push({ operation, back: now, left: back })
    return back
  }

  /** How it is now, in the words of the step. */
  #wayNow(operation: Operation, back: Operation, left: Operation): Operation | null {
    const { snapshot } = this.#view
    if (back.verb !== 'groups.lay') return wayTo(operation, snapshot)
    // The server goes by each note: what others moved on stays.
    const still = layingOf(back, islandsOn(snapshot))
    return still && still.moves.length + still.groups.length > 0 ? left : null
  }

  #stepText(way: 'undo' | 'redo', { operation }: Step, item: StackItem): Undoable | undefined {
    const stack = way === 'undo' ? this.#texts.undoStack : this.#texts.redoStack
    // Yjs goes on to older items when one has no effect: those are not this step's.
    const others = stack.filter((one) => one !== item)
    stack.splice(0, stack.length, item)
    let done = false
    this.#type(operation, () => {
      done = this.#texts[way]() !== null
    })
    stack.splice(0, stack.length, ...others)
    return (done && wayTo(operation, this.#view.snapshot)) || undefined
  }

  #forget(way: 'redo') {
    this.#steps[way] = []
    if (this.#texts.canRedo()) this.#texts.clear(false, true)
  }
}
