import type * as Y from 'yjs'
import type { Command } from '../../shared/board/commands.ts'
import { type Board, boardFields } from '../../shared/board/document.ts'
import { FORMAT, migrate } from '../../shared/board/format.ts'
import type { BoardId, NoteId, PhaseId, SeatId } from '../../shared/board/ids.ts'
import type { Redactable } from '../../shared/board/redaction.ts'
import type { Answer, ReadyTables } from '../../shared/wire.ts'
import { ReadySeats } from '../agenda/readiness.ts'
import { BallotBox } from '../ballots/ballot-box.ts'
import { countLive } from '../commands/ballots.ts'
import type { ServerChange } from '../commands/case.ts'
import { DoneCommands } from '../commands/done.ts'
import { digestOf } from '../commands/parse.ts'
import type { LogEntry, Saved } from '../store/log.ts'
import type { SeatRecord } from '../store/registry.ts'
import { NotSaved } from '../store/trouble.ts'
import { Stops } from '../vault/stops.ts'
import { Vault, wasNeverShown } from '../vault/vault.ts'
import { here } from './attendance.ts'
import { Audience } from './audience.ts'
import { Backlog, type Pending } from './backlog.ts'
import { Belongings } from './belongings.ts'
import { Court } from './court.ts'
import { receiptFrame } from './frames.ts'
import type { Closings } from './grace.ts'
import { LatelyHere } from './lately-here.ts'
import type { NewClients } from './new-clients.ts'
import { Newcomers } from './newcomers.ts'
import { isEmptyVector, isOfAnotherEpoch } from './other-epoch.ts'
import { OwnNotes } from './own-notes.ts'
import { realScheduler } from './scheduler.ts'
import { inOneWrite, type Session } from './session.ts'
import { Shown } from './shown.ts'
import { unwatched, type Watch } from './watch.ts'

/** Live totals reach the document at most so often. */
const COUNTED_EVERY_MS = 1_000

/** A command that was done before changes nothing; it is answered once that is durable. */
const NOTHING = { update: undefined, posted: [], claimed: [] }

interface RoomOptions {
  board: BoardId
  saved: Saved
  now: () => number
  /** ms since 1970, for the dates that notes carry. */
  date: () => number
  /** Does something so many ms later. */
  later?: ((ms: number, run: () => void) => void) | undefined
  /** What an earlier room of this board knew: its grace goes on. */
  closings?: Closings | undefined
  /** A board larger than this is no document before one is needed. */
  coldAboveBytes?: number | undefined
  /** Something of ours threw where a write was judged; it was refused. */
  onMistake?: ((error: unknown) => void) | undefined
  watch?: Watch | undefined
  /** What seats took of client ids in the last hour, in whatever room. */
  newClients?: NewClients | undefined
  /** Tells the flusher that there is something to make durable. */
  dirty: (room: Room) => void
}

/**
 * One board, live: `shown` is only what is durable, and everything that leaves the room is read from
 * it (I1); the court's trial has the pending writes too. While there are none, one document is both.
 */
export class Room {
  readonly board: BoardId
  readonly epoch: string
  readonly audience: Audience
  readonly sessions: Set<Session>
  /** What is put away by what is durable; the court's own runs ahead of it. */
  readonly vault: Vault
  readonly own: OwnNotes
  /** What seats chose, by what is durable. */
  readonly ballots: BallotBox
  /** What was erased for good. */
  readonly isRedacted: (entry: Redactable) => boolean
  #shown: Shown
  #court: Court
  #newcomers: Newcomers
  #backlog = new Backlog()
  #belongings: Belongings
  #commands: DoneCommands
  /** Who is stopped by what is durable, and by all that is accepted. */
  #stops: readonly Stops[]
  #sequence: number
  #date: () => number
  #watch: Watch
  #dirty: (room: Room) => void
  /** What seats chose, with all that is accepted. */
  #accepted: BallotBox
  #later: (ms: number, run: () => void) => void
  /** Live totals are on their way into the document. */
  #counts = false
  #ballotListeners = new Set<() => void>()
  #listeners = new Set<(entry: LogEntry) => void>()
  #ready: ReadySeats
  #onReady = () => {}
  #asideListeners = new Set<() => void>()
  #closed = false
  #lately: LatelyHere

  constructor({ board, saved, dirty, later = realScheduler.after, ...options }: RoomOptions) {
    this.board = board
    this.epoch = saved.epoch
    const ask = () => this.#newcomers.ask(() => this.#shown.question())
    this.#newcomers = new Newcomers(later, [ask, () => this.#court.prepare()])
    this.#shown = new Shown({ ...options, saved, onOpen: ask })
    this.#belongings = new Belongings(saved, options.newClients)
    this.vault = new Vault(saved.putAway)
    this.isRedacted = (entry) => saved.redacted?.has(entry) ?? false
    const stops = new Stops(saved.seats)
    const ready = new ReadySeats(saved.readiness)
    this.#ready = ready
    this.ballots = new BallotBox(saved.ballots)
    const { vault, isRedacted, ballots } = this
    const beside = { vault, stops, isRedacted, ready, ballots }
    this.own = new OwnNotes(this.#shown, this.#belongings, beside)
    const parts = { shown: this.#shown, backlog: this.#backlog }
    this.audience = new Audience({
      ...parts,
      later,
      newcomers: this.#newcomers,
      onLeave: (seat) => this.#lately.left(seat),
    })
    this.sessions = this.audience.sessions
    const ahead = {
      ...{ vault: new Vault(saved.putAway), stops: new Stops(saved.seats) },
      ballots: new BallotBox(saved.ballots),
    }
    this.#accepted = ahead.ballots
    this.#stops = [stops, ahead.stops]
    const whose = { belongings: this.#belongings, ...ahead }
    const { writer } = saved
    const people = () => here(this.sessions).people
    this.#court = new Court({ ...parts, ...whose, writer, isRedacted, people, ...options })
    this.#commands = new DoneCommands(saved.commands)
    this.#date = options.date
    this.#lately = new LatelyHere(options.now)
    this.#watch = options.watch ?? unwatched
    this.#shown.share(this.#court)
    this.#sequence = saved.sequence
    this.#dirty = dirty
    this.#later = later
    // What was chosen before, and not yet counted when the server was killed.
    if (ballots.ballots.size > 0) this.#countSoon()
  }

  get shown(): Y.Doc {
    return this.#shown.doc
  }

  get shownBoard(): Board {
    return this.#shown.board
  }

  /** The durable log's last sequence number: changes with every flush that changed the board. */
  get sequence(): number {
    return this.#sequence
  }

  /** The shown board as one Yjs update. */
  state = (): Uint8Array => this.#shown.state()

  closings = (): Closings | undefined => this.#shown.closings

  /** How many notes wait to be revealed, with all that is accepted. */
  get unrevealed(): number {
    return this.#court.unrevealed
  }

  ownerOf = (note: NoteId): SeatId | undefined => this.#belongings.ownerOf(note)

  /** Whether what a seat's device has is of an epoch of this board that is no more. */
  isOfAnotherEpoch = (vector: Uint8Array, { id }: SeatRecord): boolean =>
    !isEmptyVector(vector) &&
    isOfAnotherEpoch(this.shown, vector, id, this.#belongings.seatOfClient)

  onChange(listener: (entry: LogEntry) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What lies aside, or what is hidden, has changed. */
  onAside(listener: () => void): () => void {
    this.#asideListeners.add(listener)
    return () => this.#asideListeners.delete(listener)
  }

  /** How many have chosen something may have changed. */
  onBallots(listener: () => void): () => void {
    this.#ballotListeners.add(listener)
    return () => this.#ballotListeners.delete(listener)
  }

  #toldBallots({ ballots = [], update }: LogEntry) {
    if (ballots.length > 0) this.#countSoon()
    if (ballots.length > 0 || update) for (const listener of this.#ballotListeners) listener()
  }

  /** Totals that are seen while they grow come into the document at most so often (I4). */
  #countSoon() {
    if (this.#counts) return
    this.#counts = true
    this.#later(COUNTED_EVERY_MS, () => {
      this.#counts = false
      if (this.#closed) return
      const accepted = this.#court.write((board) => countLive(board, this.#accepted))
      if (accepted) this.#push({ ...accepted, settings: false, from: undefined, number: 0 })
    })
  }

  /** A client's SyncStep2: everything it has that we lack. Its held Updates follow it. */
  receiveStep2(update: Uint8Array, from: Session) {
    const number = ++from.writes
    if (from.refused) return
    this.#receive(update, from, number)
    for (const held of from.catchUp()) this.#receive(held.update, from, held.number)
  }

  receiveUpdate(update: Uint8Array, from: Session) {
    const number = ++from.writes
    if (from.refused) return
    if (from.caughtUp) this.#receive(update, from, number)
    else if (!from.hold(update, number)) this.audience.refuse(from, { reason: 'too-large' })
  }

  /**
   * What a seat says of notes, by whatever door. `answer` is called once: when it is durable, in one
   * write with what `asked` is told of it; at once where it is not done; never where the room closes.
   * @returns what it cost beyond being a message
   */
  command(
    command: Command,
    seat: SeatRecord,
    answer: (answer: Answer) => void,
    asked?: Session,
  ): number {
    if (this.#closed) throw new NotSaved('board closed')
    const { id } = command
    const digest = digestOf(command)
    const known = this.#commands.digestOf(seat.id, id)
    if (known !== undefined && known !== digest) {
      this.#deny({ id, reason: 'id-reused' }, seat, answer)
      return 0
    }
    const done = { seat: seat.id, id, digest, at: this.#date() }
    const judged = known
      ? { ...NOTHING, told: this.#commands.changeOf(seat.id, id), work: 0 }
      : this.#court.command(command, seat, done.at)
    if ('refusing' in judged) {
      this.#deny({ id, ...judged.refusing }, seat, answer)
      return judged.work
    }
    const { told, work, ...accepted } = judged
    if (!known) this.#commands.add(done, told)
    const tell = () => answer({ id, done: true, ...told })
    this.#backlog.push({ ...accepted, from: undefined, number: 0, command: { done, asked, tell } })
    this.#dirty(this)
    return work
  }

  #deny(
    refused: Omit<Extract<Answer, { done: false }>, 'done'>,
    { role }: SeatRecord,
    answer: (answer: Answer) => void,
  ) {
    this.#watch.refused(refused.reason, role)
    answer({ done: false, ...refused })
  }

  /** The server's own write: durable when the promise resolves. */
  async write(change: ServerChange): Promise<void> {
    if (this.#closed) throw new Error('board closed')
    const accepted = this.#court.write(change)
    if (accepted) this.#push({ ...accepted, from: undefined, number: 0 })
    return this.settled()
  }

  /** Brings the document up to what this program writes; durable when the promise resolves. */
  migrate(): Promise<void> {
    const accepted = this.#court.write((board) => void migrate(board, this.#date()))
    this.#push({ ...NOTHING, ...accepted, format: FORMAT, from: undefined, number: 0 })
    return this.settled()
  }

  /** Resolves when all that is pending now is durable, whatever comes later; rejects where it is not saved. */
  settled = (): Promise<void> => this.#backlog.settled()

  /** Hands over all pending writes for one durable commit; `show` or `close` must follow. */
  take(): LogEntry {
    const entry = this.#backlog.take()
    const listed = entry.settings ? this.#court.listed() : undefined
    return { board: this.board, ...entry, ...(listed ? { listed } : {}), at: this.#date() }
  }

  /** The entry taken is on disk: now, and not before, it is shown and receipted (I1). */
  show(entry: LogEntry, sequence: number) {
    if (this.#closed) return
    const { update, settings, vaulting, readiness = [] } = entry
    // Up to here it is pending; from `land` on the judge's document is the shown one.
    const leavesBoard = vaulting?.away.some((one) => !wasNeverShown(one)) ?? false
    const before = leavesBoard ? this.#shown.vector() : undefined
    const { done, tell } = this.#backlog.land()
    const authors = new Set(done.map(({ from, command }) => from ?? command?.asked))
    const isOurs = done.some(({ command, mended }) => command || mended)
    const [author] = authors.size === 1 && !isOurs ? authors : []
    if (update) this.#sequence = sequence
    try {
      inOneWrite(authors, () => {
        if (update) this.audience.show(update, { author, settings, before })
        this.own.tell(entry, this.sessions)
        for (const { from, number, command } of done) {
          from?.receipt(number, receiptFrame)
          command?.tell()
        }
      })
      this.audience.endRefused()
      if (settings || readiness.length > 0) this.#onReady()
      if (update) for (const listener of this.#listeners) listener(entry)
      if (entry.ballots?.length || update) this.#toldBallots(entry)
      if (vaulting) for (const listener of this.#asideListeners) listener()
    } finally {
      // It is durable, whatever went wrong in showing it.
      tell()
    }
  }

  /** What 班 said of the phase that runs, by what is durable. */
  readyTables = (): ReadyTables => (this.#ready.isEmpty ? {} : this.#ready.in(this.#phase))

  /** Is told when it may have changed. */
  set onReady(told: () => void) {
    this.#onReady = told
  }

  get #phase(): PhaseId | undefined {
    return boardFields(this.shownBoard).get('phase')?.phase
  }

  /** Whether something is on its way to the disk at this moment. */
  isSaving = () => this.#backlog.isInFlight

  /** What was accepted and is not on the disk yet. */
  waiting = () => this.#backlog.waiting

  /** Whether there is a document; a large board stays bytes until one is needed. */
  isOpen = () => this.#shown.isOpen
  isClosed = () => this.#closed

  /** Memory must not run ahead of the disk: everybody out, nothing of it was shown. */
  close(code: number, reason: string) {
    this.#closed = true
    this.audience.close(code, reason)
    this.#backlog.drop(`board closed: ${reason}`)
    this.#shown.destroy()
    this.#court.end()
  }

  /** Two seats were one person's: all that `from` wrote is the other's from now on. */
  join(from: SeatId, seat: SeatId) {
    this.#belongings.join(from, seat)
    this.#commands.join(from, seat)
    for (const stops of this.#stops) stops.join(from, seat)
    this.#ready.join(from, seat)
    for (const box of [this.ballots, this.#accepted]) box.join(from, seat)
  }

  /** Seats with a device here, and those whose last one left just now (I4: what blinks tells). */
  connected = (): ReadonlySet<SeatId> => this.#lately.seats(this.sessions)

  #receive(update: Uint8Array, from: Session, number: number) {
    if (from.refused || this.#closed) return
    const tried = this.#court.try(update, from)
    if ('refusal' in tried) this.audience.refuse(from, tried.refusal, tried.late)
    else this.#push({ ...tried, from, number })
  }

  #push(write: Pending) {
    const empty =
      write.update === undefined && write.posted.length === 0 && write.format === undefined
    // It repeats what may still be on its way to the disk; if nothing is, it is durable already.
    if (empty && this.#backlog.isEmpty) return write.from?.receipt(write.number, receiptFrame)
    this.#backlog.push(write)
    this.#dirty(this)
  }
}
