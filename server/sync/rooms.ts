import { FORMAT } from '../../shared/board/format.ts'
import type { BoardId, SeatId } from '../../shared/board/ids.ts'
import { CLOSE } from '../../shared/wire.ts'
import type { ServerChange } from '../commands/case.ts'
import { clientsIn } from '../store/clients-in.ts'
import type { Log, Saved } from '../store/log.ts'
import { NotLoaded } from '../store/trouble.ts'
import { Allowances } from './allowances.ts'
import { Flusher } from './flusher.ts'
import { Folding } from './folding.ts'
import { Lately } from './lately.ts'
import { Lingering } from './lingering.ts'
import { NewClients } from './new-clients.ts'
import { Room } from './room.ts'
import { realScheduler, type Scheduler } from './scheduler.ts'
import { unwatched, type Watch } from './watch.ts'

interface RoomsOptions {
  log: Log
  /** `Clock.elapsed`: what stays allowed for a moment must not hang on what the clock is set to. */
  now: () => number
  /** ms since 1970, for the dates that notes carry. */
  date: () => number
  /** A room's writes could not be saved; it was closed. */
  onLost: (board: BoardId, error: unknown) => void
  /** A board could not be read: whoever wanted to come in is told to try again. */
  onUnread?: ((board: BoardId, error: unknown) => void) | undefined
  /** Something of ours threw where a write was judged; it was refused. */
  onMistake?: ((board: BoardId, error: unknown) => void) | undefined
  watch?: Watch | undefined
  pace?: Scheduler
  /** How long a room stays open when the last one has left. */
  lingerMs?: number
  /** Writes a board anew under a new epoch, by one client id: nobody is in it. */
  renew?: ((board: BoardId) => Promise<unknown>) | undefined
  /** Boards larger than this are answered before there is a document of them. */
  coldAboveBytes?: number | undefined
}

/** Opened by nobody else, a board with more client ids than this is written anew. */
const WORTH_RENEWING = 1_000

const sum = <T>(all: Iterable<T>, countOf: (one: T) => number): number => {
  let total = 0
  for (const one of all) total += countOf(one)
  return total
}

export interface Queues {
  /** Rooms with something that the next flush takes. */
  rooms: number
  /** Boards that are being read, or written anew. */
  loading: number
  /** Accepted, and not on the disk yet. */
  updates: number
  commands: number
  /** Connections that take in too slowly: they get what they miss as one. */
  slow: number
  /** What waits to leave to all connections. */
  unsentBytes: number
}

interface Opened {
  room: Room
  folding: Folding
  /** Moments at which somebody began to use it: it stays open while one has not ended. */
  users: number
}

/** Every board's room: opened once however many come at the same time, closed when nobody is in it. */
export class Rooms {
  #options: RoomsOptions
  #log: Log
  #pace: Scheduler
  #flusher: Flusher
  #lingering: Lingering<Opened>
  #open = new Map<BoardId, Promise<Opened | undefined>>()
  /** The room of each board that may be entered. */
  #current = new Map<BoardId, Room>()
  #lately: Lately
  #stopped = false
  /** Folds that are on their way to the disk. */
  #folds = new Set<Promise<void>>()
  /** What each seat may do, by the socket and over HTTP. */
  readonly allowances = new Allowances()
  #newClients = new NewClients()

  constructor(options: RoomsOptions) {
    const { log, now, pace = realScheduler, watch = unwatched, lingerMs = 0 } = options
    this.#options = options
    this.#log = log
    this.#pace = pace
    this.#lately = new Lately(now)
    this.#lingering = new Lingering(lingerMs, pace.after, (opened) => this.#evict(opened))
    this.#flusher = new Flusher(log, (room, error) => this.#lose(room, error), pace, watch)
  }

  /** Whether there is such a board; its room is not opened for that. */
  async has(board: BoardId): Promise<boolean> {
    return this.#current.has(board) || this.#log.has(board)
  }

  /**
   * @returns undefined where there is no such board. Whoever gets a room must `release` it.
   * @throws NotLoaded
   */
  async enter(board: BoardId): Promise<Room | undefined> {
    if (this.#stopped) throw new Error('stopping')
    const opened = await this.#opening(board)
    if (!opened) return undefined
    // The last one left while we waited: the next room is another.
    if (this.#current.get(board) !== opened.room) return this.enter(board)
    opened.users++
    this.#lingering.delete(opened)
    return opened.room
  }

  /** Ends one `enter`. After the last one the log is folded, and later the memory given back. */
  async release(room: Room): Promise<void> {
    const opened = await this.#open.get(room.board)
    if (!opened || opened.room !== room) return
    opened.users--
    if (opened.users > 0) return
    await room.settled()
    if (opened.users > 0 || this.#current.get(room.board) !== room) return
    // First: it may close at once, and a closed room has no document.
    const folding = this.#fold(opened)
    this.#lingering.add(opened)
    await folding
  }

  /** Reads or writes a board's room and lets go of it. */
  async use<T>(board: BoardId, work: (room: Room) => T | Promise<T>): Promise<T | undefined> {
    const room = await this.enter(board)
    if (!room) return undefined
    try {
      return await work(room)
    } finally {
      await this.release(room)
    }
  }

  /** The server's own durable write. @returns false where there is no such board. */
  async write(board: BoardId, change: ServerChange): Promise<boolean> {
    const done = await this.use(board, async (room) => {
      await room.write(change)
      return true
    })
    return done ?? false
  }

  /**
   * Does something to a board's record while nobody is in its room. All are sent out, come back by
   * themselves, and begin with what is there then; what they had on the way they say again.
   * @returns undefined where there is no such board
   */
  async alone<T>(board: BoardId, work: () => Promise<T>): Promise<T | undefined> {
    for (;;) {
      const room = await this.enter(board)
      if (!room) return undefined
      await room.settled()
      if (room.isClosed() || room.isSaving()) {
        await this.release(room)
        continue
      }
      // From here to the next room in one go: nobody comes in, and nothing goes to the disk, between.
      const closings = room.closings()
      this.#close(room, CLOSE.tryAgain, 'written anew')
      this.#lately.remember(board, closings)
      const doing = work()
      const load = () => this.#load(board)
      this.#keep(board, doing.then(load, load))
      // Where nobody waits to come in, the new room is not kept for ever.
      this.use(board, () => {}).catch(() => {})
      return doing
    }
  }

  /** Sends everybody out of a board that is no more. */
  async drop(board: BoardId): Promise<void> {
    const opened = await this.#open.get(board)
    if (opened) this.#close(opened.room, CLOSE.noBoard, 'no such board')
  }

  /** What waits at this moment, in all rooms together. */
  queues(): Queues {
    const rooms = [...this.#current.values()]
    const sessions = rooms.flatMap((room) => [...room.sessions])
    return {
      rooms: this.#flusher.waiting,
      loading: this.#open.size - this.#current.size,
      updates: sum(rooms, (room) => room.waiting().updates),
      commands: sum(rooms, (room) => room.waiting().commands),
      slow: sum(sessions, ({ missing }) => (missing ? 1 : 0)),
      unsentBytes: sum(sessions, ({ line }) => line.unsent ?? 0),
    }
  }

  /** The seats of a board that have a connection; its room is not opened for that. */
  async connected(board: BoardId): Promise<ReadonlySet<SeatId>> {
    const room = this.#current.get(board)
    return new Set([...(room?.sessions ?? [])].map(({ seat }) => seat.id))
  }

  /** How many connections there are, on how many boards. */
  count(): { rooms: number; sessions: number } {
    const rooms = [...this.#current.values()]
    return { rooms: rooms.length, sessions: sum(rooms, ({ sessions }) => sessions.size) }
  }

  /** Makes everything durable, folds the logs and sends everybody out with 1012. */
  async stop(): Promise<void> {
    const end = async (opened: Opened) => {
      await opened.room.settled()
      const folding = this.#fold(opened)
      this.#close(opened.room, CLOSE.restarting, 'restarting')
      await folding
    }
    this.#stopped = true
    // One that could not be saved was closed and reported by `onLost`; the others still must end well.
    await Promise.allSettled((await this.#all()).map(end))
    await Promise.allSettled(this.#folds)
  }

  async #all(): Promise<Opened[]> {
    // One that cannot be loaded was told of, and is none.
    const all = await Promise.allSettled(this.#open.values())
    return all.flatMap((one) => (one.status === 'fulfilled' ? (one.value ?? []) : []))
  }

  #opening(board: BoardId): Promise<Opened | undefined> {
    const known = this.#open.get(board)
    if (known) return known
    return this.#keep(board, this.#load(board))
  }

  #keep(board: BoardId, opening: Promise<Opened | undefined>): Promise<Opened | undefined> {
    this.#open.set(board, opening)
    const forget = () => {
      if (this.#open.get(board) === opening) this.#open.delete(board)
    }
    opening.then((opened) => opened ?? forget(), forget)
    return opening
  }

  /** What goes wrong is this board's alone, and told once, however many wait for it. */
  async #load(board: BoardId): Promise<Opened | undefined> {
    try {
      return await this.#opened(board)
    } catch (error) {
      this.#options.onUnread?.(board, error)
      throw new NotLoaded(board, error)
    }
  }

  async #opened(board: BoardId): Promise<Opened | undefined> {
    await this.#flusher.landed(board)
    const saved = await this.#loadThin(board)
    if (!saved) return undefined
    const opened = this.#made(board, saved)
    if (saved.format >= FORMAT) return opened
    try {
      await opened.room.migrate()
      return opened
    } catch (error) {
      // Where it cannot be saved it is read as it is; the next to open it tries again.
      if (!opened.room.isClosed()) this.#lose(opened.room, error)
      // That one closed, and this opening with it: there must not be two rooms of one board.
      const other = this.#open.get(board)
      return other ?? this.#keep(board, Promise.resolve(this.#made(board, saved)))
    }
  }

  /** Every client id that ever wrote makes every transaction slower: nobody is here, so that they can go. */
  async #loadThin(board: BoardId): Promise<Saved | undefined> {
    const { renew } = this.#options
    const saved = await this.#log.load(board)
    if (!saved || !renew || clientsIn(saved.snapshot) < WORTH_RENEWING) return saved
    try {
      await renew(board)
      return await this.#log.load(board)
    } catch (error) {
      // Where it cannot be saved it is read as it is.
      this.#options.onMistake?.(board, error)
      return saved
    }
  }

  #made(board: BoardId, saved: Saved): Opened {
    const closings = this.#lately.take(board)
    const later = this.#pace.after
    const { now, date, coldAboveBytes } = this.#options
    const dirty = this.#flusher.dirty
    const onMistake = (error: unknown) => this.#options.onMistake?.(board, error)
    const { watch } = this.#options
    const more = { dirty, coldAboveBytes, onMistake, watch, newClients: this.#newClients }
    const room = new Room({ board, saved, closings, later, now, date, ...more })
    this.#current.set(board, room)
    const since = saved.sequence - saved.updates.length
    const folding = new Folding(room, { since, later, fold: () => void this.#fold(opened) })
    const opened: Opened = { room, folding, users: 0 }
    room.onChange((entry) => {
      folding.changed(entry)
    })
    return opened
  }

  async #fold(opened: Opened) {
    const fold = this.#folded(opened)
    this.#folds.add(fold)
    try {
      await fold
    } finally {
      this.#folds.delete(fold)
    }
  }

  async #folded({ room, folding }: Opened) {
    try {
      const folded = folding.take()
      if (folded) await this.#log.compact(room.board, folded.sequence, folded.state)
    } catch (error) {
      this.#lose(room, error)
    }
  }

  /** At once: nobody may come in between looking and closing. */
  #evict({ room }: Opened) {
    const { board } = room
    if (this.#current.get(board) !== room) return
    this.#close(room, CLOSE.tryAgain, 'idle')
    this.#lately.remember(board, room.closings())
  }

  #lose(room: Room, error: unknown) {
    this.#close(room, CLOSE.tryAgain, 'not saved')
    this.#options.onLost(room.board, error)
  }

  #close(room: Room, code: number, reason: string) {
    if (this.#current.get(room.board) === room) {
      this.#current.delete(room.board)
      this.#open.delete(room.board)
    }
    room.close(code, reason)
  }
}
