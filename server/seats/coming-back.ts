import { type BoardId, type Chance, newId, type SeatId } from '../../shared/board/ids.ts'
import { SERVER_LIMITS } from '../../shared/wire.ts'
import type { Clock } from '../clock.ts'
import type { Registry, SeatRecord } from '../store/registry.ts'
import type { Giver, Returns } from '../store/returns.ts'
import { TokenBuckets } from '../token-bucket.ts'
import { LinkAges } from './link-ages.ts'
import { hashOf, newSecret, newToken } from './tokens.ts'

/** How long a link of return works: long enough to walk to the table. */
const RETURN_MS = 10 * 60_000
/** A whole table at once, whose power went; then one every ten seconds. */
const LINKS = { perSecond: 6 / 60, atOnce: 20 }
/** All scribes of a board together: each of their links gives as many seats as one likes. */
const LINKS_OF_A_ROLE = { perSecond: 30 / 60, atOnce: 60 }
/** Seats beyond a board's limit for those who come back: they were let in before. */
const ROOM_FOR_RETURNS = 200

interface ComingBackOptions {
  registry: Registry
  returns: Returns
  clock: Clock
  chance: Chance
}

export interface Back {
  seat: SeatRecord
  token: string
  by: Giver
}

/**
 * Another device takes a seat's place by a link. Whoever holds the link is not thereby the person: it
 * gets a seat of its own at the same table, and what the person wrote before stays closed to it.
 */
export class ComingBack {
  #registry: Registry
  #returns: Returns
  #clock: Clock
  #chance: Chance
  #ages: LinkAges
  #links = new TokenBuckets(LINKS.perSecond, LINKS.atOnce)
  #linksOfARole = new TokenBuckets(LINKS_OF_A_ROLE.perSecond, LINKS_OF_A_ROLE.atOnce)

  constructor({ registry, returns, clock, chance }: ComingBackOptions) {
    this.#registry = registry
    this.#returns = returns
    this.#clock = clock
    this.#chance = chance
    this.#ages = new LinkAges(clock, RETURN_MS)
  }

  /** @returns the ms to wait where somebody gives too many at once; 0: one may be given */
  mayOffer({ id, board, role }: SeatRecord): number {
    const now = this.#clock.elapsed()
    const paces = [this.#links.of(id), this.#linksOfARole.of(`${board} ${role}`)]
    const waits = Math.max(...paces.map((pace) => pace.waitMs(now)))
    if (waits > 0) return waits
    for (const pace of paces) pace.take(now)
    return 0
  }

  /** A link by which a seat goes on on another device, once. */
  async offer(seat: SeatId, by: Giver): Promise<{ secret: string; expiresAt: number }> {
    const secret = newSecret(this.#chance)
    const expiresAt = this.#clock.now() + RETURN_MS
    const hash = hashOf(secret)
    await this.#returns.add(seat, hash, expiresAt, by)
    this.#ages.made(hash)
    return { secret, expiresAt }
  }

  /** Whose link this is; looking does not use it up. */
  async seatOf(secret: string): Promise<SeatRecord | undefined> {
    const hash = hashOf(secret)
    const found = await this.#returns.find(hash)
    return found && this.#ages.isGood(hash, found.expiresAt) ? found.seat : undefined
  }

  /** Whether there is room for one more of a role. */
  async hasRoom({ board, role }: SeatRecord): Promise<boolean> {
    const counts = await this.#registry.seatCounts(board)
    const most =
      role === 'participant' ? SERVER_LIMITS.seatsPerBoard : SERVER_LIMITS.teamSeatsPerRole
    const there = counts.reduce((sum, one) => sum + (one.role === role ? one.seats : 0), 0)
    return there < most + ROOM_FOR_RETURNS
  }

  /** @param held what the device holds already: where that is the seat itself, it just goes on */
  async take(secret: string, held?: string): Promise<Back | undefined> {
    const hash = hashOf(secret)
    const taken = await this.#returns.take(hash)
    if (!taken || !this.#ages.isGood(hash, taken.expiresAt)) return undefined
    const { seat: before, by } = taken
    const own = held === undefined ? undefined : await this.#registry.seatByToken(hashOf(held))
    if (held !== undefined && own?.id === before.id) return { seat: before, token: held, by }
    const { board, role, table, body } = before
    const id = newId<SeatId>(this.#chance)
    const seat = { id, board, role, table, body, continues: before.id }
    const token = newToken(this.#chance)
    // The newest is asked about: also where the clock was set back between two of them.
    const at = Math.max(this.#clock.now(), (before.otherSince ?? 0) + 1)
    await this.#registry.addSeat(seat, hashOf(token), at)
    await this.#returns.count(board, by)
    return { seat, token, by }
  }

  /** It is not the person: its device is sent away for good. */
  async deny(seat: SeatRecord): Promise<void> {
    await this.#returns.deny(seat, hashOf(newToken(this.#chance)))
  }

  /**
   * Whether a scribe gives the links of the table at which she sits: the first one there does, for that
   * table alone. Whoever goes from table to table opens no other's seats.
   */
  async gives({ id, board, table }: SeatRecord): Promise<boolean> {
    if (table === undefined) return false
    const own = await this.#returns.tableGivenBy(id)
    if (own !== undefined) return own === table
    return !(await this.isTaken(board, table))
  }

  /** Whether a table has its scribe. */
  async isTaken(board: BoardId, table: number): Promise<boolean> {
    return (await this.#returns.giverAt(board, table)) !== undefined
  }

  /** Who the scribe of a table is. */
  scribeAt(board: BoardId, table: number): Promise<SeatId | undefined> {
    return this.#returns.giverAt(board, table)
  }

  /** She sits there by her own choice, or gives its first link: from now on it is her table. */
  async settle({ id, board, table }: SeatRecord): Promise<void> {
    if (table !== undefined) await this.#returns.setGiver(board, table, id)
  }

  /** She left: another scribe of the table may give its links. */
  async free(seat: SeatId): Promise<void> {
    await this.#returns.freeGiver(seat)
  }
}
