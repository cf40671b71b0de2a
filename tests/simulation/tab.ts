import { messageYjsUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { coWriting } from '../../client/sync/co-writing.ts'
import type { Device, DeviceState, GivenBack, Seat } from '../../client/sync/device.ts'
import { listening, listens } from '../../client/sync/listening.ts'
import { syncFrame } from '../../client/sync/messages.ts'
import { openDevice } from '../../client/sync/open-device.ts'
import type { Moment } from '../../client/sync/world.ts'
import { openBoard } from '../../shared/board/document.ts'
import type { BoardId, NoteId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import { can, type Verb } from '../../shared/board/policy.ts'
import type { Note } from '../../shared/board/view.ts'
import { type Ledger, STEAL, type Writing } from './ledger.ts'
import type { Phone } from './phone.ts'
import { socketOf } from './socket.ts'
import { byTwoDoors } from './two-doors.ts'
import { epochOf } from './written.ts'

export interface TabOptions {
  phone: Phone
  seat: Seat
  stopped: boolean
  board: BoardId
  epoch: string
  token: string
  ledger: Ledger
  state: () => Promise<Uint8Array | undefined>
  /** Something went over HTTP, where it or its answer is lost. */
  onHttp: (isLost: boolean) => void
  onReturned: (tab: Tab, returned: GivenBack) => void
}

/** One page of one seat, in a browser, with the real device in it. */
export class Tab {
  readonly seat: Seat
  readonly phone: Phone
  readonly token: string
  readonly device: Device
  /** The newest document. */
  doc: Y.Doc | undefined
  #before: Y.Doc | undefined
  #writing: Writing = 'again'
  #alive = true
  #stole = false
  #socket: WebSocket | undefined
  #moments = new Set<(moment: Moment) => void>()
  #givenBack = new Set<string>()
  #options: TabOptions

  constructor(options: TabOptions) {
    const { phone, seat, stopped, board, epoch, token, onHttp, onReturned } = options
    this.seat = seat
    this.phone = phone
    this.token = token
    this.#options = options
    const alive = () => this.#alive
    const { clock, network, luck } = phone
    this.device = openDevice(
      { board, seat: { ...seat, stopped }, epoch, token },
      listens(seat.role) ? listening : coWriting,
      {
        WebSocket: this.#watched(byTwoDoors(socketOf(network), phone, token, onHttp)),
        syncUrl: 'ws://house/sync',
        fetchState: () => this.#fetchState(),
        shelf: phone.shelf(alive),
        openCopy: (name, doc, late) => {
          this.#follow(doc)
          return phone.openCopy(name, doc, late, alive, (stolen) => {
            if (stolen) phone.stolen.add(doc)
          })
        },
        dropCopy: (name) => alive() && phone.copies.delete(name),
        dropCopies: (areMeant) => {
          for (const name of phone.copies.keys())
            if (alive() && areMeant(name)) phone.copies.delete(name)
        },
        now: () => clock.now() + phone.skewMs,
        random: luck.next,
        chance: luck.bytes,
        later: (ms, run) => clock.later(ms, () => this.#alive && run()),
        reload: () => {},
        onMoment: (listener) => {
          this.#moments.add(listener)
          return () => this.#moments.delete(listener)
        },
      },
    )
    const told = () => {
      for (const one of this.state.givenBack) {
        if (this.#givenBack.has(one.id)) continue
        this.#givenBack.add(one.id)
        onReturned(this, one)
      }
    }
    // What another tab got back before this one was opened is no news.
    for (const { id } of this.state.givenBack) this.#givenBack.add(id)
    this.device.subscribe(told)
  }

  get state(): DeviceState {
    return this.device.state
  }

  /** Whether what it sends may be refused: its document, or the one just given up, has stolen goods in it. */
  get hasLoot(): boolean {
    return this.#stole || [this.doc, this.#before].some((doc) => doc && this.phone.stolen.has(doc))
  }

  /** Whether it has, or just had, a document of an epoch that is no more. */
  isOfEarlier(epoch: string): boolean {
    return [this.doc, this.#before].some((doc) => doc && epochOf(doc) !== epoch)
  }

  get ready(): boolean {
    return this.state.board.goals.length > 0 && this.state.connection.state !== 'ended'
  }

  get live(): boolean {
    return this.state.connection.state === 'live'
  }

  can(verb: Verb, thing: { own: boolean; table?: number | undefined }): boolean {
    return can({ ...this.seat, stopped: this.state.stopped }, verb, thing, this.state.settings)
  }

  owns = (note: Note): boolean => this.state.mine.has(note.id)

  get ownNotes(): Note[] {
    return this.state.board.notes.filter(this.owns)
  }

  sees = (note: NoteId) => this.state.board.notes.some(({ id }) => id === note)

  noteText = (id: NoteId) => this.state.board.notes.find((note) => note.id === id)?.text

  perform(operation: Operation) {
    this.#act(() => this.device.perform(operation))
  }

  step(way: 'undo' | 'redo') {
    this.#act(() => this.device[way]())
  }

  /**
   * Writes what its person may not write, past the device, which does not count it: its next receipt
   * may then say too much, of a thief's words.
   */
  steal(write: (doc: Y.Doc) => void) {
    const { doc } = this
    if (!doc) return
    // What a device that only listens has in its document leaves with nothing.
    const place = listens(this.seat.role) ? copyOf(doc) : doc
    if (place === doc) this.phone.stolen.add(doc)
    const updates: Uint8Array[] = []
    const keep = (update: Uint8Array) => updates.push(update)
    place.on('update', keep)
    place.transact(() => write(place), STEAL)
    place.off('update', keep)
    if (updates.length === 0 || this.#socket?.readyState !== 1) return
    this.#stole ||= place !== doc
    this.#socket.send(syncFrame(messageYjsUpdate, Y.mergeUpdates(updates)))
  }

  notice(moment: Moment) {
    for (const listener of [...this.#moments]) listener(moment)
  }

  /** The page is gone: closed, or killed from one moment to the next. */
  die() {
    if (this.phone.luck.happens(0.6)) this.notice('left')
    this.#alive = false
    if (this.hasLoot && this.phone.waiting > 0) this.phone.tainted = true
    this.device.destroy()
  }

  #watched(Base: typeof WebSocket): typeof WebSocket {
    const hold = (socket: WebSocket) => {
      this.#socket = socket
    }
    return class extends Base {
      constructor(url: string | URL) {
        super(url)
        hold(this)
      }
    }
  }

  #act(act: () => void) {
    this.#writing = 'act'
    try {
      act()
    } finally {
      this.#writing = 'again'
    }
  }

  #follow(doc: Y.Doc) {
    const { ledger } = this.#options
    this.#before = this.doc
    this.doc = doc
    ledger.follow(doc, () => this.#writing)
  }

  async #fetchState(): Promise<Uint8Array | undefined> {
    const { network, clock, luck } = this.phone
    const way = () => new Promise<void>((arrive) => clock.later(network.delay(), arrive))
    await way()
    if (!network.online || luck.happens(0.1)) return undefined
    const state = await this.#options.state()
    await way()
    return network.online && this.#alive ? state : undefined
  }
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  openBoard(copy)
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
