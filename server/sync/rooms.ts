import type { Board } from '../../shared/board/document.ts'
import type { BoardId } from '../../shared/board/ids.ts'
import { GRACE_MS } from '../../shared/board/policy.ts'
import { CLOSE } from '../../shared/wire.ts'
import type { Log } from '../store/log.ts'
import { Flusher, type Pace } from './flusher.ts'
import { Room } from './room.ts'
import type { Closings } from './settings.ts'

/** So many updates in the log, and it is folded into a snapshot. */
const COMPACT_AFTER = 500

interface RoomsOptions {
  log: Log
  now: () => number
  /** A room's writes could not be saved; it was closed. */
  onLost: (board: BoardId, error: unknown) => void
  /** A room shows something new. */
  onShown?: ((room: Room) => void) | undefined
  pace?: Pace
}

interface Opened {
  room: Room
  compactedAt: number
  /** Moments at which somebody began to use it: it stays open while one has not ended. */
  users: number
}

/** Every board's room: opened once however many come at the same time, closed when nobody is in it. */
export class Rooms {
  #log: Log
  #now: () => number
  #onLost: RoomsOptions['onLost']
  #onShown: RoomsOptions['onShown']
  #flusher: Flusher
  #open = new Map<BoardId, Promise<Opened | undefined>>()
  /** The room of each board that may be entered. */
  #current = new Map<BoardId, Room>()
  /** When settings closed on boards that nobody is in. */
  #closings = new Map<BoardId, Closings>()
  #stopped = false

  constructor({ log, now, onLost, onShown, pace }: RoomsOptions) {
    this.#log = log
    this.#now = now
    this.#onLost = onLost
    this.#onShown = onShown
    this.#flusher = new Flusher(log, (room, error) => this.#lose(room, error), pace)
  }

  /** @returns undefined where there is no such board. Whoever gets a room must `release` it. */
  async enter(board: BoardId): Promise<Room | undefined> {
    if (this.#stopped) throw new Error('stopping')
    const opened = await this.#opening(board)
    if (!opened) return undefined
    // The last one left while we waited: the next room is another.
    if (this.#current.get(board) !== opened.room) return this.enter(board)
    opened.users++
    return opened.room
  }

  /** Ends one `enter`. The last one out folds the log and gives the memory back. */
  async release(room: Room): Promise<void> {
    const opened = await this.#open.get(room.board)
    if (!opened || opened.room !== room) return
    opened.users--
    if (opened.users > 0) return
    await room.settled()
    if (opened.users > 0 || this.#current.get(room.board) !== room) return
    // At once: nobody may come in between looking and closing.
    this.#close(room, CLOSE.tryAgain, 'idle')
    this.#remember(room)
    await this.#compact(opened)
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
  async write(board: BoardId, change: (board: Board) => void): Promise<boolean> {
    const done = await this.use(board, async (room) => {
      await room.write(change)
      return true
    })
    return done ?? false
  }

  /** Sends everybody out of a board that is no more. */
  async drop(board: BoardId): Promise<void> {
    const opened = await this.#open.get(board)
    if (opened) this.#close(opened.room, CLOSE.noBoard, 'no such board')
  }

  /** How many connections there are, on how many boards. */
  async count(): Promise<{ rooms: number; sessions: number }> {
    const opened = await this.#all()
    const sessions = opened.reduce((sum, { room }) => sum + room.sessions.size, 0)
    return { rooms: opened.length, sessions }
  }

  /** Makes everything durable, folds the logs and sends everybody out with 1012. */
  async stop(): Promise<void> {
    const end = async (opened: Opened) => {
      await opened.room.settled()
      this.#close(opened.room, CLOSE.restarting, 'restarting')
      await this.#compact(opened)
    }
    this.#stopped = true
    // One that could not be saved was closed and reported by `onLost`; the others still must end well.
    await Promise.allSettled((await this.#all()).map(end))
  }

  async #all(): Promise<Opened[]> {
    const all = await Promise.all(this.#open.values())
    return all.filter((opened) => opened !== undefined)
  }

  #opening(board: BoardId): Promise<Opened | undefined> {
    const known = this.#open.get(board)
    if (known) return known
    const opening = this.#load(board)
    this.#open.set(board, opening)
    const forget = () => {
      if (this.#open.get(board) === opening) this.#open.delete(board)
    }
    opening.then((opened) => opened ?? forget(), forget)
    return opening
  }

  async #load(board: BoardId): Promise<Opened | undefined> {
    const saved = await this.#log.load(board)
    if (!saved) return undefined
    const closings = this.#closings.get(board)
    this.#closings.delete(board)
    const room = new Room({ board, saved, now: this.#now, closings, dirty: this.#flusher.dirty })
    this.#current.set(board, room)
    const opened = { room, compactedAt: saved.sequence - saved.updates.length, users: 0 }
    room.onChange(() => {
      this.#onShown?.(room)
      if (room.sequence - opened.compactedAt >= COMPACT_AFTER) void this.#compact(opened)
    })
    return opened
  }

  async #compact(opened: Opened) {
    const { room } = opened
    if (room.sequence === opened.compactedAt) return
    opened.compactedAt = room.sequence
    try {
      await this.#log.compact(room.board, room.sequence, room.state())
    } catch (error) {
      this.#lose(room, error)
    }
  }

  #lose(room: Room, error: unknown) {
    this.#close(room, CLOSE.tryAgain, 'not saved')
    this.#onLost(room.board, error)
  }

  /** What had just closed stays allowed for its time, also where the last one left meanwhile. */
  #remember({ board, closings }: Room) {
    const isOver = (at: number) => this.#now() - at >= GRACE_MS
    for (const [one, times] of this.#closings)
      if (Object.values(times).every(isOver)) this.#closings.delete(one)
    if (!Object.values(closings).every(isOver)) this.#closings.set(board, closings)
  }

  #close(room: Room, code: number, reason: string) {
    if (this.#current.get(room.board) === room) {
      this.#current.delete(room.board)
      this.#open.delete(room.board)
    }
    room.close(code, reason)
  }
}
