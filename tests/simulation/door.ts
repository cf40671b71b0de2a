import * as decoding from 'lib0/decoding'
import type { SeatRecord } from '../../server/store/registry.ts'
import type { Store } from '../../server/store/sqlite.ts'
import { Attendance } from '../../server/sync/attendance.ts'
import { farewell, greet, type Hall, hear } from '../../server/sync/connection.ts'
import { parseMessage } from '../../server/sync/messages.ts'
import { Presence } from '../../server/sync/presence.ts'
import type { Room } from '../../server/sync/room.ts'
import type { Rooms } from '../../server/sync/rooms.ts'
import { Session } from '../../server/sync/session.ts'
import type { CommandOnNote } from '../../shared/board/commands.ts'
import { type Answer, CLOSE, MESSAGE, type Refusal } from '../../shared/wire.ts'
import type { Clock } from './clock.ts'
import type { Desk } from './desk.ts'
import type { Guest, Host } from './network.ts'

/** One run of the server, from its start to its end or its kill. */
export interface Shift {
  store: Store
  rooms: Rooms
  desk: Desk
  folder: string
  sessions: Set<Session>
  stopBeating: () => void
}

export interface HouseEars {
  /** A room that nobody was in before. */
  onRoom: (room: Room) => void
  onRefused: (token: string, refusal: Refusal) => void
  /** Something was said of a note. */
  onSaid: (seat: string, command: CommandOnNote) => void
  onAnswer: (answer: Answer) => void
}

interface Keeper extends HouseEars {
  clock: Clock
  /** Whether it is this shift's turn. */
  on: (shift: Shift) => boolean
}

const halls = new WeakMap<Room, Hall>()

/** One connection at the door: what comes before its seat is known waits outside. */
export class DoorGuest implements Guest {
  #shift: Shift
  #keeper: Keeper
  #host: Host
  #waiting: Uint8Array[] = []
  #inside: { session: Session; hall: Hall } | undefined
  #left = false

  constructor(shift: Shift, keeper: Keeper, host: Host) {
    this.#shift = shift
    this.#keeper = keeper
    this.#host = host
  }

  async admit(seat: SeatRecord, { searchParams }: URL) {
    const { rooms, sessions } = this.#shift
    const room = await rooms.enter(seat.board).catch(() => undefined)
    if (!this.#keeper.on(this.#shift)) return
    if (!room) return this.#host.close(CLOSE.tryAgain, 'stopping')
    if (this.#left) return void rooms.release(room)
    const hall = this.#hallOf(room)
    const session: Session = new Session(seat, searchParams.has('ext'), {
      send: ({ message }) => {
        const answer = answerIn(message)
        if (answer && this.#keeper.on(this.#shift)) this.#keeper.onAnswer(answer)
        this.#ifOpen(() => this.#host.send(message))
      },
      close: (code, reason) => {
        const { refused } = session
        if (refused) this.#keeper.onRefused(searchParams.get('token') ?? '', refused.refusal)
        this.#ifOpen(() => this.#host.close(code, reason))
      },
    })
    this.#inside = { session, hall }
    sessions.add(session)
    greet(session, hall, this.#keeper.clock.now())
    for (const bytes of this.#waiting.splice(0)) this.hear(bytes)
  }

  hear(bytes: Uint8Array) {
    if (this.#left || !this.#keeper.on(this.#shift)) return
    if (!this.#inside) return void this.#waiting.push(bytes)
    const { session, hall } = this.#inside
    const message = parseMessage(bytes)
    if (message?.kind === 'command')
      this.#keeper.onSaid(session.seat.id, JSON.parse(message.text) as CommandOnNote)
    hear(bytes, session, hall)
  }

  gone() {
    if (this.#left) return
    this.#left = true
    const inside = this.#inside
    if (!inside || !this.#keeper.on(this.#shift)) return
    this.#shift.sessions.delete(inside.session)
    farewell(inside.session, inside.hall)
    void this.#shift.rooms.release(inside.hall.room)
  }

  #ifOpen(act: () => void) {
    if (!this.#left && this.#keeper.on(this.#shift)) act()
  }

  #hallOf(room: Room): Hall {
    const known = halls.get(room)
    if (known) return known
    const later = (ms: number) => (run: () => void) => void this.#keeper.clock.later(ms, run)
    const hall = {
      room,
      presence: new Presence(later(100)),
      attendance: new Attendance(later(1_000)),
    }
    halls.set(room, hall)
    this.#keeper.onRoom(room)
    return hall
  }
}

function answerIn(message: Uint8Array): Answer | undefined {
  const decoder = decoding.createDecoder(message)
  if (decoding.readVarUint(decoder) !== MESSAGE.answer) return undefined
  return JSON.parse(decoding.readVarString(decoder)) as Answer
}
