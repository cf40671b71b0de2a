import type { Operation } from '../../shared/board/operations.ts'
import type { RefusalReason } from '../../shared/wire.ts'
import type { Standing } from './about.ts'
import { browserWorld } from './browser.ts'
import { Closings } from './closings.ts'
import { Deeds } from './deeds.ts'
import type { Device, DeviceState, Seat } from './device.ts'
import type { Entry } from './entry.ts'
import { Outbox } from './outbox.ts'
import { SeatShelf } from './outbox-shelf.ts'
import { Pace } from './pace.ts'
import { Cursors } from './presence.ts'
import { deliveriesOf, OwnNotes, ReturnedWords } from './seat-notes.ts'
import { Shown } from './shown.ts'
import { Succession } from './succession.ts'
import type { Session, World } from './world.ts'

/** Opens a board on this device. It joins, comes back and recovers by itself until destroyed. */
export const openDevice = (session: Session, world: World = browserWorld()): Device =>
  new BoardDevice(session, world)

class BoardDevice implements Device {
  readonly seat: Seat
  readonly #world: World
  readonly #shelf: SeatShelf
  readonly #outbox: Outbox
  readonly #mine: OwnNotes
  readonly #returned: ReturnedWords
  readonly #closings: Closings
  readonly #deeds: Deeds
  readonly #cursors: Cursors
  readonly #replicas: Succession
  readonly #shown: Shown
  readonly #forgetMoments: () => void
  #here: DeviceState['here'] = { people: 0, tables: {} }
  #clockOffsetMs = 0
  /** For what others do; what this person does is shown at once. */
  readonly #pace = new Pace()
  #shownAt = 0
  #over = false
  #cancelShow: (() => void) | undefined

  constructor(session: Session, world: World) {
    this.seat = session.seat
    this.#world = world
    this.#shelf = new SeatShelf(world.shelf, session)
    this.#outbox = new Outbox(this.#shelf, world.chance)
    this.#mine = new OwnNotes(this.#shelf, this.#outbox, session.seat.stopped === true)
    this.#returned = new ReturnedWords(this.#shelf)
    this.#closings = new Closings(world.now)
    this.#deeds = new Deeds(() => this.#replicas, this.#outbox, {
      standing: () => this.#standing(),
      certain: () => this.#certain(),
    })
    this.#cursors = new Cursors(session.seat.role, world, {
      send: (frame) => this.#replicas.newest.link.send(frame),
      changed: () => this.#showSoon(),
    })
    this.#replicas = new Succession(session, world, this.#shelf, this.#outbox, {
      standing: () => this.#certain(),
      refused: (reason) => {
        if (reason === 'stopped') this.#mine.stopped = true
        this.#closings.refused(reason)
      },
      giveBack: (entries, reason) => this.#giveBack(entries, reason),
      doAnew: (entry) => this.#doAnew(entry),
      adopted: () => this.#giveBack(this.#mine.adopted(), 'put-away'),
      mine: (mine) => {
        this.#mine.hear(mine)
        this.#giveBack(this.#mine.takeMissed(), 'put-away')
      },
      here: (here) => {
        this.#here = here
        this.#showSoon()
      },
      clock: (serverMs) => {
        this.#clockOffsetMs = serverMs - world.now()
        this.#showSoon()
      },
      awareness: (update) => this.#cursors.hear(update),
      connected: (lives) => (lives ? this.#cursors.tell() : this.#cursors.clear()),
      changed: () => this.#show(),
      boardChanged: () => this.#showSoon(),
    })
    this.#shown = new Shown(this.#compose())
    this.#forgetMoments = world.onMoment((moment) => this.#replicas.newest.link.notice(moment))
    this.#replicas.start()
  }

  get state(): DeviceState {
    return this.#shown.state
  }

  subscribe(listener: () => void): () => void {
    return this.#shown.subscribe(listener)
  }

  perform(operation: Operation) {
    if (this.seat.role === 'screen') throw new Error(`a screen does not write: ${operation.verb}`)
    if (operation.verb === 'notes.post') this.#mine.add([operation.note])
    try {
      this.#deeds.perform(operation, this.state.board)
    } finally {
      this.#show()
    }
  }

  undo = () => this.#step('undo')
  redo = () => this.#step('redo')

  dismiss(returned: string) {
    this.#returned.dismiss(returned)
    this.#show()
  }

  point(place: string | null) {
    this.#cursors.point(place)
  }

  destroy() {
    if (this.#over) return
    this.#over = true
    this.#forgetMoments()
    this.#cancelShow?.()
    this.#cursors.destroy()
    this.#replicas.destroy()
    this.#shown.clear()
  }

  #step(way: 'undo' | 'redo') {
    const done = this.#deeds.step(way)
    if (done?.verb === 'notes.post') this.#mine.add([done.note])
    this.#show()
  }

  #doAnew(entry: Entry) {
    const reason = this.#deeds.doAnew(entry)
    if (!reason) return
    this.#outbox.drop([entry])
    this.#giveBack([entry], reason)
  }

  #giveBack(entries: readonly Entry[], reason: RefusalReason) {
    for (const { operation, step } of entries) if (step) this.#deeds.forget(operation)
    this.#returned.add(entries, reason)
    this.#show()
  }

  #standing(): Standing {
    const { current } = this.#replicas
    const { settings, view } = current
    const { all: mine, away, stopped } = this.#mine
    return { seat: { ...this.seat, stopped }, board: view.snapshot, settings, mine, away }
  }

  #certain(): Standing {
    const standing = this.#standing()
    return { ...standing, settings: this.#closings.certain(standing.settings) }
  }

  #showSoon() {
    if (this.#deeds.busy || this.#cancelShow) return
    const due = this.#shownAt + this.#pace.ms
    const wait = due - this.#world.now()
    if (wait <= 0) return this.#show()
    this.#cancelShow = this.#world.later(wait, () => {
      this.#pace.came(this.#world.now() - due)
      this.#show()
    })
  }

  #show() {
    if (this.#deeds.busy) return
    this.#cancelShow?.()
    this.#cancelShow = undefined
    this.#shownAt = this.#world.now()
    this.#shown.show(this.#compose())
  }

  #compose(): DeviceState {
    const { connection } = this.#replicas
    const { board, settings, mine } = this.#standing()
    this.#closings.certain(settings)
    const waiting = this.#outbox.pending
    return {
      board,
      settings,
      mine,
      putAway: this.#mine.putAway,
      stopped: this.#mine.stopped,
      connection,
      deliveries: deliveriesOf(waiting, connection),
      allSaved: waiting.length === 0,
      returned: this.#returned.all,
      here: this.#here,
      presence: this.#cursors.shown,
      canUndo: this.#deeds.mayStep('undo'),
      canRedo: this.#deeds.mayStep('redo'),
      clockOffsetMs: this.#clockOffsetMs,
      keeps: this.#shelf.keeps,
    }
  }
}
