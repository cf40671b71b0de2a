import * as Y from 'yjs'
import type { Connection, Device, DeviceState, GivenBack, Seat } from '../../client/sync/device.ts'
import { type Board, boardFields, openBoard } from '../../shared/board/document.ts'
import type { NoteId } from '../../shared/board/ids.ts'
import { type Operation, OWN, perform } from '../../shared/board/operations.ts'
import { BoardView, settingsOf } from '../../shared/board/view.ts'
import type { Here } from '../../shared/wire.ts'
import { izumiBoard } from './fake-board.ts'

const NOBODY: Here = { people: 1, tables: {} }

/**
 * A device without a server: a real document, real operations, real reads. What a server would
 * decide is decided by the test: `save()`, `away()`, `back()`, `giveBack(…)`, `others(…)`.
 */
export class FakeDevice implements Device {
  readonly seat: Seat
  readonly board: Board
  /** The others' copy of the board: what they do arrives here as a remote change. */
  readonly theirs: Board
  /** Everything that was performed here, in order. */
  readonly performed: Operation[] = []
  state: DeviceState
  pointedAt: string | null = null
  /** Saves at once whatever is performed while live. */
  savesAtOnce = false
  #listeners = new Set<() => void>()
  #view: BoardView
  #undo: Y.UndoManager

  constructor(seat: Partial<Seat> = {}, board: Board = izumiBoard()) {
    this.seat = { id: 'fake-seat', role: 'participant', ...seat }
    this.board = board
    this.theirs = openBoard(new Y.Doc())
    Y.applyUpdate(this.theirs.doc, Y.encodeStateAsUpdate(board.doc))
    this.theirs.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'here') Y.applyUpdate(board.doc, update, 'remote')
    })
    board.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') Y.applyUpdate(this.theirs.doc, update, 'here')
    })
    this.#view = new BoardView(board)
    this.#undo = new Y.UndoManager(
      ['board', 'goals', 'rows', 'notes', 'groups', 'answers'].map((name) =>
        board.doc.getMap(name),
      ),
      { trackedOrigins: new Set([OWN]) },
    )
    this.state = {
      board: this.#view.snapshot,
      settings: settingsOf(board),
      connection: { state: 'live' },
      mine: new Set(),
      putAway: [],
      erased: [],
      stopped: false,
      devices: { closed: false, otherSince: undefined, hasSign: false },
      ...{ chosen: {}, raised: {}, voting: {} },
      deliveries: new Map(),
      allSaved: true,
      givenBack: [],
      here: NOBODY,
      waiting: {},
      presence: [],
      canUndo: false,
      canRedo: false,
      clockOffsetMs: 0,
      keeps: true,
    }
    this.#view.subscribe(() => this.set({}))
  }

  now = () => Date.now() + this.state.clockOffsetMs

  /** Changes what the device says of itself: `here`, `presence`, `keeps`, … */
  set(patch: Partial<DeviceState>) {
    this.state = {
      ...this.state,
      ...patch,
      board: this.#view.snapshot,
      settings: settingsOf(this.board),
      canUndo: this.#undo.undoStack.length > 0,
      canRedo: this.#undo.redoStack.length > 0,
    }
    for (const listener of this.#listeners) listener()
  }

  subscribe(listener: () => void) {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  perform(operation: Operation) {
    this.performed.push(operation)
    perform(this.board, operation)
    if (operation.verb.startsWith('notes.') && 'note' in operation) {
      const how = this.state.connection.state === 'live' ? 'sending' : 'away'
      this.set({
        mine:
          operation.verb === 'notes.post'
            ? new Set([...this.state.mine, operation.note])
            : this.state.mine,
        deliveries: new Map([...this.state.deliveries, [operation.note, how]]),
        allSaved: false,
      })
    }
    if (this.savesAtOnce && this.state.connection.state === 'live') this.save()
  }

  /** The server has everything on its disk. */
  save() {
    this.set({ deliveries: new Map(), allSaved: true })
  }

  away(since = 0) {
    const waiting = [...this.state.deliveries.keys()]
    this.connect({ state: 'away', since }, new Map(waiting.map((note) => [note, 'away' as const])))
  }

  back() {
    const waiting = [...this.state.deliveries.keys()]
    this.connect({ state: 'live' }, new Map(waiting.map((note) => [note, 'sending' as const])))
  }

  connect(connection: Connection, deliveries = this.state.deliveries) {
    this.set({ connection, deliveries })
  }

  /** Somebody else does something. */
  others(operation: Operation) {
    perform(this.theirs, operation)
  }

  /** The evening is ended. */
  end() {
    boardFields(this.theirs).set({ state: 'closed' })
  }

  /** The server refused it: the words come back. */
  giveBack(one: GivenBack) {
    const { operation } = one
    if (operation.verb === 'notes.post')
      this.others({ verb: 'notes.withdraw', note: operation.note })
    this.set({ givenBack: [...this.state.givenBack, one] })
  }

  dismiss(id: string) {
    this.set({ givenBack: this.state.givenBack.filter((one) => one.id !== id) })
  }

  undo() {
    this.#undo.undo()
    this.set({})
  }

  redo() {
    this.#undo.redo()
    this.set({})
  }

  point(place: string | null) {
    this.pointedAt = place
  }

  /** This seat owns these notes, too (after a reload). */
  own(...notes: NoteId[]) {
    this.set({ mine: new Set([...this.state.mine, ...notes]) })
  }

  destroy() {
    this.#undo.destroy()
    this.#view.destroy()
    this.#listeners.clear()
  }
}
