import * as Y from 'yjs'
import { type Board, openBoard } from '../../shared/board/document.ts'
import type { Openness } from '../../shared/board/policy.ts'
import { BoardView, settingsOf } from '../../shared/board/view.ts'
import { Link } from './link.ts'
import type { SeatShelf } from './seat-shelf.ts'
import type { Listener } from './server-event.ts'
import type { MakeWire } from './wire.ts'
import type { Copy, Session, World } from './world.ts'

/** A stored copy may keep the link waiting for so long once there is a state without it. */
const COPY_MS = 250

/** One document of one epoch of the board as the server has it; with its view, its stored copy and its link. */
export class Received {
  epoch: string
  readonly view: BoardView
  readonly link: Link
  protected readonly doc = new Y.Doc()
  protected readonly board: Board = openBoard(this.doc)
  readonly #session: Session
  readonly #world: World
  #copy: Copy | undefined
  #over: 'keep' | 'discard' | undefined

  constructor(session: Session, world: World, on: Listener, makeWire: MakeWire) {
    this.epoch = session.epoch
    this.#session = session
    this.#world = world
    this.view = new BoardView(this.board)
    this.link = new Link(this.doc, session, world, on, makeWire)
  }

  get settings(): Openness {
    return settingsOf(this.board)
  }

  /**
   * Takes the first state from the stored copy, or over HTTP where none is known here or it does
   * not come; then joins. Copies of other epochs go: words that are no more may be in them.
   */
  async start(shelf: SeatShelf) {
    const name = shelf.copyName(this.epoch)
    let filled = false
    const late = new AbortController()
    const known = shelf.copies()
    for (const other of known) if (other !== name) this.#drop(other, shelf)
    // Those of earlier seats and releases, where the browser lists them.
    this.#world.dropCopies((one) => one !== name && shelf.isCopy(one))
    const isKnown = name !== undefined && known.includes(name)
    const opened = this.#openCopy(name, late.signal).then((held) => {
      filled = held
      if (name === undefined) return
      if (this.#copy) return shelf.noteCopy(name)
      // It is there and cannot be read: nobody should wait for it again.
      if (isKnown && !this.#over) this.#drop(name, shelf)
    })
    const fetched = (isKnown ? opened : Promise.resolve())
      .then(() => (filled ? undefined : this.#world.fetchState(this.#session)))
      .then((state) => {
        if (state && !filled && !this.#over) Y.applyUpdate(this.doc, state, 'state')
      })
    await Promise.race([opened, fetched])
    if (!filled) await Promise.all([fetched, Promise.race([opened, this.#patience()])])
    // A copy that came after joining would be sent to the server as if it were news.
    late.abort()
    if (this.#over) return
    this.filled()
    this.link.seen()
    this.link.open()
  }

  destroy(copy: 'keep' | 'discard') {
    this.#over = copy
    this.link.stop()
    if (copy === 'keep') this.#copy?.close()
    else this.#copy?.discard()
    this.view.destroy()
    this.doc.destroy()
  }

  /** Gives up the stored copy, not yet the document: it is shown until another takes its place. */
  disown() {
    this.#copy?.discard()
    this.#copy = undefined
  }

  /** The first state is in, and the link not yet open. */
  protected filled() {}

  #drop(copy: string, shelf: SeatShelf) {
    this.#world.dropCopy(copy)
    shelf.forgetCopy(copy)
  }

  async #openCopy(name: string | undefined, late: AbortSignal): Promise<boolean> {
    const copy = name === undefined ? undefined : await this.#world.openCopy(name, this.doc, late)
    if (this.#over === 'discard') copy?.discard()
    else if (this.#over) copy?.close()
    else this.#copy = copy
    return copy?.filled ?? false
  }

  #patience = () =>
    new Promise<void>((resolve) => {
      this.#world.later(COPY_MS, resolve)
    })
}
