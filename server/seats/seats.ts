import type { BoardId, Chance, SeatId } from '../../shared/board/ids.ts'
import { newId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { LIMITS } from '../../shared/wire.ts'
import type { Clock } from '../clock.ts'
import type { BoardRecord, Registry, SeatCount, SeatRecord } from '../store/registry.ts'
import type { Roll } from '../store/roll.ts'
import { LinkAges } from './link-ages.ts'
import { Pace } from './pace.ts'
import { SlowLane } from './slow-lane.ts'
import { tableFor } from './tables.ts'
import { hashOf, newSecret, newToken } from './tokens.ts'
import { Turns } from './turns.ts'

interface SeatsOptions {
  registry: Registry
  roll: Roll
  clock: Clock
  chance: Chance
  limits?: SeatLimits
}

export type SeatLimits = Record<'seatsPerBoard' | 'newSeatsPerSecond', number>

/** Who comes to the door: by what role, and what the device already holds. */
export interface Arrival {
  role: Role
  /** The token of an earlier visit, for this board and role. */
  token?: string | undefined
  table?: number | undefined
}

export type Admission =
  | { kind: 'seated'; seat: SeatRecord; token: string; fresh: boolean }
  | {
      kind: 'refused'
      why: 'closed' | 'reception-closed' | 'no-such-table' | 'full' | 'too-many-joining'
    }

export type CodeSearch =
  | { kind: 'found'; board: BoardRecord }
  | { kind: 'unknown' }
  | { kind: 'busy'; retryAfterMs: number }

/** Requests by HTTP that one seat may make a second. A surface makes a few when it opens. */
const REQUESTS_PER_SECOND = 50
/** How long a link of return works: long enough to walk to the table. */
const RETURN_MS = 10 * 60_000
/** Beyond so many seats their allowances are started anew, so that they never fill the memory. */
const MOST_REMEMBERED = 10_000

/** Who sits where, and who comes in. */
export class Seats {
  #registry: Registry
  #roll: Roll
  #clock: Clock
  #chance: Chance
  #limits: SeatLimits
  #lane = new SlowLane()
  #turns = new Turns()
  #paces = new Map<BoardId, Pace>()
  #ages: LinkAges
  #asking = new Map<SeatId, Pace>()
  /** Seats that are on their way to the disk. */
  #coming = new Map<BoardId, Set<SeatCount>>()

  constructor({ registry, roll, clock, chance, limits = LIMITS }: SeatsOptions) {
    this.#registry = registry
    this.#roll = roll
    this.#clock = clock
    this.#ages = new LinkAges(clock, RETURN_MS)
    this.#chance = chance
    this.#limits = limits
  }

  async byToken(token: string): Promise<SeatRecord | undefined> {
    return this.#registry.seatByToken(hashOf(token))
  }

  /** Whether a seat keeps within its pace; never an address, a hall is one address (I5). */
  mayAsk(seat: SeatId): boolean {
    if (this.#asking.size > MOST_REMEMBERED) this.#asking.clear()
    const pace = this.#asking.get(seat) ?? new Pace(REQUESTS_PER_SECOND)
    this.#asking.set(seat, pace)
    return pace.take(this.#clock.elapsed())
  }

  /** Looks a code up. A wrong one is answered slowly, in one lane with all other wrong ones. */
  async boardByCode(code: string): Promise<CodeSearch> {
    // One at a time, so that a thousand at once do not all find the lane empty.
    const answer = await this.#turns.take('codes', async () => {
      const retryAfterMs = this.#lane.fullFor(this.#clock.elapsed())
      if (retryAfterMs > 0) return { kind: 'busy', retryAfterMs } as const
      const board = await this.#registry.boardByCode(code)
      if (board) return { kind: 'found', board } as const
      return { kind: 'wrong', waitMs: this.#lane.enter(this.#clock.elapsed()) } as const
    })
    if (answer.kind !== 'wrong') return answer
    await this.#clock.wait(answer.waitMs)
    return { kind: 'unknown' }
  }

  /** A new seat; or, for a device that still holds its token, the one that it had. */
  async admit(board: BoardRecord, arrival: Arrival): Promise<Admission> {
    const { role, token, table } = arrival
    const known = token === undefined ? undefined : await this.byToken(token)
    if (token !== undefined && known?.board === board.id && known.role === role)
      return { kind: 'seated', seat: known, token, fresh: false }
    // The team still reads a closed board and takes it home; the policy lets nobody write there.
    if (board.state === 'closed' && role === 'participant')
      return { kind: 'refused', why: 'closed' }
    if (board.reception === 'closed' && role === 'participant')
      return { kind: 'refused', why: 'reception-closed' }
    if (table !== undefined && table > board.tables)
      return { kind: 'refused', why: 'no-such-table' }
    // One at a time, so that two who come together do not both take the same emptiest table.
    const { admission, saved } = await this.#turns.take(`seats ${board.id}`, () =>
      this.#seat(board, role, table),
    )
    // The next one's turn need not wait for the disk.
    await saved
    return admission
  }

  /** A link by which a seat moves to another device, once. */
  async offerReturn(seat: SeatId): Promise<{ secret: string; expiresAt: number }> {
    const secret = newSecret(this.#chance)
    const expiresAt = this.#clock.now() + RETURN_MS
    const hash = hashOf(secret)
    await this.#roll.addReturn(seat, hash, expiresAt)
    this.#ages.made(hash)
    return { secret, expiresAt }
  }

  /** Whose link of return this is; looking does not use it up. */
  async seatOfReturn(secret: string): Promise<SeatRecord | undefined> {
    const hash = hashOf(secret)
    const found = await this.#roll.seatOfReturn(hash)
    return found && this.#ages.isGood(hash, found.expiresAt) ? found.seat : undefined
  }

  /** Hands the seat over: its new token is the only one from now on. */
  async takeReturn(secret: string): Promise<{ seat: SeatRecord; token: string } | undefined> {
    const hash = hashOf(secret)
    const taken = await this.#roll.takeReturn(hash)
    if (!taken || !this.#ages.isGood(hash, taken.expiresAt)) return undefined
    const { seat } = taken
    const token = newToken(this.#chance)
    await this.#roll.setToken(seat.id, hashOf(token))
    return { seat, token }
  }

  /** The device that holds it is not known by it any more; its notes stay, and a return brings it back. */
  async forget(seat: SeatId): Promise<void> {
    await this.#roll.setToken(seat, hashOf(newToken(this.#chance)))
  }

  async #seat(
    board: BoardRecord,
    role: Role,
    wanted: number | undefined,
  ): Promise<{ admission: Admission; saved?: Promise<void> }> {
    const refused = (why: 'full' | 'too-many-joining') =>
      ({ admission: { kind: 'refused', why } }) as const
    const coming = this.#coming.get(board.id) ?? []
    const counts = [...(await this.#registry.seatCounts(board.id)), ...coming]
    const total = counts.reduce((sum, { seats }) => sum + seats, 0)
    if (total >= this.#limits.seatsPerBoard) return refused('full')
    if (!this.#paceOf(board.id).take(this.#clock.elapsed())) return refused('too-many-joining')
    const seat = {
      id: newId<SeatId>(this.#chance),
      board: board.id,
      role,
      table: tableFor(role, wanted, board.tables, counts),
    }
    const token = newToken(this.#chance)
    const saved = this.#save(seat, hashOf(token), this.#clock.now())
    return { admission: { kind: 'seated', seat, token, fresh: true }, saved }
  }

  /** Until it is on the disk, those who come next count it all the same. */
  async #save(seat: SeatRecord, tokenHash: string, now: number): Promise<void> {
    const coming = this.#coming.get(seat.board) ?? new Set()
    const one = { role: seat.role, table: seat.table, seats: 1 }
    this.#coming.set(seat.board, coming.add(one))
    try {
      await this.#registry.addSeat(seat, tokenHash, now)
    } finally {
      coming.delete(one)
      if (coming.size === 0) this.#coming.delete(seat.board)
    }
  }

  #paceOf(board: BoardId): Pace {
    const known = this.#paces.get(board) ?? new Pace(this.#limits.newSeatsPerSecond)
    this.#paces.set(board, known)
    return known
  }
}
