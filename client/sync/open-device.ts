import { isHidden } from '../../shared/board/hidden.ts'
import type { NoteId } from '../../shared/board/ids.ts'
import { isNoteOperation } from '../../shared/board/notes.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { SaidOperation } from '../../shared/board/said.ts'
import type { Answer, CommandReason, RefusalReason } from '../../shared/wire.ts'
import { browserWorld } from './browser.ts'
import type { Device, DeviceState, Seat } from './device.ts'
import type { Documents, DocumentsOf, Refused } from './documents.ts'
import { DrawPace } from './draw-pace.ts'
import { KeptPosts, type Post } from './kept-posts.ts'
import { NoteOutbox } from './note-outbox.ts'
import { overlaid } from './overlaid.ts'
import { deliveriesOf, OwnNotes, WordsGivenBack } from './seat-notes.ts'
import { SeatShelf } from './seat-shelf.ts'
import type { ServerEvent } from './server-event.ts'
import { Shown } from './shown.ts'
import type { Session, World } from './world.ts'

/**
 * Opens a board on this device. It joins, comes back and recovers by itself until destroyed.
 * @param documents whether the plan is written here, or only heard
 */
export const openDevice = (
  session: Session,
  documents: DocumentsOf,
  world: World = browserWorld(),
): Device => new BoardDevice(session, documents, world)

class BoardDevice implements Device {
  readonly seat: Seat
  readonly #world: World
  readonly #shelf: SeatShelf
  readonly #said: NoteOutbox
  readonly #posts: KeptPosts
  readonly #mine: OwnNotes
  readonly #givenBack: WordsGivenBack
  readonly #documents: Documents
  readonly #shown: Shown
  readonly #forgetMoments: () => void
  /** Own notes that nobody else had seen when the server last spoke before. */
  #faceDown: ReadonlySet<NoteId> = new Set()
  #here: DeviceState['here'] = { people: 0, tables: {} }
  #waiting: DeviceState['waiting'] = {}
  #voting: DeviceState['voting'] = {}
  #clockOffsetMs = 0
  /** For what others do; what this person does is shown at once. */
  readonly #pace = new DrawPace()
  #shownAt = 0
  #over = false
  /** The board's, as the server told it last. */
  #epoch: string | undefined
  #cancelShow: (() => void) | undefined

  constructor(session: Session, of: DocumentsOf, world: World) {
    this.seat = session.seat
    this.#world = world
    this.#shelf = new SeatShelf(world.shelf, session, of.done)
    this.#said = new NoteOutbox(this.#shelf, world.chance)
    this.#takeOver()
    this.#posts = new KeptPosts(this.#shelf, world.now(), session.notesEnded)
    this.#mine = new OwnNotes(this.#shelf, this.#said, session.seat.stopped === true)
    this.#givenBack = new WordsGivenBack(this.#shelf)
    this.#documents = of.open(session, world, this.#shelf, {
      self: () => {
        const { all: mine, away, stopped } = this.#mine
        return { seat: { ...this.seat, stopped }, mine, away }
      },
      over: (board) =>
        overlaid(this.#mine.over(board), this.#said.pending, (...islands) => {
          const layOver = of.layOver()
          if (layOver) layOver(...islands)
          else
            void of.fetchLayOver?.().then(
              () => this.#hear({ type: 'board' }),
              () => {},
            )
        }),
      say: (operation, step) => this.#say(operation, step),
      giveBack: (entries, reason) => this.#giveBack(entries, reason),
      on: (event) => this.#hear(event),
    })
    this.#shown = new Shown(this.#compose())
    this.#forgetMoments = world.onMoment((moment) => this.#documents.notice(moment))
    this.#documents.start()
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
      this.#documents.perform(operation, this.state.board)
    } finally {
      this.#show()
    }
  }

  undo = () => this.#step('undo')
  redo = () => this.#step('redo')
  now = () => this.#world.now() + this.#clockOffsetMs

  dismiss(id: string) {
    this.#givenBack.dismiss(id)
    this.#show()
  }

  point(place: string | null) {
    this.#documents.point(place)
  }

  destroy() {
    if (this.#over) return
    this.#over = true
    this.#forgetMoments()
    this.#cancelShow?.()
    this.#documents.destroy()
    this.#shown.clear()
  }

  #hear(event: ServerEvent) {
    switch (event.type) {
      case 'mine':
        this.#mine.hear(event.mine)
        for (const note of this.#mine.erased) this.#posts.forget(note)
        return this.#show()
      case 'here':
        this.#here = event.here
        return this.#showSoon()
      case 'waiting':
        this.#waiting = event.waiting
        return this.#showSoon()
      case 'voting':
        this.#voting = event.voting
        return this.#showSoon()
      case 'answer':
        return this.#answered(event.answer)
      case 'epoch':
        this.#epoch = event.epoch
        // Before the server says what waits in this one.
        this.#faceDown = new Set(this.#shelf.faceDown())
        return
      case 'clock':
        this.#clockOffsetMs = event.serverMs - this.#world.now()
        this.#showSoon()
        return this.#adopt()
      case 'connected':
        return this.#connected(event.lives)
      case 'refused':
        return this.#refused(event.reason)
      case 'changed':
        return this.#show()
      case 'board':
        return this.#showSoon()
    }
  }

  #connected(lives: boolean) {
    if (!lives) return this.#said.disconnected()
    this.#adopt()
    this.#sayAgain()
    this.#said.connected((command) => this.#documents.send(command))
  }

  /** Another tab of this seat may have left something said and not sent. */
  #adopt() {
    if (this.#said.adopt()) this.#mine.adopted()
  }

  #refused(reason: RefusalReason) {
    if (reason === 'stopped') this.#mine.stopped = true
    const back = reason === 'malformed' ? this.#said.unreadable() : undefined
    if (back) this.#giveBack([back], reason)
  }

  #step(way: 'undo' | 'redo') {
    this.#documents.step(way)
    this.#show()
  }

  /** What the program of 0.1.0 left waiting: it wrote notes into the document. */
  #takeOver() {
    for (const written of this.#shelf.written()) {
      const before = written.operation.verb === 'notes.edit' ? written.before : null
      this.#said.takeOver({ ...written, before })
      this.#shelf.forgetWritten(written)
    }
  }

  /** The state is in: what the server has lost of this seat's is said before all else. */
  #sayAgain() {
    const posts = this.#epoch === undefined ? [] : this.#posts.inEpoch(this.#epoch)
    const { notes } = this.#documents.board
    const there = new Set([...notes.map(({ id }) => id), ...this.#mine.away])
    const lost = posts.filter(({ note }) => !there.has(note))
    // Nobody has seen it: where it would be seen now, its author says it again herself.
    const hidden = this.#documents.board.board.hidden ?? {}
    const wouldBeSeen = ({ note, goal, table }: Post) =>
      this.#faceDown.has(note) && !isHidden(hidden, goal, table)
    this.#said.sayAgain(lost.filter((post) => !wouldBeSeen(post)))
    for (const post of lost.filter(wouldBeSeen)) {
      this.#posts.forget(post.note)
      this.#giveBack([{ id: post.note, operation: post }], 'face-down')
    }
  }

  /** Undo takes its text from what is there now; a person may not have seen that yet. */
  #say(operation: SaidOperation, step?: 'undo' | 'redo') {
    const seen = step ? this.#documents.board : this.state.board
    this.#said.say(operation, textUnder(operation, seen), step)
    if (operation.verb === 'notes.post') this.#mine.add([operation.note])
  }

  #answered(answer: Answer) {
    const { done, void: none, back, reason } = this.#said.answered(answer)
    for (const { operation } of none ?? []) {
      this.#documents.forget(operation)
      // It is not there, as she wants it.
      if (operation.verb === 'notes.withdraw') this.#posts.forget(operation.note)
    }
    if (done) {
      if (isNoteOperation(done.operation)) this.#posts.done(done.operation)
      if (answer.done) this.#documents.told(done.operation, answer)
    }
    if (reason === 'stopped') this.#mine.stopped = true
    // Said again after a restore, a note that was put away stays so: its author was told before.
    const post = back?.operation.verb === 'notes.post' ? back.operation : undefined
    const isKnown = reason === 'put-away' && post && this.#posts.isKept(post)
    // Nothing of its words stays here either; what she wrote since, and was not told of, does.
    if (back && reason === 'redacted' && back.operation.verb !== 'notes.edit') {
      if (isNoteOperation(back.operation)) this.#posts.forget(back.operation.note)
      this.#documents.forget(back.operation)
      this.#show()
    } else if (back && reason && !isKnown) {
      // Hers to say again, if she will: nothing of it is said by itself any more.
      if (post) this.#posts.forget(post.note)
      this.#documents.forget(back.operation)
      this.#giveBack([back], reason)
    } else this.#show()
  }

  #giveBack(entries: readonly Refused[], reason: CommandReason) {
    this.#givenBack.add(entries, reason)
    this.#show()
  }

  #showSoon() {
    if (this.#documents.busy || this.#cancelShow) return
    const due = this.#shownAt + this.#pace.ms
    const wait = due - this.#world.now()
    if (wait <= 0) return this.#show()
    this.#cancelShow = this.#world.later(wait, () => {
      this.#pace.came(this.#world.now() - due)
      this.#show()
    })
  }

  #show() {
    if (this.#documents.busy) return
    this.#cancelShow?.()
    this.#cancelShow = undefined
    this.#shownAt = this.#world.now()
    this.#shown.show(this.#compose())
  }

  #compose(): DeviceState {
    const { board, settings, connection, saved, presence } = this.#documents
    const said = this.#said.pending
    this.#posts.saw(settings.closed, this.#world.now())
    return {
      ...{ board, settings, connection, presence },
      mine: this.#mine.all,
      putAway: this.#mine.putAway,
      erased: this.#mine.erased,
      stopped: this.#mine.stopped,
      devices: this.#mine.devices,
      chosen: this.#mine.chosen,
      raised: this.#mine.raised,
      voting: this.#voting,
      deliveries: deliveriesOf(said, connection),
      allSaved: said.length === 0 && saved,
      givenBack: this.#givenBack.all,
      here: this.#here,
      waiting: this.#waiting,
      canUndo: this.#documents.mayStep('undo'),
      canRedo: this.#documents.mayStep('redo'),
      clockOffsetMs: this.#clockOffsetMs,
      keeps: this.#shelf.keeps,
    }
  }
}

/** The text that somebody goes on from: of a note that is edited, of an island that is named. */
function textUnder(operation: SaidOperation, { notes, groups }: DeviceState['board']) {
  if (operation.verb === 'notes.edit')
    return notes.find(({ id }) => id === operation.note)?.text ?? null
  if (operation.verb === 'groups.title')
    return groups.find(({ id }) => id === operation.group)?.title ?? null
  return null
}
