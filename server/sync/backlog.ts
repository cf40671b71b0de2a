import * as Y from 'yjs'
import type { DiaryEntry } from '../../shared/board/diary.ts'
import type { NoteId, SeatId } from '../../shared/board/ids.ts'
import type { Readiness } from '../agenda/readiness.ts'
import type { BallotChange } from '../ballots/ballot-box.ts'
import type { DoneCommand } from '../commands/done.ts'
import type { LogEntry } from '../store/log.ts'
import type { SeatRecord } from '../store/registry.ts'
import { NotSaved } from '../store/trouble.ts'
import { lastOf, type Stopping } from '../vault/stops.ts'
import { netOf, type Vaulting } from '../vault/vault.ts'
import type { Session } from './session.ts'

/** A write that was accepted and is not yet on disk. */
export interface Pending {
  update: Uint8Array | undefined
  from: Session | undefined
  /** Which of its connection's writes it is. */
  number: number
  posted: readonly NoteId[]
  claimed: readonly number[]
  /** It writes into the root `board`. */
  settings?: boolean | undefined
  vaulting?: Vaulting | undefined
  stopping?: Stopping | undefined
  readiness?: Readiness | undefined
  diary?: readonly DiaryEntry[] | undefined
  ballots?: readonly BallotChange[] | undefined
  /** The server wrote into it, too: its author has to be told. */
  mended?: boolean | undefined
  /** It brings the document up to this format. */
  format?: number | undefined
  /** It is a command, not an update: what it leaves beside the document, and who is told when it is done. */
  command?: { done: DoneCommand; asked: Session | undefined; tell: () => void } | undefined
}

interface Waiting {
  resolve: () => void
  reject: (error: Error) => void
}

/** A room's writes between the judge and the disk: those that wait, and those that a flush has taken. */
export class Backlog {
  #pending: Pending[] = []
  /** Taken by a flush that has not ended. */
  #inFlight: Pending[] = []
  /** Who waits for what is pending, and for what is in flight. */
  #waiting: Waiting[] = []
  #waitingInFlight: Waiting[] = []

  get isEmpty(): boolean {
    return this.#pending.length === 0 && this.#inFlight.length === 0
  }

  get isInFlight(): boolean {
    return this.#inFlight.length > 0
  }

  /** What is not on the disk yet: updates, and commands. */
  get waiting(): { updates: number; commands: number } {
    const all = [...this.#pending, ...this.#inFlight]
    const commands = all.filter(({ command }) => command).length
    return { updates: all.length - commands, commands }
  }

  /** All of its updates, in the order in which they were accepted. */
  get updates(): readonly Uint8Array[] {
    return [...this.#inFlight, ...this.#pending].flatMap(({ update }) => update ?? [])
  }

  push(write: Pending) {
    this.#pending.push(write)
  }

  /** Whether something of a connection is not yet on disk. */
  has(session: Session): boolean {
    const itsOwn = (write: Pending) => write.from === session
    return this.#pending.some(itsOwn) || this.#inFlight.some(itsOwn)
  }

  /** Whether something of a seat is not yet on disk, from any of its connections. */
  hasOf({ id }: SeatRecord): boolean {
    const itsOwn = ({ from, command }: Pending) => (command?.done.seat ?? from?.seat.id) === id
    return this.#pending.some(itsOwn) || this.#inFlight.some(itsOwn)
  }

  /** Resolves when all that is pending now is durable, whatever comes later; rejects where it is not saved. */
  settled(): Promise<void> {
    if (this.isEmpty) return Promise.resolve()
    const queue = this.#pending.length > 0 ? this.#waiting : this.#waitingInFlight
    return new Promise((resolve, reject) => queue.push({ resolve, reject }))
  }

  /** Hands over all pending writes as one; `land` or `drop` must follow. */
  take(): Omit<LogEntry, 'board'> {
    this.#inFlight = this.#pending
    this.#pending = []
    this.#waitingInFlight.push(...this.#waiting.splice(0))
    const updates = this.#inFlight.flatMap(({ update }) => update ?? [])
    const owners = new Map<NoteId, SeatId>()
    const clients = new Map<number, SeatId>()
    for (const { from, command, posted, claimed } of this.#inFlight) {
      const seat = command?.done.seat ?? from?.seat.id
      if (!seat) continue
      for (const note of posted) owners.set(note, seat)
      for (const client of claimed) clients.set(client, seat)
    }
    return {
      update: updates.length > 1 ? Y.mergeUpdates(updates) : updates[0],
      owners: [...owners].map(([note, seat]) => ({ note, seat })),
      clients: [...clients].map(([client, seat]) => ({ client, seat })),
      settings: this.#inFlight.some(({ settings }) => settings),
      format: this.#inFlight.findLast(({ format }) => format !== undefined)?.format,
      commands: this.#inFlight.flatMap(({ command }) => command?.done ?? []),
      vaulting: netOf(this.#inFlight.flatMap(({ vaulting }) => vaulting ?? [])),
      readiness: this.#inFlight.flatMap(({ readiness }) => readiness ?? []),
      diary: this.#inFlight.flatMap(({ diary }) => diary ?? []),
      ballots: this.#inFlight.flatMap(({ ballots }) => ballots ?? []),
      stopped: lastOf(this.#inFlight.flatMap(({ stopping }) => stopping ?? [])),
    }
  }

  /** What was taken is on disk. @returns its writes; who waited is told by `tell`. */
  land(): { done: readonly Pending[]; tell: () => void } {
    const done = this.#inFlight
    this.#inFlight = []
    const waiting = this.#waitingInFlight.splice(0)
    return {
      done,
      tell: () => {
        for (const { resolve } of waiting) resolve()
      },
    }
  }

  /** Nothing of it will be saved. */
  drop(reason: string) {
    this.#pending = []
    this.#inFlight = []
    const waiting = [...this.#waiting.splice(0), ...this.#waitingInFlight.splice(0)]
    for (const { reject } of waiting) reject(new NotSaved(reason))
  }
}
