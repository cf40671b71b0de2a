import type { ActorId, SeatId } from '../../shared/board/ids.ts'
import { CLOSE, REFUSALS, type Refusal } from '../../shared/wire.ts'
import { COST } from './allowance.ts'
import type { Backlog } from './backlog.ts'
import { refusalFrame, updateFrame } from './frames.ts'
import { lengthOf } from './line.ts'
import type { Newcomers } from './newcomers.ts'
import { isEmptyVector } from './other-epoch.ts'
import type { Session } from './session.ts'
import type { Shown } from './shown.ts'

/** Who is told late is told so much later: attackers would come thousands of times a second. */
const LATE_MS = 1_000

interface AudienceOptions {
  shown: Shown
  backlog: Backlog
  newcomers: Newcomers
  /** Does something so many ms later. */
  later: (ms: number, run: () => void) => void
  /** A connection of this seat has ended. */
  onLeave: (seat: SeatId) => void
}

interface Showing {
  /** Who alone wrote all of it: it is told by a receipt, where it asked for those. */
  author: Session | undefined
  settings: boolean | undefined
  /**
   * Where a note was put away in it, the state before: what was written into that note in the same
   * moment is still among the update's bytes.
   */
  before: Uint8Array | undefined
}

/** Who is in a room: comes in, is told what is shown, and is sent out. */
export class Audience {
  readonly sessions = new Set<Session>()
  /** Refused, with something accepted before that is still on its way to the disk. */
  #refused = new Set<Session>()
  #shown: Shown
  #backlog: Backlog
  #newcomers: Newcomers
  #later: AudienceOptions['later']
  #onLeave: AudienceOptions['onLeave']
  #closed = false

  constructor({ shown, backlog, newcomers, later, onLeave }: AudienceOptions) {
    this.#shown = shown
    this.#backlog = backlog
    this.#newcomers = newcomers
    this.#later = later
    this.#onLeave = onLeave
  }

  join(session: Session) {
    if (this.#closed) return session.line.close(CLOSE.tryAgain, 'try again')
    this.sessions.add(session)
    // Step 1 first: what the client wrote while it was away must come before what it writes now.
    const asked = this.#shown.isOpen
    if (asked) session.line.send(this.#shown.question())
    this.#newcomers.add(session, asked)
  }

  leave(session: Session) {
    if (this.sessions.delete(session)) this.#onLeave(session.seat.id)
    this.#refused.delete(session)
    this.#newcomers.delete(session)
  }

  /**
   * Answers a client's SyncStep1 with what it lacks of the shown board. What its seat has on the way
   * to the disk, from a connection before, is waited for by the first: a device that starts over does
   * its deeds anew on this, and must see which of them are there.
   */
  answer(session: Session, stateVector: Uint8Array) {
    const isFirst = !session.reading
    if (!isFirst || !this.#backlog.hasOf(session.seat)) return this.#answer(session, stateVector)
    const answer = () => {
      if (this.sessions.has(session)) this.#answer(session, stateVector)
    }
    this.#backlog.settled().then(answer, () => {})
  }

  #answer(session: Session, stateVector: Uint8Array) {
    if (this.#closed) return
    // Asking again and again without taking it in must not fill the memory: the last question counts.
    if (session.reading && session.line.isFull) return this.#answerLater(session, stateVector)
    const perByte = session.reading ? COST.sentAgainByte : COST.sentByte
    session.reading = true
    // It gets all that it could have missed.
    session.missing = undefined
    if (isEmptyVector(stateVector)) {
      const frames = this.#shown.whole()
      session.work += lengthOf(frames) * perByte
      return session.sendAll(frames)
    }
    if (!this.#shown.knowsAnswer(stateVector))
      session.work += this.#shown.byteLength * COST.searchedByte
    const frame = this.#shown.answer(stateVector)
    session.work += frame.wire.length * perByte
    session.line.send(frame)
  }

  #answerLater(session: Session, stateVector: Uint8Array) {
    const isWaiting = session.asks !== undefined
    session.asks = stateVector
    if (isWaiting) return
    session.line.whenDrained?.(() => {
      const { asks } = session
      session.asks = undefined
      if (asks && this.sessions.has(session)) this.#answer(session, asks)
    })
  }

  /** Puts a durable update into the shown board and sends it to everybody who reads. */
  show(update: Uint8Array, { author, settings, before }: Showing) {
    this.#shown.add(update, settings)
    // The document has let go of what is deleted: the words never leave the server (I4).
    const frame = updateFrame(before ? this.#shown.since(before) : update)
    for (const session of this.sessions) {
      const { reading, missing, line, ext } = session
      if (!reading || missing || (session === author && ext)) continue
      line.send(frame)
      if (line.isFull) this.#setAside(session)
    }
  }

  /**
   * Ends a connection over one of its writes. What it had accepted is made durable and receipted first.
   * @param late told a moment later, as everybody is who is to come again
   */
  refuse(session: Session, refusal: Refusal, late = refusal.reason === 'too-fast') {
    session.refuse(refusal, late)
    this.#refused.add(session)
    this.#endRefused(session)
  }

  /** Those refused whose last accepted write is durable now. */
  endRefused() {
    for (const session of this.#refused) this.#endRefused(session)
  }

  /** Ends a seat's connections. */
  sendOut(seat: SeatId, code: number, reason: string) {
    for (const session of this.#sessionsOf(seat)) session.line.close(code, reason)
  }

  /** A staff seat chose for whom it speaks: its cursors say so from the next one on. */
  speakFor(seat: SeatId, body: ActorId | undefined) {
    for (const session of this.#sessionsOf(seat)) session.speakFor(body)
  }

  close(code: number, reason: string) {
    this.#closed = true
    for (const session of [...this.sessions]) session.line.close(code, reason)
    this.sessions.clear()
    this.#newcomers.close()
  }

  /** It takes in too slowly: nothing more until all has left, then what it missed, as one (I5). */
  #setAside(session: Session) {
    session.missing = this.#shown.vector()
    session.line.whenDrained?.(() => this.#catchUp(session))
  }

  #catchUp(session: Session) {
    const { missing } = session
    session.missing = undefined
    // Where it has asked anew meanwhile, it is answered with all that it lacks.
    if (missing && !session.asks && this.sessions.has(session))
      session.line.send(updateFrame(this.#shown.since(missing)))
  }

  #endRefused(session: Session) {
    const { refused } = session
    if (!refused || this.#backlog.has(session)) return
    this.leave(session)
    const { refusal, late } = refused
    if (late) this.#later(LATE_MS, () => sendAway(session, refusal))
    else sendAway(session, refusal)
  }

  #sessionsOf = (seat: SeatId) => [...this.sessions].filter((session) => session.seat.id === seat)
}

function sendAway({ ext, line }: Session, refusal: Refusal) {
  if (ext) line.send(refusalFrame(refusal))
  line.close(REFUSALS[refusal.reason], refusal.reason)
}
