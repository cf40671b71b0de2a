import type { BoardId, Chance, SeatId } from '../../shared/board/ids.ts'
import { newId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { JoinChallenge, JoinProof } from '../../shared/join-proof.ts'
import { SERVER_LIMITS } from '../../shared/wire.ts'
import type { Clock } from '../clock.ts'
import type { BoardRecord, Registry, SeatCount, SeatRecord } from '../store/registry.ts'
import type { Returns } from '../store/returns.ts'
import type { Roll } from '../store/roll.ts'
import { TokenBuckets } from '../token-bucket.ts'
import { codeIsInUse, countByLength } from './codes-in-use.ts'
import { ComingBack } from './coming-back.ts'
import { Guesses } from './guesses.ts'
import { KeyedQueue } from './keyed-queue.ts'
import { LastSeen } from './last-seen.ts'
import { type DoorName, DoorShares } from './shares.ts'
import { Signs } from './signs.ts'
import { tableFor } from './tables.ts'
import { hashOf, newToken } from './tokens.ts'

interface SeatsOptions {
  registry: Registry
  roll: Roll
  returns: Returns
  clock: Clock
  chance: Chance
  limits?: SeatLimits
  /** The seats of a board that have a connection now. */
  connected?: (board: BoardId) => Promise<ReadonlySet<SeatId>>
}

export type SeatLimits = Record<'seatsPerBoard' | 'teamSeatsPerRole' | 'newSeatsPerSecond', number>

/** Who comes to the door: by what role, and what the device already holds. */
export interface Arrival {
  role: Role
  /** The token of an earlier visit, for this board and role. */
  token?: string | undefined
  table?: number | undefined
  /** By a table's own link: for its one scribe. */
  isTables?: boolean | undefined
  door?: DoorName
}

export type Admission =
  | { kind: 'seated'; seat: SeatRecord; token: string; fresh: boolean }
  | { kind: 'refused'; why: 'closed' | 'reception-closed' | 'no-such-table' | 'table-taken' }
  | { kind: 'refused'; why: 'full' | 'too-many-joining'; retryAfterS: number }

export type CodeSearch =
  | { kind: 'found'; board: BoardRecord }
  | { kind: 'unknown' }
  | { kind: 'work'; challenge: JoinChallenge }
  | { kind: 'busy'; retryAfterMs: number; challenge: JoinChallenge }

/** A seat that was given up comes back, and there is no room for it at this moment. */
export class NoRoomNow extends Error {
  readonly retryAfterS: number

  constructor(retryAfterS: number) {
    super('no room now')
    this.retryAfterS = retryAfterS
  }
}

/** Requests by HTTP that one seat may make a second. A surface makes a few when it opens. */
const REQUESTS_PER_SECOND = 50
/** Whoever is away for so long and has written nothing gives the seat up; coming back it is taken again. */
const AWAY_MS = 2 * 60 * 60_000
/** Whoever has just come in is not yet connected: on the facilitator's press, too, these stay. */
const JUST_HERE_MS = 2 * 60_000
/** Looking for unused seats while a full board is knocked at. */
const LOOK_AGAIN_MS = 10_000
/** Seats given up that a board remembers: their devices come back as the same ones. */
const MOST_GIVEN_UP = 10_000
/** 進行 or 投影 was there within so long: its number is in use. */
const TEAM_MS = 24 * 60 * 60_000
/** When to try again where a share is used up, and where all seats are taken. */
const SHARE_RETRY_S = 5
const FULL_RETRY_S = 60

/** Who sits where, and who comes in. */
export class Seats {
  readonly comingBack: ComingBack
  readonly signs: Signs
  #registry: Registry
  #roll: Roll
  #clock: Clock
  #chance: Chance
  #limits: SeatLimits
  #guesses: Guesses
  #turns = new KeyedQueue()
  readonly #newSeats: TokenBuckets
  #shares = new DoorShares()
  #seen: LastSeen
  #connected: NonNullable<SeatsOptions['connected']>
  #asking = new TokenBuckets(REQUESTS_PER_SECOND)
  /** When a full board's unused seats were looked for. */
  #lookedAt = new Map<BoardId, number>()
  /** Seats that are on their way to the disk. */
  #coming = new Map<BoardId, Set<SeatCount>>()

  constructor({ registry, roll, returns, clock, chance, ...options }: SeatsOptions) {
    const { limits = SERVER_LIMITS, connected } = options
    this.comingBack = new ComingBack({ registry, returns, clock, chance })
    this.signs = new Signs(returns, roll, chance)
    this.#connected = connected ?? (async () => new Set())
    this.#guesses = new Guesses(clock.elapsed, chance)
    this.#seen = new LastSeen(clock.elapsed, AWAY_MS)
    this.#registry = registry
    this.#roll = roll
    this.#clock = clock
    this.#chance = chance
    this.#limits = limits
    this.#newSeats = new TokenBuckets(limits.newSeatsPerSecond)
  }

  /** @throws NoRoomNow for a seat that was given up, comes back and has to wait */
  async byToken(token: string): Promise<SeatRecord | undefined> {
    const seat = await this.#registry.seatByToken(hashOf(token))
    if (!seat) return undefined
    if (seat.givenUp) await this.#turns.take(`seats ${seat.board}`, () => this.#takeBack(seat))
    this.#seen.saw(seat)
    const { givenUp: _, ...here } = seat
    return here
  }

  /** Its last connection may have ended. */
  left(seat: SeatRecord) {
    this.#seen.saw(seat)
  }

  /** Whether a seat keeps within its pace; never an address, a hall is one address (I5). */
  mayAsk(seat: SeatId): boolean {
    return this.#asking.of(seat).take(this.#clock.elapsed())
  }

  /**
   * Looks a code up, where it may be.
   * @param held the tokens that came along: who has a seat there comes back by its code, whenever
   */
  async boardByCode(
    code: string,
    proof?: JoinProof,
    held: readonly string[] = [],
  ): Promise<CodeSearch> {
    const own = await this.#ownBoard(code, held)
    if (own) return { kind: 'found', board: own }
    const may = this.#guesses.may(code, proof)
    if (may.kind === 'work') return may
    if (may.kind === 'wait') return { kind: 'busy', retryAfterMs: may.ms, challenge: may.challenge }
    const board = await this.#registry.boardByCode(code)
    if (!board || !this.#isInUse(board)) return { kind: 'unknown' }
    may.right()
    return { kind: 'found', board }
  }

  /** How many codes of each length let somebody in. */
  async codesInUse() {
    const boards = await this.#registry.boards()
    return countByLength(
      boards.filter((board) => this.#isInUse(board)).map(({ joinCode }) => joinCode),
    )
  }

  #isInUse = (board: BoardRecord) =>
    codeIsInUse(board, this.#clock.now(), this.#seen.teamWithin(board.id, TEAM_MS))

  async #ownBoard(code: string, held: readonly string[]): Promise<BoardRecord | undefined> {
    for (const token of held) {
      const seat = await this.#registry.seatByToken(hashOf(token))
      const board = seat && (await this.#registry.board(seat.board))
      if (board?.joinCode === code) return board
    }
    return undefined
  }

  /** A new seat; or, for a device that still holds its token, the one that it had. */
  async admit(board: BoardRecord, arrival: Arrival): Promise<Admission> {
    const { role, token, table, isTables, door = 'number' } = arrival
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
    if (isTables && table !== undefined) return this.#admitToTable(board, table, door)
    // One at a time, so that two who come together do not both take the same emptiest table.
    const { admission, saved } = await this.#turns.take(`seats ${board.id}`, () =>
      this.#seat(board, { role, table, door }),
    )
    // The next one's turn need not wait for the disk.
    await saved
    // She said herself where she sits.
    if (table !== undefined && role === 'scribe' && admission.kind === 'seated')
      await this.comingBack.settle(admission.seat)
    return admission
  }

  /** Of two who come by one table's link the second is told that it is taken. */
  #admitToTable(board: BoardRecord, table: number, door: DoorName): Promise<Admission> {
    return this.alone(board.id, async () => {
      if (await this.comingBack.isTaken(board.id, table))
        return { kind: 'refused', why: 'table-taken' }
      const { admission, saved } = await this.#seat(board, { role: 'scribe', table, door })
      await saved
      if (admission.kind === 'seated') await this.comingBack.settle(admission.seat)
      return admission
    })
  }

  /** A table is free for another scribe. @returns the seat of the one before, which no device holds any more */
  changeScribe(board: BoardId, table: number): Promise<SeatId | undefined> {
    return this.alone(board, async () => {
      const id = await this.comingBack.scribeAt(board, table)
      const seat = id && (await this.#roll.seat(id))
      if (seat) await this.forget(seat)
      return id
    })
  }

  /** The device that holds it is not known by it any more; its notes stay, and a return brings it back. */
  async forget({ id, board, continues }: SeatRecord): Promise<void> {
    await this.#roll.setToken(id, hashOf(newToken(this.#chance)))
    await this.comingBack.free(id)
    // Nobody is left to be asked about: a yes would give the seat to no device at all.
    if (continues) await this.#roll.giveUp(board, [id], MOST_GIVEN_UP)
  }

  /** One thing at a time with the seats of a board. */
  alone<T>(board: BoardId, act: () => Promise<T>): Promise<T> {
    return this.#turns.take(`seats ${board}`, act)
  }

  /** Residents' seats that nobody uses: away, and nothing written. */
  async unused(board: BoardId): Promise<readonly SeatId[]> {
    const all = await this.#unused(board, JUST_HERE_MS)
    return all.filter(({ role }) => role === 'participant').map(({ id }) => id)
  }

  /** @returns how many were given up */
  async giveUpUnused(board: BoardId): Promise<number> {
    return this.#turns.take(`seats ${board}`, async () => {
      const seats = await this.unused(board)
      await this.#roll.giveUp(board, seats, MOST_GIVEN_UP)
      return seats.length
    })
  }

  async #unused(board: BoardId, awayMs: number) {
    const [unused, here] = await Promise.all([this.#roll.unused(board), this.#connected(board)])
    return unused.filter(({ id }) => !here.has(id) && this.#seen.awayFor(id) >= awayMs)
  }

  async #seat(
    board: BoardRecord,
    { role, table: wanted, door }: { role: Role; table: number | undefined; door: DoorName },
  ): Promise<{ admission: Admission; saved?: Promise<void> }> {
    const { counts, refused } = await this.#mayTake(board.id, role, door)
    if (refused) return { admission: refused }
    const seat = {
      id: newId<SeatId>(this.#chance),
      board: board.id,
      role,
      table: tableFor(role, wanted, board.tables, counts),
    }
    const token = newToken(this.#chance)
    this.#seen.saw(seat)
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

  /** Whether one more seat of a role may be taken now. Residents never take the team's, nor the reverse. */
  async #mayTake(board: BoardId, role: Role, door: DoorName) {
    const limit =
      role === 'participant' ? this.#limits.seatsPerBoard : this.#limits.teamSeatsPerRole
    let counts = await this.#counts(board)
    if (seatsOf(counts, role) >= limit && (await this.#giveUpAway(board)))
      counts = await this.#counts(board)
    const refuse = (why: 'full' | 'too-many-joining', retryAfterS: number) => ({
      counts,
      refused: { kind: 'refused', why, retryAfterS } as const,
    })
    if (seatsOf(counts, role) >= limit) return refuse('full', FULL_RETRY_S)
    const now = this.#clock.elapsed()
    // Where a door's share is used up nobody takes a turn for it, and each door has its own turns: a
    // flood at the wall's QR does not hold up who comes by the number.
    const share = role === 'participant' ? this.#shares.of(board, door) : undefined
    if (share && share.waitMs(now) > 0) return refuse('too-many-joining', SHARE_RETRY_S)
    if (!this.#newSeats.of(`${board} ${role} ${door}`).take(now))
      return refuse('too-many-joining', 1)
    share?.take(now)
    return { counts, refused: undefined }
  }

  /** @returns whether any seat was given up */
  async #giveUpAway(board: BoardId): Promise<boolean> {
    const now = this.#clock.elapsed()
    if (now - (this.#lookedAt.get(board) ?? Number.NEGATIVE_INFINITY) < LOOK_AGAIN_MS) return false
    this.#lookedAt.set(board, now)
    const away = await this.#unused(board, AWAY_MS)
    if (away.length === 0) return false
    const seats = away.map(({ id }) => id)
    await this.#roll.giveUp(board, seats, MOST_GIVEN_UP)
    return true
  }

  async #takeBack(seat: SeatRecord): Promise<void> {
    // Two requests of one device: the first one has done it.
    if (!(await this.#roll.seat(seat.id))?.givenUp) return
    const { refused } = await this.#mayTake(seat.board, seat.role, 'back')
    if (refused) throw new NoRoomNow(refused.retryAfterS)
    await this.#roll.takeBack(seat.id)
  }

  async #counts(board: BoardId): Promise<readonly SeatCount[]> {
    return [...(await this.#registry.seatCounts(board)), ...(this.#coming.get(board) ?? [])]
  }
}

const seatsOf = (counts: readonly SeatCount[], role: Role) =>
  counts.reduce((sum, count) => sum + (count.role === role ? count.seats : 0), 0)
