import type { BoardId } from '../../shared/board/ids.ts'
import type { Log, LogEntry } from '../store/log.ts'
import { troubleWithDisk } from '../store/trouble.ts'
import type { Room } from './room.ts'
import { realScheduler, type Scheduler } from './scheduler.ts'
import { unwatched, type Watch } from './watch.ts'

/** The longest that a write waits for company. */
const MAX_WINDOW_MS = 40
/** Rooms that write a moment after each other share a commit: it costs the same for one as for ten. */
const MIN_WINDOW_MS = 4
/** A flush waits so many times what one costs beside the disk, so that fan-out never eats the whole core. */
const COST_FACTOR = 2.75

/** Makes the pending writes of all rooms durable in one commit, then has each room show them (I1). */
export class Flusher {
  #log: Pick<Log, 'commit'>
  #pace: Scheduler
  #lost: (room: Room, error: unknown) => void
  #watch: Watch
  /** Rooms with something pending, and since when. */
  #dirty = new Map<Room, number>()
  #flushing = false
  /** The boards of the commit that is under way, and its end. */
  #committing: { boards: ReadonlySet<BoardId>; ended: Promise<unknown> } | undefined
  #scheduled = false
  #lastEnd = Number.NEGATIVE_INFINITY
  /** What the last three flushes ask for: one that was held up by something else says nothing of the next. */
  #rests: readonly [number, number, number] = [0, 0, 0]

  /** @param lost called for each room whose writes could not be saved: it must close. */
  constructor(
    log: Pick<Log, 'commit'>,
    lost: (room: Room, error: unknown) => void,
    pace: Scheduler = realScheduler,
    watch: Watch = unwatched,
  ) {
    this.#log = log
    this.#lost = lost
    this.#pace = pace
    this.#watch = watch
  }

  /** How many rooms wait for the next flush. */
  get waiting(): number {
    return this.#dirty.size
  }

  /**
   * Resolves when nothing of a board is on its way to the disk. A room that had to close leaves what it
   * had in a commit: the next one must not be read from before it.
   */
  async landed(board: BoardId): Promise<void> {
    while (this.#committing?.boards.has(board)) await this.#committing.ended
  }

  /** At once when idle; under load after a window that adapts to what a flush costs. */
  dirty = (room: Room): void => {
    if (!this.#dirty.has(room)) this.#dirty.set(room, this.#pace.now())
    if (this.#scheduled || this.#flushing) return
    this.#scheduled = true
    const window = Math.max(MIN_WINDOW_MS, Math.min(MAX_WINDOW_MS, middle(this.#rests)))
    this.#pace.after(this.#lastEnd + window - this.#pace.now(), () => void this.#flush())
  }

  async #flush() {
    this.#scheduled = false
    this.#flushing = true
    try {
      await this.#flushAll()
    } finally {
      this.#flushing = false
      const [more] = this.#dirty.keys()
      if (more) this.dirty(more)
    }
  }

  async #flushAll() {
    const start = this.#pace.now()
    const rooms = [...this.#dirty]
    this.#dirty.clear()
    const entries = rooms.flatMap(([room, since]) => {
      const entry = this.#alone(room, () => room.take())
      return entry ? [[room, entry, since] as const] : []
    })
    const taken = this.#pace.now()
    const sequences = await this.#commitAll(entries)
    // The disk is given as long again as it took: a slow one must not make the hall wait for more.
    const onDisk = this.#pace.now() - taken
    this.#watch.flushed(onDisk)
    if (sequences) {
      for (const [room, entry, since] of entries) {
        const sequence = sequences.get(room.board)
        // The log leaves out a board that is gone: nothing of it is durable, nothing is shown (I1).
        if (room.isClosed()) continue
        if (sequence === undefined && isWorthWriting(entry)) {
          this.#lost(room, new Error(`board ${room.board} is gone`))
        } else this.#alone(room, () => room.show(entry, sequence ?? room.sequence))
        this.#watch.shown(this.#pace.now() - since)
      }
    }
    this.#lastEnd = this.#pace.now()
    const rest = onDisk + (this.#lastEnd - start - onDisk) * COST_FACTOR
    this.#rests = [this.#rests[1], this.#rests[2], rest]
  }

  /** A mistake in one room closes that room, and is no other's. Whoever comes back has it from the log. */
  #alone<T>(room: Room, act: () => T): T | undefined {
    try {
      return act()
    } catch (error) {
      this.#lost(room, error)
      return undefined
    }
  }

  async #commitAll(entries: readonly (readonly [Room, LogEntry, number])[]) {
    const boards = new Set(entries.map(([{ board }]) => board))
    const committing = this.#commit(entries)
    this.#committing = { boards, ended: committing.catch(() => {}) }
    try {
      return await committing
    } finally {
      this.#committing = undefined
    }
  }

  async #commit(entries: readonly (readonly [Room, LogEntry, number])[]) {
    const worth = entries.map(([, entry]) => entry).filter(isWorthWriting)
    if (worth.length === 0) return new Map<Room['board'], number>()
    try {
      return await this.#log.commit(worth)
    } catch (error) {
      if (worth.length > 1 && !troubleWithDisk(error)) return this.#commitApart(entries)
      for (const [room] of entries) this.#lost(room, error)
      return undefined
    }
  }

  /** What cannot be written is one room's mistake: together nothing was, each alone the others' are. */
  async #commitApart(entries: readonly (readonly [Room, LogEntry, number])[]) {
    const sequences = new Map<Room['board'], number>()
    for (const [room, entry] of entries) {
      try {
        const reached = isWorthWriting(entry) ? await this.#log.commit([entry]) : []
        for (const [board, sequence] of reached) sequences.set(board, sequence)
      } catch (error) {
        this.#lost(room, error)
      }
    }
    return sequences
  }
}

const isWorthWriting = ({
  update,
  owners,
  clients,
  commands = [],
  ballots = [],
  format,
}: LogEntry) =>
  update !== undefined ||
  format !== undefined ||
  [owners, clients, commands, ballots].some(({ length }) => length > 0)

const middle = ([a, b, c]: readonly [number, number, number]) =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
