import type { CommandId } from '../../shared/board/commands.ts'
import { isNoteOperation, type NoteOperation } from '../../shared/board/notes.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { Answer, CommandReason } from '../../shared/wire.ts'
import type { Standing } from './about.ts'
import { browserWorld } from './browser.ts'
import { Closings } from './closings.ts'
import { Deeds } from './deeds.ts'
import type { Device, DeviceState, Seat } from './device.ts'
import type { Entry } from './entry.ts'
import { KeptPosts } from './kept-posts.ts'
import { NoteOutbox } from './note-outbox.ts'
import { Outbox } from './outbox.ts'
import { SeatShelf } from './outbox-shelf.ts'
import { overlaid } from './overlaid.ts'
import { Pace } from './pace.ts'
import { Cursors } from './presence.ts'
import { deliveriesOf, OwnNotes, type Refused, ReturnedWords } from './seat-notes.ts'
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
  readonly #said: NoteOutbox
  readonly #posts: KeptPosts
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
    this.#said = new NoteOutbox(this.#shelf, world.chance)
    this.#takeOver()
    this.#posts = new KeptPosts(this.#shelf, world.now())
    this.#mine = new OwnNotes(this.#shelf, this.#said, session.seat.stopped === true)
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
      notes: {
        over: (board) => overlaid(board, this.#said.pending),
        say: (operation, step) => this.#say(operation, step),
      },
      answer: (answer) => this.#answered(answer),
      epoch: (told) => {
        for (const post of this.#posts.inEpoch(told)) this.#said.say(post, null)
      },
      adopt: () => {
        if (this.#said.adopt()) this.#mine.adopted()
      },
      mine: (mine) => {
        this.#mine.hear(mine)
        this.#show()
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
      connected: (lives) => {
        if (!lives) this.#said.disconnected()
        else this.#said.connected((command) => this.#replicas.newest.link.say(command))
        if (lives) this.#cursors.tell()
        else this.#cursors.clear()
      },
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
    this.#deeds.step(way)
    this.#show()
  }

  /** What the program of 0.1.0 left waiting: it wrote notes into the document. */
  #takeOver() {
    for (const entry of this.#outbox.pending) {
      const { id, operation, before, order } = entry
      if (!isNoteOperation(operation)) continue
      const text = operation.verb === 'notes.edit' ? before : null
      this.#said.takeOver({ id: id as CommandId, operation, before: text, order })
      this.#outbox.drop([entry])
    }
  }

  /** Undo takes its text from what is there now; a person may not have seen that yet. */
  #say(operation: NoteOperation, step?: 'undo' | 'redo') {
    const { notes } = step ? this.#replicas.current.snapshot : this.state.board
    const seen = notes.find(({ id }) => id === operation.note)
    const before = operation.verb === 'notes.edit' ? (seen?.text ?? null) : null
    this.#said.say(operation, before, step)
    if (operation.verb === 'notes.post') this.#mine.add([operation.note])
  }

  #answered(answer: Answer) {
    const { done, void: none, back, reason } = this.#said.answered(answer)
    if (none) this.#deeds.forget(none.operation)
    if (done) {
      this.#posts.done(done.operation)
      if (answer.done) this.#deeds.told(done.operation, answer)
    }
    if (reason === 'stopped') this.#mine.stopped = true
    // Said again after a restore, a note that was put away stays so: its author was told before.
    const isKnown = reason === 'put-away' && back && this.#posts.isKept(back.operation)
    if (back && reason && !isKnown) this.#giveBack([back], reason)
    else this.#show()
  }

  #doAnew(entry: Entry) {
    const reason = this.#deeds.doAnew(entry)
    if (!reason) return
    this.#outbox.drop([entry])
    this.#giveBack([entry], reason)
  }

  #giveBack(entries: readonly Refused[], reason: CommandReason) {
    for (const { operation, step } of entries)
      if (step || isNoteOperation(operation)) this.#deeds.forget(operation)
    this.#returned.add(entries, reason)
    this.#show()
  }

  #standing(): Standing {
    const { current } = this.#replicas
    const { settings, snapshot: board } = current
    const { all: mine, away, stopped } = this.#mine
    return { seat: { ...this.seat, stopped }, board, settings, mine, away }
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
    const said = this.#said.pending
    this.#posts.saw(settings.closed, this.#world.now())
    return {
      board,
      settings,
      mine,
      putAway: this.#mine.putAway,
      stopped: this.#mine.stopped,
      connection,
      deliveries: deliveriesOf(said, connection),
      allSaved: said.length === 0 && this.#outbox.pending.length === 0,
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
