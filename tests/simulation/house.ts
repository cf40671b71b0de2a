import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import type { DoneCommand } from '../../server/commands/done.ts'
import { backUp } from '../../server/store/backup.ts'
import type { Log } from '../../server/store/log.ts'
import type { SeatRecord } from '../../server/store/registry.ts'
import { restore } from '../../server/store/restore.ts'
import { DATABASE_FILE, openSqlite, type Store } from '../../server/store/sqlite.ts'
import { clockFrame } from '../../server/sync/frames.ts'
import type { Room } from '../../server/sync/room.ts'
import { Rooms } from '../../server/sync/rooms.ts'
import type { Session } from '../../server/sync/session.ts'
import { type Board, openBoard } from '../../shared/board/document.ts'
import { newId, type SeatId } from '../../shared/board/ids.ts'
import type { Clock } from './clock.ts'
import { Desk } from './desk.ts'
import { DoorGuest, type HouseEars, type Shift } from './door.ts'
import { BOARD, EPOCH, foundBoard } from './founding.ts'
import { Luck } from './luck.ts'
import type { DeskOf, Guest, Host } from './network.ts'

/** In memory where there is such a place: what a power cut does is not simulated here. */
const QUICK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const HEARTBEAT_MS = 20_000

/** The real rooms on a real SQLite file, behind a door that the workshop opens and slams. */
export class House {
  /** How long a flush may be kept waiting before and after its commit. */
  heldMs = 5
  readonly seats = new Map<string, SeatRecord>()
  /** Seats that may write no more. */
  readonly stopped = new Set<SeatId>()
  readonly clock: Clock
  readonly luck: Luck
  readonly #hears: HouseEars
  readonly #folder = mkdtempSync(join(QUICK, 'yoriai-workshop-'))
  #shift: Shift | undefined
  #shifts = 0
  /** Of the board now. */
  epoch = EPOCH
  /** How many epochs there were before. */
  #before = 0
  #backup: string | undefined
  #backups = 0

  constructor(clock: Clock, luck: Luck, hears: HouseEars) {
    this.clock = clock
    this.luck = luck
    this.#hears = hears
  }

  async found() {
    const folder = this.#nextFolder()
    const store = openSqlite(folder)
    await foundBoard(store)
    this.#open(store, folder)
  }

  get open(): boolean {
    return this.#shift !== undefined
  }

  door = (url: URL, host: Host): Guest | undefined => {
    const shift = this.#shift
    const seat = this.#seatOf(url.searchParams.get('token') ?? '')
    if (!shift || !seat) return undefined
    const guest = new DoorGuest(shift, { clock: this.clock, on: this.on, ...this.#hears }, host)
    void guest.admit(seat, url)
    return guest
  }

  /** What is said over HTTP. */
  desk: DeskOf = (token, command, answer) => {
    const shift = this.#shift
    // Nobody is there: the device hears nothing.
    if (!shift) return
    const posted = shift.desk.post(token, command)
    posted.then((said) => {
      if (!this.on(shift)) return
      if (said) this.#hears.onAnswer(said)
      answer(said)
    })
  }

  on = (shift: Shift) => this.#shift === shift

  /** The board's state over HTTP. */
  async state(): Promise<Uint8Array | undefined> {
    return this.inRoom((room) => room.state()).catch(() => undefined)
  }

  sitsAtTable(seat: SeatId): boolean {
    return [...this.seats.values()].some(({ id, table }) => id === seat && table !== undefined)
  }

  async inRoom<T>(work: (room: Room) => T | Promise<T>): Promise<T | undefined> {
    return this.#shift?.rooms.use(BOARD, work)
  }

  async shown<T>(read: (room: Room) => T): Promise<T> {
    const seen = await this.inRoom((room) => ({ value: read(room) }))
    if (!seen) throw new Error('the house is closed')
    return seen.value
  }

  async write(change: (board: Board) => void) {
    if (this.#shift) await this.clock.until(this.#shift.rooms.write(BOARD, change))
  }

  /** What is on disk, replayed: the log's snapshot and all its updates. */
  async replayed(): Promise<Board> {
    const saved = await this.#shift?.store.log.load(BOARD)
    if (!saved) throw new Error('no board on disk')
    const board = openBoard(new Y.Doc())
    if (saved.snapshot) Y.applyUpdate(board.doc, saved.snapshot)
    for (const update of saved.updates) Y.applyUpdate(board.doc, update)
    return board
  }

  /** A seat comes into the register. */
  async enrol(seat: SeatRecord) {
    await this.#shift?.store.registry.addSeat(seat, seat.id, 0)
  }

  /** After a start, what is on disk is so. */
  async readStopped() {
    const saved = await this.#shift?.store.log.load(BOARD)
    this.stopped.clear()
    for (const { id, stopped } of saved?.seats ?? []) if (stopped) this.stopped.add(id)
  }

  /** The commands that are on disk. */
  async commands(): Promise<readonly DoneCommand[]> {
    return (await this.#shift?.store.log.load(BOARD))?.commands ?? []
  }

  /** SIGTERM: all is flushed, everybody is sent out with 1012. */
  async stop() {
    const shift = this.#shift
    if (!shift) return
    await this.clock.until(shift.rooms.stop())
    this.#shift = undefined
    shift.stopBeating()
    await shift.store.close()
  }

  /** SIGKILL: what is on disk at this moment is all there is. */
  async kill() {
    const shift = this.#shift
    if (!shift) return
    this.#shift = undefined
    shift.stopBeating()
    const folder = this.#nextFolder()
    for (const name of [DATABASE_FILE, `${DATABASE_FILE}-wal`]) {
      const file = join(shift.folder, name)
      if (existsSync(file)) copyFileSync(file, join(folder, name))
    }
    await shift.store.close()
  }

  /** Starts again from the newest folder. */
  restart() {
    if (this.#shift) return
    const folder = join(this.#folder, String(this.#shifts))
    this.#open(openSqlite(folder), folder)
  }

  get hasBackup(): boolean {
    return this.#backup !== undefined
  }

  /** While people write. */
  backUp() {
    if (!this.#shift) return
    const file = join(this.#folder, `backup-${++this.#backups}.sqlite`)
    backUp(join(this.#shift.folder, DATABASE_FILE), file, Math.floor(this.clock.now()))
    this.#backup = file
  }

  /** The newest backup takes the place of what is there, and the server starts again. */
  async restoreBackup() {
    if (this.#shift || !this.#backup) return
    const file = this.#backup
    const folder = join(this.#folder, String(this.#shifts))
    const means = { chance: this.luck.bytes, now: Math.floor(this.clock.now()) }
    const { isDone } = await this.clock.until(restore(file, folder, means))
    if (!isDone) throw new Error('not restored')
    this.#before++
    this.restart()
    await this.readStopped()
    this.epoch = await this.shown((room) => room.epoch)
  }

  /** @returns whether it was: the server may die meanwhile */
  async writeAnew(): Promise<boolean> {
    const shift = this.#shift
    if (!shift) return false
    const rewriting = {
      epoch: newId(this.luck.bytes),
      redact: [],
      at: Math.floor(this.clock.now()),
    }
    const work = async () => {
      await shift.store.log.rewrite(BOARD, rewriting)
      this.#before++
    }
    await this.clock.until(shift.rooms.alone(BOARD, work))
    this.epoch = await this.shown((room) => room.epoch)
    return true
  }

  async demolish() {
    this.#shift?.stopBeating()
    await this.#shift?.store.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #seatOf(token: string): SeatRecord | undefined {
    return this.seats.get(token)
  }

  #open(store: Store, folder: string) {
    const sessions = new Set<Session>()
    const rooms = new Rooms({
      log: held(
        store.log,
        () => this.#hold(shift),
        () => WRITER + this.#before,
      ),
      now: this.clock.now,
      date: () => Math.floor(this.clock.now()),
      onLost: (_, error) => {
        throw error
      },
      pace: {
        now: this.clock.now,
        after: (ms, run) => {
          this.clock.later(Math.max(0, ms) + this.luck.between(0, this.heldMs), () => {
            if (this.#shift === shift) run()
          })
        },
      },
    })
    const shift: Shift = {
      ...{ store, folder, sessions, rooms, stopBeating: () => {} },
      desk: new Desk({
        ...{ store, rooms, clock: this.clock, luck: new Luck(1), onSaid: this.#hears.onSaid },
        seatOf: (token) => this.#seatOf(token),
      }),
    }
    const beat = () => {
      const frame = clockFrame(this.clock.now())
      for (const session of sessions) session.line.send(frame)
      shift.stopBeating = this.clock.later(HEARTBEAT_MS, beat)
    }
    shift.stopBeating = this.clock.later(HEARTBEAT_MS, beat)
    this.#shift = shift
  }

  /** Some time, or for ever where the server is killed meanwhile. */
  #hold(shift: Shift): Promise<void> {
    return new Promise((resolve) => {
      this.clock.later(this.luck.between(0, this.heldMs), () => {
        if (this.#shift === shift) resolve()
      })
    })
  }

  #nextFolder(): string {
    const folder = join(this.#folder, String(++this.#shifts))
    mkdirSync(folder)
    return folder
  }
}

/** The server's own Yjs client id of the first epoch: SQLite draws it by chance, and a seed plays the same evening again. */
const WRITER = 4_000_000_001

/** The log with its commits held back, before they are on disk and before that is known. */
const held = (log: Log, hold: () => Promise<void>, writer: () => number): Log => ({
  has: (board) => log.has(board),
  load: async (board) => {
    const saved = await log.load(board)
    return saved && { ...saved, writer: writer() }
  },
  compact: (board, sequence, snapshot) => log.compact(board, sequence, snapshot),
  commit: async (entries) => {
    await hold()
    const sequences = await log.commit(entries)
    await hold()
    return sequences
  },
})
