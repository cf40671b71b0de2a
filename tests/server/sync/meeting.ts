import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect } from 'vitest'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import izumi from '../../../seeds/izumi/plan.json' with { type: 'json' }
import type { Log } from '../../../server/store/log.ts'
import type { SeatRecord } from '../../../server/store/registry.ts'
import { openSqlite, type Store } from '../../../server/store/sqlite.ts'
import { Attendance } from '../../../server/sync/attendance.ts'
import { farewell, greet, type Hall, hear } from '../../../server/sync/connection.ts'
import type { Frame } from '../../../server/sync/frames.ts'
import { Presence } from '../../../server/sync/presence.ts'
import type { Room } from '../../../server/sync/room.ts'
import { Rooms } from '../../../server/sync/rooms.ts'
import type { Scheduler } from '../../../server/sync/scheduler.ts'
import { Session } from '../../../server/sync/session.ts'
import { VotingCounts } from '../../../server/sync/voting.ts'
import type { Command } from '../../../shared/board/commands.ts'
import { type Board, groupFields, noteFields, openBoard } from '../../../shared/board/document.ts'
import type { ActorId, BoardId, GoalId, NoteId, RowId, SeatId } from '../../../shared/board/ids.ts'
import { type Operation, perform } from '../../../shared/board/operations.ts'
import { ROLES, type Role } from '../../../shared/board/roles.ts'
import { isSaid, type SaidOperation } from '../../../shared/board/said.ts'
import { readBoard } from '../../../shared/board/view.ts'
import type { Links } from '../../../shared/http.ts'
import { boardFromPlan } from '../../../shared/plan/board-from-plan.ts'
import type { Plan } from '../../../shared/plan/format.ts'
import {
  type Answer,
  MESSAGE,
  type Mine,
  REFUSALS,
  type Refusal,
  type RefusalReason,
  type Voting,
} from '../../../shared/wire.ts'
import { said } from '../commands/said.ts'
import type { At } from './forge.ts'

export const BOARD = 'evening' as BoardId
/** The Yjs client id that laid the plan out. */
export const PLAN_CLIENT = 1
const SERVER = 'server'

const first = <T>([one]: readonly T[]): T => one as T
const plan = izumi as unknown as Plan
export const GOAL = first(plan.goals).id as GoalId
export const GOAL_2 = plan.goals[1]?.id as GoalId
export const ACTOR = first(plan.actors).id as ActorId
export const BODY = plan.actors.find(({ kind }) => kind === 'body')?.id as ActorId
export const ROW = first(first(plan.goals).rows).id as RowId

/** Where a guest may come in. */
export interface Host {
  readonly rooms: Rooms
  enter(): Promise<Hall>
}

/** A board's room for guests, without sockets: nothing is gathered, all is told at once. */
export async function hallIn(rooms: Rooms, board: BoardId): Promise<Hall> {
  const room = await rooms.enter(board)
  if (!room) throw new Error('no such board')
  const atOnce = (run: () => void) => run()
  return {
    ...{ room, presence: new Presence(atOnce), attendance: new Attendance(atOnce) },
    voting: new VotingCounts(room, atOnce),
  }
}

export interface MeetingOptions {
  /** Stands between the rooms and the real log. */
  around?: (log: Log) => Log
  now?: () => number
  lingerMs?: number
  coldAboveBytes?: number
  pace?: Scheduler
}

/** A board with its room on a real SQLite file, and guests whose lines are function calls. */
export class Meeting implements Host {
  store: Store
  rooms: Rooms
  readonly lost: unknown[] = []
  /** Boards that could not be loaded, and why. */
  readonly unread: (readonly [BoardId, unknown])[] = []
  #folder = mkdtempSync(join(tmpdir(), 'yoriai-meeting-'))
  #options: MeetingOptions
  #seats = 0
  #epochs = 1

  private constructor(options: MeetingOptions) {
    this.#options = options
    this.store = openSqlite(this.#folder)
    this.rooms = this.#openRooms()
  }

  static async open(options: MeetingOptions = {}): Promise<Meeting> {
    const meeting = new Meeting(options)
    await meeting.alsoHas(BOARD)
    return meeting
  }

  /** A board of its own on the same store. */
  async alsoHas(id: BoardId): Promise<BoardId> {
    const board = boardFromPlan(plan, {
      title: '泉区の集まり',
      period: { from: 2022, to: 2027 },
      tables: 3,
      epoch: 'e1',
      client: PLAN_CLIENT,
    })
    const boards = (await this.store.registry.boards()).length
    const joinCode = String(123_456 + boards)
    const record = { id, template: 'izumi', title: '泉区の集まり', joinCode }
    await this.store.registry.addBoard(
      { ...record, heldOn: undefined, tables: 3, state: 'open', reception: 'open', createdAt: 0 },
      Object.fromEntries(ROLES.map((role) => [role, `${role}${boards || ''}`])) as Links,
      'e1',
      board,
    )
    return id
  }

  seat(role: Role, table?: number): SeatRecord {
    return { id: `seat-${role}-${++this.#seats}` as SeatId, board: BOARD, role, table }
  }

  /** Somebody comes in, has the board and has caught up. */
  async come(role: Role, table?: number): Promise<Guest> {
    return this.sit(this.seat(role, table))
  }

  /** A device of this seat comes in. */
  async sit(seat: SeatRecord, ext = true): Promise<Guest> {
    const guest = new Guest(seat, ext)
    await guest.enter(this)
    return guest
  }

  async enter(): Promise<Hall> {
    return hallIn(this.rooms, BOARD)
  }

  /** The document as the log on the disk has it. */
  async onDisk(): Promise<Board> {
    const saved = await this.store.log.load(BOARD)
    if (!saved) throw new Error('no such board')
    const board = openBoard(new Y.Doc())
    if (saved.snapshot) Y.applyUpdate(board.doc, saved.snapshot)
    for (const update of saved.updates) Y.applyUpdate(board.doc, update)
    return board
  }

  /** The server ends and starts again. */
  async restart() {
    await this.rooms.stop()
    await this.#reopen()
  }

  /** As after kill -9: nothing is folded, nobody is told. */
  async crash() {
    await this.#reopen()
  }

  async #reopen() {
    await this.store.close()
    this.store = openSqlite(this.#folder)
    this.rooms = this.#openRooms()
  }

  async end() {
    await this.rooms.stop()
    await this.store.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #openRooms() {
    const { around = (log) => log, now = Date.now, ...options } = this.#options
    return new Rooms({
      ...options,
      log: around(this.store.log),
      now,
      date: Date.now,
      onLost: (_, error) => this.lost.push(error),
      onUnread: (board, error) => this.unread.push([board, error]),
      renew: (board) => this.store.log.rewrite(board, { epoch: `e${++this.#epochs}`, redact: [] }),
    })
  }
}

/** One device of one seat: a Yjs document and a line to the room that never delays. */
export class Guest {
  readonly seat: SeatRecord
  readonly ext: boolean
  readonly doc = new Y.Doc()
  readonly board = openBoard(this.doc)
  /** Message types in the order in which they came. */
  heard: number[] = []
  /** Every byte that it ever received. */
  received: Uint8Array[] = []
  receipts = 0
  mine: string[] = []
  /** Of its own notes, those that were put away. */
  putAway: readonly { note: string; text: string }[] = []
  stopped = false
  /** What it chose and entered, as the server counts it. */
  chosen: NonNullable<Mine['chosen']> = {}
  raised: NonNullable<Mine['raised']> = {}
  /** How many have chosen something, as those who lead are told. */
  voting: Voting = {}
  /** What it was last told of itself as a whole. */
  told: Mine | undefined
  refusal: Refusal | undefined
  closed: { code: number; reason: string } | undefined
  cursors: Uint8Array[] = []
  /** What became of what it said by `perform`. */
  answers: Answer[] = []
  said = 0
  session: Session | undefined
  #hall: Hall | undefined
  #meeting: Host | undefined
  #answers: Uint8Array[] | undefined
  /** What it last wrote into each note. */
  #texts = new Map<NoteId, string>()
  #asked: { id: string; tell: (answer: Answer) => void }[] = []

  constructor(seat: SeatRecord, ext: boolean) {
    this.seat = seat
    this.ext = ext
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== SERVER) this.send(update)
    })
  }

  get room(): Room {
    if (!this.#hall) throw new Error('not here')
    return this.#hall.room
  }

  async enter(meeting: Host) {
    this.#meeting = meeting
    this.#hall = await meeting.enter()
    this.receipts = 0
    this.refusal = undefined
    this.closed = undefined
    const line = {
      send: ({ message }: Frame) => this.#read(message),
      close: (code: number, reason: string) => {
        this.closed ??= { code, reason }
      },
    }
    this.session = new Session(this.seat, this.ext, line)
    this.#answers = []
    greet(this.session, this.#hall, 0)
    const answers = this.#answers
    this.#answers = undefined
    this.hear(syncMessage((encoder) => sync.writeSyncStep1(encoder, this.doc)))
    for (const answer of answers) this.hear(answer)
  }

  /** Goes and comes back, with what it has. */
  async again() {
    const meeting = this.#meeting
    await this.leave()
    if (meeting) await this.enter(meeting)
  }

  async leave() {
    if (!this.#hall || !this.session) return
    farewell(this.session, this.#hall)
    const { room } = this.#hall
    this.#hall = undefined
    await this.#meeting?.rooms.release(room)
  }

  /** The lines of a meeting have a presence each, until they are put together. */
  sharePresence(other: Guest) {
    if (this.#hall && other.#hall) this.#hall = { ...this.#hall, presence: other.#hall.presence }
  }

  /** Says what is about a note; the rest it does on the own document, and that goes to the room at once. */
  perform(operation: Operation) {
    if (!isSaid(operation)) return perform(this.board, operation)
    const before = this.#textBefore(operation)
    this.said++
    void this.say(said(operation, before)).then((answer) => this.answers.push(answer))
  }

  /** The text that an operation goes on from: what was said of it last, or what stands there. */
  #textBefore(operation: SaidOperation): string | undefined {
    if ('note' in operation) {
      const { note } = operation
      const before = this.#texts.get(note) ?? noteFields(this.board, note)?.get('text')?.toString()
      if ('text' in operation) this.#texts.set(note, operation.text)
      return before
    }
    return operation.verb === 'groups.title'
      ? groupFields(this.board, operation.group)?.get('title')?.toString()
      : undefined
  }

  /** Says it to the room. @returns what becomes of it */
  say(command: Command): Promise<Answer> {
    const answered = new Promise<Answer>((tell) => this.#asked.push({ id: command.id, tell }))
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.command)
    encoding.writeVarString(encoder, JSON.stringify(command))
    this.hear(encoding.toUint8Array(encoder))
    return answered
  }

  /** Sends these bytes as an Update, whatever the own document says. */
  send(update: Uint8Array) {
    if (this.#hall) this.hear(syncMessage((encoder) => sync.writeUpdate(encoder, update)))
  }

  sendStep2(update: Uint8Array) {
    this.hear(
      syncMessage((encoder) => {
        encoding.writeVarUint(encoder, sync.messageYjsSyncStep2)
        encoding.writeVarUint8Array(encoder, update)
      }),
    )
  }

  hear(message: Uint8Array) {
    if (this.#hall && this.session) hear(message, this.session, this.#hall)
  }

  saved = () => this.room.settled()

  #read(message: Uint8Array) {
    const decoder = decoding.createDecoder(message)
    const type = decoding.readVarUint(decoder)
    this.heard.push(type)
    this.received.push(message)
    switch (type) {
      case MESSAGE.sync: {
        const answer = syncMessage((encoder) =>
          sync.readSyncMessage(decoder, encoder, this.doc, SERVER),
        )
        if (answer.length <= 1) return
        if (this.#answers) this.#answers.push(answer)
        else this.hear(answer)
        return
      }
      case MESSAGE.awareness:
        return void this.cursors.push(decoding.readVarUint8Array(decoder))
      case MESSAGE.receipt:
        this.receipts = decoding.readVarUint(decoder)
        return
      case MESSAGE.refusal:
        this.refusal = JSON.parse(decoding.readVarString(decoder)) as Refusal
        return
      case MESSAGE.answer: {
        const answer = JSON.parse(decoding.readVarString(decoder)) as Answer
        const at = this.#asked.findIndex(({ id }) => id === answer.id)
        this.#asked.splice(at, 1)[0]?.tell(answer)
        return
      }
      case MESSAGE.voting:
        this.voting = JSON.parse(decoding.readVarString(decoder)) as Voting
        return
      case MESSAGE.mine: {
        const mine = JSON.parse(decoding.readVarString(decoder)) as Mine
        if (mine.chosen) this.chosen = mine.chosen
        else if (mine.all) this.chosen = {}
        this.raised = mine.raised ?? (mine.all ? {} : this.raised)
        this.mine = mine.all ? [...mine.notes] : [...this.mine, ...mine.notes]
        if (!mine.all) return
        this.told = mine
        this.putAway = mine.putAway ?? []
        this.stopped = mine.stopped ?? false
      }
    }
  }
}

function syncMessage(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

let notes = 0
/** A note as はる posts it. */
export const post = (
  guest: Guest,
  words: string,
  more: Partial<Operation & { verb: 'notes.post' }> = {},
): Operation & { verb: 'notes.post' } => ({
  verb: 'notes.post',
  // Equal ranks go by id, and `note-10` would come before `note-9`.
  note: `note-${String(++notes).padStart(5, '0')}` as NoteId,
  goal: GOAL,
  actor: ACTOR,
  rank: 'a0',
  text: words,
  heard: 'written',
  at: 1_790_000_000_000,
  ...(guest.seat.table === undefined ? {} : { table: guest.seat.table }),
  ...more,
})

let rows = 0
/** A row as 記録 lays it. */
export const newRow = (
  words: string,
  more: Partial<Operation & { verb: 'rows.add' }> = {},
): Operation & { verb: 'rows.add' } => ({
  ...{ verb: 'rows.add', row: `row-${++rows}` as RowId, goal: GOAL, actor: ACTOR },
  ...{ matrix: 'expected', rank: 'a0', text: words },
  ...more,
})

/** The Yjs id of what stands on the shown board under these keys: `notes`, id, `text`. */
export function idOf(room: Room, root: string, ...keys: string[]): At {
  let type: unknown = room.shown.getMap(root)
  let item: Y.Item | undefined
  for (const key of keys) {
    item = type instanceof Y.Map ? type._map.get(key) : undefined
    type = item?.content instanceof Y.ContentType ? item.content.type : undefined
  }
  if (!item) throw new Error(`nothing at ${root}/${keys.join('/')}`)
  return [item.id.client, item.id.clock]
}

/** The Yjs id of a text's first character. */
export function firstLetter(room: Room, root: string, id: string, field = 'text'): At {
  const entry = room.shown.getMap(root).get(id) as Y.Map<Y.Text>
  const start = entry.get(field)?._start
  if (!start) throw new Error('no text')
  return [start.id.client, start.id.clock]
}

/** Sends an update that must be refused, for this reason, and must leave no trace; then comes back. */
export async function refused(
  guest: Guest,
  update: Uint8Array,
  reason: RefusalReason,
  entry?: string,
) {
  const before = readBoard(guest.room.shownBoard)
  guest.send(update)
  await guest.saved()
  const told = entry === undefined ? expect.objectContaining({ reason }) : { reason, entry }
  expect(guest.session?.refused?.refusal).toEqual(told)
  // Some are told a moment later.
  await expect
    .poll(() => guest.closed, { timeout: 5_000 })
    .toEqual({ code: REFUSALS[reason], reason })
  expect(guest.refusal).toEqual(told)
  expect(readBoard(guest.room.shownBoard)).toEqual(before)
  await guest.again()
}

/** What became of what it said last: `done`, or why not. */
export async function answerOf(guest: Guest) {
  await guest.saved()
  await expect.poll(() => guest.answers.length).toBe(guest.said)
  const answer = guest.answers.at(-1)
  return answer?.done === false ? answer.reason : 'done'
}

/** What a lawful write of this guest must look like: nothing refused, and receipted to the last. */
export async function welcomed(guest: Guest) {
  await guest.saved()
  expect(guest.refusal).toBeUndefined()
  expect(guest.closed).toBeUndefined()
  expect(guest.receipts).toBe(guest.session?.writes)
}
