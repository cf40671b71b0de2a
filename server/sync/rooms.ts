import type { Board } from '../../shared/board/document.ts'
import type { BoardId } from '../../shared/board/ids.ts'
import { CLOSE } from '../../shared/wire.ts'
import type { Log } from '../store/log.ts'
import { Flusher, type Pace } from './flusher.ts'
import { Room } from './room.ts'

/** So many updates in the log, and it is folded into a snapshot. */
const COMPACT_AFTER = 500

interface RoomsOptions {
  log: Log
  now: () => number
  /** A room's writes could not be saved; it was closed. */
  onLost: (board: BoardId, error: unknown) => void
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
  #flusher: Flusher
  #open = new Map<BoardId, Promise<Opened | undefined>>()

  constructor({ log, now, onLost, pace }: RoomsOptions) {
    this.#log = log
    this.#now = now
    this.#onLost = onLost
    this.#flusher = new Flusher(log, (room, error) => this.#lose(room, error), pace)
  }

  /** @returns undefined where there is no such board. Whoever gets a room must `release` it. */
  async enter(board: BoardId): Promise<Room | undefined> {
    const opened = await this.#opened(board)
    if (!opened) return undefined
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
    if (opened.users > 0 || (await this.#open.get(room.board)) !== opened) return
    this.#open.delete(room.board)
    await this.#compact(opened)
    room.close(CLOSE.tryAgain, 'idle')
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
    this.#open.delete(board)
    if (!opened) return
    await opened.room.settled()
    opened.room.close(CLOSE.noBoard, 'no such board')
  }

  /** How many connections there are, on how many boards. */
  async count(): Promise<{ rooms: number; sessions: number }> {
    const opened = await this.#all()
    const sessions = opened.reduce((sum, { room }) => sum + room.sessions.size, 0)
    return { rooms: opened.length, sessions }
  }

  /** Makes everything durable, folds the logs and sends everybody out with 1012. */
  async stop(): Promise<void> {
    for (const opened of await this.#all()) {
      await opened.room.settled()
      await this.#compact(opened)
      opened.room.close(CLOSE.restarting, 'restarting')
    }
    this.#open.clear()
  }

  async #all(): Promise<Opened[]> {
    const all = await Promise.all(this.#open.values())
    return all.filter((opened) => opened !== undefined)
  }

  async #opened(board: BoardId): Promise<Opened | undefined> {
    const opening = this.#open.get(board) ?? this.#load(board)
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
    const room = new Room({ board, saved, now: this.#now, dirty: this.#flusher.dirty })
    const opened = { room, compactedAt: saved.sequence - saved.updates.length, users: 0 }
    room.onChange(() => {
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
    this.#open.delete(room.board)
    room.close(CLOSE.tryAgain, 'not saved')
    this.#onLost(room.board, error)
  }
}
