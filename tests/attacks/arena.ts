import * as Y from 'yjs'
import { Room } from '../../server/sync/room.ts'
import { Session } from '../../server/sync/session.ts'
import type { Command } from '../../shared/board/commands.ts'
import { openBoard } from '../../shared/board/document.ts'
import { FORMAT } from '../../shared/board/format.ts'
import type { BoardId, NoteId, SeatId } from '../../shared/board/ids.ts'
import { type Plain, plain } from './plain.ts'
import type { Seat, World } from './worlds.ts'

export interface Answer {
  refused: string | undefined
  ms: number
}

/** A room of the server as it is, without socket and disk: what is accepted is durable at once. */
export class Arena {
  readonly world: World
  readonly room: Room
  /** Whose notes are, as far as anybody could see. */
  readonly owners: Map<NoteId, SeatId>
  readonly clients: Map<number, SeatId>
  #now = 0
  #sequence = 1
  #dirty = false
  #plain: Plain | undefined
  #state: Uint8Array | undefined
  #clocks: ReadonlyMap<number, number> | undefined

  constructor(world: World) {
    this.world = world
    this.owners = new Map(world.owners)
    this.clients = new Map(world.clients)
    this.room = new Room({
      board: 'arena' as BoardId,
      saved: {
        ...{ epoch: 'e1', snapshot: world.state, updates: [], sequence: 1 },
        ...{ owners: new Map(world.owners), clients: new Map(world.clients) },
        commands: [],
        // As it is saved: the team's, and who is stopped.
        seats: world.seats
          .filter(({ role, stopped }) => stopped || role === 'staff' || role === 'facilitator')
          .map(({ id, role, stopped = false }) => ({ id, role, stopped })),
        format: FORMAT,
        writer: 2,
        putAway: [...world.putAway].map((id) => ({
          ...{ note: { id } as never, reason: 'x', withSeat: false, at: 0 },
        })),
      },
      now: () => this.#now,
      date: () => this.#now,
      dirty: () => {
        this.#dirty = true
      },
    })
  }

  get plain(): Plain {
    this.#plain ??= plain(this.room.shown)
    return this.#plain
  }

  /** How far every client id has written. */
  get clocks(): ReadonlyMap<number, number> {
    this.#clocks ??= clocksIn(this.room.shown)
    return this.#clocks
  }

  /** The shown board on a document where no judge stands. */
  bare(): Y.Doc {
    const { doc } = openBoard(new Y.Doc({ guid: 'bare' }))
    this.#state ??= Y.encodeStateAsUpdate(this.room.shown)
    Y.applyUpdate(doc, this.#state)
    return doc
  }

  clockOf = (client: number) => this.clocks.get(client) ?? 0

  /** A connection of its own, as after every refusal; long after anything that went before. */
  send(update: Uint8Array, { id, role, table, stopped }: Seat): Answer {
    this.#now += 60_000
    const line = { send: () => {}, close: () => {} }
    const record = { id, board: this.room.board, role, table, stopped }
    const session = new Session(record, false, line)
    session.caughtUp = true
    this.room.sessions.add(session)
    const start = performance.now()
    this.room.receiveUpdate(update, session)
    const ms = performance.now() - start
    if (this.#dirty) this.#flush()
    this.room.sessions.delete(session)
    return { refused: session.refused?.refusal.reason, ms }
  }

  /** The same for what is said, by whatever door. */
  say(command: Command, { id, role, table, stopped }: Seat): Answer {
    this.#now += 60_000
    const record = { id, board: this.room.board, role, table, stopped }
    let refused: string | undefined = 'not answered'
    const start = performance.now()
    this.room.command(command, record, (answer) => {
      refused = answer.done ? undefined : answer.reason
    })
    const ms = performance.now() - start
    if (this.#dirty) this.#flush()
    return { refused, ms }
  }

  does(one: World['later'][number]): Answer {
    return 'command' in one ? this.say(one.command, one.seat) : this.send(one.update, one.seat)
  }

  /** The server's clock, ms. */
  get now(): number {
    return this.#now
  }

  close() {
    this.room.close(0, '')
  }

  #flush() {
    this.#dirty = false
    this.#plain = undefined
    this.#state = undefined
    this.#clocks = undefined
    this.room.show(this.room.take(), ++this.#sequence)
  }
}

export const clocksIn = (doc: Y.Doc): ReadonlyMap<number, number> =>
  Y.decodeStateVector(Y.encodeStateVector(doc))
