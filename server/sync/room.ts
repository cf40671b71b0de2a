import * as Y from 'yjs'
import { type Board, openBoard } from '../../shared/board/document.ts'
import type { BoardId, NoteId, SeatId } from '../../shared/board/ids.ts'
import { CLOSE, LIMITS, REFUSALS, type Refusal } from '../../shared/wire.ts'
import type { Entry, Saved } from '../store/log.ts'
import { Vault, type Vaulting } from '../vault/vault.ts'
import { COST } from './allowance.ts'
import { Backlog, type Pending } from './backlog.ts'
import { Belongings } from './belongings.ts'
import * as frames from './frames.ts'
import { judge } from './judge/judge.ts'
import { OwnNotes } from './own-notes.ts'
import type { Session } from './session.ts'
import { type Closings, LenientSettings } from './settings.ts'
import { Trial } from './trial.ts'

interface RoomOptions {
  board: BoardId
  saved: Saved
  now: () => number
  /** What an earlier room of this board knew: its grace goes on. */
  closings?: Closings | undefined
  /** Tells the flusher that there is something to make durable. */
  dirty: (room: Room) => void
}

/**
 * One board, live. Two documents: `shown` holds only what is durable, and everything that leaves
 * the room is read from it (I1); `trial` holds the pending writes too, and only the judge uses it.
 */
export class Room {
  readonly board: BoardId
  readonly epoch: string
  readonly shown = new Y.Doc()
  readonly shownBoard: Board
  readonly sessions = new Set<Session>()
  /** What was put away, pending too; to be changed by `moveNotes` alone. */
  readonly vault: Vault
  readonly own: OwnNotes
  #trial = new Trial()
  #backlog = new Backlog()
  #belongings: Belongings
  #settings: LenientSettings
  #sequence: number
  #state: Uint8Array | undefined
  #emptyHanded: Uint8Array | undefined
  #dirty: (room: Room) => void
  #listeners = new Set<() => void>()
  #closed = false

  constructor({ board, saved, now, closings, dirty }: RoomOptions) {
    this.board = board
    this.epoch = saved.epoch
    this.shownBoard = openBoard(this.shown)
    this.shown.transact(() => {
      if (saved.snapshot) Y.applyUpdate(this.shown, saved.snapshot)
      for (const update of saved.updates) Y.applyUpdate(this.shown, update)
    })
    this.#belongings = new Belongings(saved)
    this.vault = new Vault(saved.putAway)
    this.own = new OwnNotes(this.shown, this.#belongings, this.vault)
    this.#sequence = saved.sequence
    this.#dirty = dirty
    this.#settings = new LenientSettings(this.shownBoard, now, closings)
    this.#rebuildTrial()
  }

  /** The durable log's last sequence number: changes with every flush that changed the board. */
  get sequence(): number {
    return this.#sequence
  }

  /** The shown board as one Yjs update. */
  state(): Uint8Array {
    this.#state ??= Y.encodeStateAsUpdate(this.shown)
    return this.#state
  }

  get closings(): Closings {
    return this.#settings.closedAt
  }

  ownerOf = (note: NoteId): SeatId | undefined => this.#belongings.ownerOf(note)

  /** Notes of a seat that stand on the shown board. */
  notesOf(seat: SeatId): NoteId[] {
    const notes = this.shown.getMap('notes')
    return this.postedBy(seat).filter((note) => notes.has(note))
  }

  /** Every note that a seat ever posted. */
  postedBy = (seat: SeatId): readonly NoteId[] => [...this.#belongings.notesOf(seat)]

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  join(session: Session) {
    if (this.#closed) return session.line.close(CLOSE.tryAgain, 'try again')
    this.sessions.add(session)
    // Step 1 first: what the client wrote while it was away must come before what it writes now.
    session.line.send(frames.step1Frame(Y.encodeStateVector(this.shown)))
  }

  leave(session: Session) {
    this.sessions.delete(session)
  }

  /** Answers a client's SyncStep1 with what it lacks of the shown board. */
  answer(session: Session, stateVector: Uint8Array) {
    if (this.#closed) return
    session.reading = true
    if (!isEmptyVector(stateVector)) session.work += this.state().length * COST.answeredByte
    session.line.send(isEmptyVector(stateVector) ? this.#whole() : this.#difference(stateVector))
  }

  /** A client's SyncStep2: everything it has that we lack. Its held Updates follow it. */
  receiveStep2(update: Uint8Array, from: Session) {
    const number = ++from.writes
    if (from.refused) return
    this.#receive(update, from, number)
    from.caughtUp = true
    const { held } = from
    from.held = []
    for (const write of held) this.#receive(write.update, from, write.number)
  }

  receiveUpdate(update: Uint8Array, from: Session) {
    const number = ++from.writes
    if (from.refused) return
    if (from.caughtUp) return this.#receive(update, from, number)
    from.heldBytes += update.length
    if (from.heldBytes > LIMITS.maxHeldBytes)
      return this.refuse(from, { reason: 'too-large' }, number)
    from.held.push({ update, number })
  }

  /** The server's own write: durable when the promise resolves. */
  write(change: (board: Board) => void): Promise<void> {
    return this.moveNotes((board) => {
      change(board)
      return undefined
    })
  }

  /** The same; notes that `change` takes into the vault or back go there in the same commit. */
  moveNotes(change: (board: Board) => Vaulting | undefined): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('board closed'))
    try {
      let vaulting: Vaulting | undefined
      const update = this.#trial.write((board) => {
        vaulting = change(board)
      })
      if (vaulting) this.vault.change(vaulting)
      const nobody = { from: undefined, number: 0, posted: [], claimed: [] }
      if (update) this.#push({ update, vaulting, ...nobody })
    } catch (error) {
      this.#rebuildTrial()
      return Promise.reject(error)
    }
    return this.settled()
  }

  /** Resolves when all that is pending now is durable, whatever comes later; rejects where it is not saved. */
  settled = (): Promise<void> => this.#backlog.settled()

  /** Hands over all pending writes for one durable commit; `show` or `close` must follow. */
  take(): Entry {
    return { board: this.board, ...this.#backlog.take() }
  }

  /** The entry taken is on disk: now, and not before, it is shown and receipted (I1). */
  show(entry: Entry, sequence: number) {
    if (this.#closed) return
    const { update } = entry
    const { done, tell } = this.#backlog.land()
    if (update) {
      Y.applyUpdate(this.shown, update)
      this.#sequence = sequence
      this.#state = undefined
      this.#emptyHanded = undefined
      this.#settings.noticed()
      const frame = frames.updateFrame(update)
      for (const session of this.sessions) if (session.reading) session.line.send(frame)
    }
    this.own.tell(entry, this.sessions)
    for (const { from, number } of done) from?.receipt(number, frames.receiptFrame)
    for (const session of this.sessions) this.#endRefused(session)
    if (update) for (const listener of this.#listeners) listener()
    tell()
  }

  /** Memory must not run ahead of the disk: everybody out, nothing of it was shown. */
  close(code: number, reason: string) {
    this.#closed = true
    for (const session of [...this.sessions]) session.line.close(code, reason)
    this.sessions.clear()
    this.#backlog.drop(`board closed: ${reason}`)
    this.shown.destroy()
    this.#trial.doc.destroy()
  }

  /** A seat writes no more: its devices are told, sent out, and may come back to read. */
  stop(seat: SeatId) {
    this.own.stop(seat)
    for (const session of this.#sessionsOf(seat)) {
      if (!session.seat.stopped) this.refuse(session, { reason: 'stopped' }, session.writes + 1)
    }
  }

  /** A stopped seat writes again. */
  unstop(seat: SeatId) {
    this.own.unstop(seat)
    this.sendOut(seat, CLOSE.tryAgain, 'try again')
  }

  /** Ends a seat's connections. */
  sendOut(seat: SeatId, code: number, reason: string) {
    for (const session of this.#sessionsOf(seat)) session.line.close(code, reason)
  }

  /** Ends a connection over one of its writes. What it had accepted is made durable and receipted first. */
  refuse(session: Session, refusal: Refusal, number: number) {
    session.refused ??= { refusal, number }
    session.held = []
    this.#endRefused(session)
  }

  #receive(update: Uint8Array, from: Session, number: number) {
    if (from.refused || this.#closed) return
    from.work += update.length * COST.writtenByte
    const seat = from.seat.id
    const verdict = judge(update, {
      trial: this.#trial.doc,
      seat,
      who: this.own.isStopped(from.seat) ? { ...from.seat, stopped: true } : from.seat,
      settings: this.#settings.current,
      ownerOf: this.#belongings.ownerOf,
      seatOfClient: this.#belongings.seatOfClient,
      isPutAway: this.vault.has,
    })
    if (verdict.kind === 'refused') return this.refuse(from, verdict.refusal, number)
    const nothing = { update: undefined, from, number, posted: [], claimed: [] }
    if (verdict.kind === 'empty') return this.#push(nothing)
    const { posted, claimed, comparisons } = verdict
    from.work += comparisons * COST.comparison
    if (!this.#belongings.hasRoom(seat, posted, claimed)) {
      return this.refuse(from, { reason: 'full' }, number)
    }
    const outcome = this.#trial.put(update, verdict, from.seat)
    if ('refusal' in outcome) {
      this.#rebuildTrial()
      from.work += this.state().length * COST.rebuiltByte
      return this.refuse(from, outcome.refusal, number)
    }
    this.#belongings.give(seat, posted, claimed)
    this.#push({ update: outcome.update, from, number, posted, claimed })
  }

  #push(write: Pending) {
    const empty = write.update === undefined && write.posted.length === 0
    // It repeats what may still be on its way to the disk; if nothing is, it is durable already.
    if (empty && this.#backlog.isEmpty)
      return write.from?.receipt(write.number, frames.receiptFrame)
    this.#backlog.push(write)
    this.#dirty(this)
  }

  #endRefused(session: Session) {
    const { refused } = session
    if (!refused || !this.sessions.has(session)) return
    if (this.#backlog.has(session)) return
    this.sessions.delete(session)
    if (session.ext) session.line.send(frames.refusalFrame(refused.refusal))
    session.line.close(REFUSALS[refused.refusal.reason], refused.refusal.reason)
  }

  #sessionsOf = (seat: SeatId) => [...this.sessions].filter((session) => session.seat.id === seat)

  #rebuildTrial() {
    this.#trial.rebuild([this.state(), ...this.#backlog.updates])
  }

  #whole(): Uint8Array {
    this.#emptyHanded ??= frames.step2Frame(this.state())
    return this.#emptyHanded
  }

  #difference = (stateVector: Uint8Array): Uint8Array =>
    frames.step2Frame(Y.encodeStateAsUpdate(this.shown, stateVector))
}

const isEmptyVector = (vector: Uint8Array) => vector.length === 1 && vector[0] === 0
