import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as z from 'zod/mini'
import type { Role } from '../../shared/board/roles.ts'
import { SERVER_LIMITS } from '../../shared/wire.ts'
import { COST } from './allowance.ts'
import { awarenessFrame } from './frames.ts'
import type { Session } from './session.ts'

/** Who sees cursors and has one. Participants get numbers only (I4). */
const SEES: ReadonlySet<Role> = new Set(['staff', 'scribe', 'facilitator'])

/** Awareness counts its messages. Near 2^53 our own next number could not be read by anybody. */
const MAX_CLOCK = 2 ** 48

/** Where somebody works: `rows/<id>/text`. All that a client may say of itself. */
const State = z.strictObject({ place: z.nullable(z.string().check(z.maxLength(120))) })

interface Cursor {
  client: number
  clock: number
  /** Already stamped by us with role, table and body; null when it has left. */
  state: object | null
}

/**
 * The cursors of one room, in y-protocols' awareness messages. What a client says of itself is
 * parsed, cut down to a place and stamped with the seat's role, table and body; an awareness id belongs
 * to the connection that first used it.
 */
export class Presence {
  #cursors = new Map<Session, Cursor>()
  /** Whose an awareness id is, while that connection lasts. */
  #holders = new Map<number, Session>()
  #changed = new Set<Cursor>()
  #later: (run: () => void) => void
  #waiting = false

  /** @param later runs something a moment later: cursors are gathered and the newest wins. */
  constructor(later: (run: () => void) => void) {
    this.#later = later
  }

  /** All cursors, to one who has just come. */
  greet(session: Session) {
    const cursors = [...this.#cursors.values()].filter(({ state }) => state !== null)
    if (!SEES.has(session.seat.role) || cursors.length === 0) return
    session.work += cursors.length * COST.cursor
    session.line.send(encode(cursors))
  }

  /** @param update one awareness update; what is not understood is passed over. */
  receive(update: Uint8Array, from: Session, all: ReadonlySet<Session>) {
    if (!SEES.has(from.seat.role) || update.length > SERVER_LIMITS.maxAwarenessBytes) return
    const said = parse(update)
    if (!said) return
    const mine = this.#cursors.get(from)
    if ((this.#holders.get(said.client) ?? from) !== from) return
    if (mine && mine.client !== said.client) return
    if (mine && said.clock <= mine.clock) return
    const { role, table, body } = from.seat
    const state = said.state === null ? null : { ...said.state, role, table, body }
    const cursor = { client: said.client, clock: said.clock, state }
    if (mine) this.#changed.delete(mine)
    this.#cursors.set(from, cursor)
    this.#holders.set(said.client, from)
    this.#tell(cursor, all)
  }

  leave(session: Session, all: ReadonlySet<Session>) {
    const cursor = this.#cursors.get(session)
    this.#cursors.delete(session)
    if (!cursor) return
    this.#holders.delete(cursor.client)
    this.#changed.delete(cursor)
    this.#tell({ ...cursor, clock: cursor.clock + 1, state: null }, all)
  }

  #tell(cursor: Cursor, all: ReadonlySet<Session>) {
    this.#changed.add(cursor)
    if (this.#waiting) return
    this.#waiting = true
    this.#later(() => {
      this.#waiting = false
      const frame = encode([...this.#changed])
      this.#changed.clear()
      for (const session of all) if (SEES.has(session.seat.role)) session.line.send(frame)
    })
  }
}

const encode = (cursors: readonly Cursor[]) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, cursors.length)
  for (const { client, clock, state } of cursors) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  }
  return awarenessFrame(encoding.toUint8Array(encoder))
}

/** The first state of an awareness update, or undefined where it is none of ours. */
function parse(update: Uint8Array) {
  try {
    const decoder = decoding.createDecoder(update)
    if (decoding.readVarUint(decoder) < 1) return undefined
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    if (clock > MAX_CLOCK) return undefined
    const said: unknown = JSON.parse(decoding.readVarString(decoder))
    if (said === null) return { client, clock, state: null }
    const state = State.safeParse(said)
    return state.success ? { client, clock, state: state.data } : undefined
  } catch {
    return undefined
  }
}
