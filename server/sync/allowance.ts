import { type RefusalReason, SERVER_LIMITS } from '../../shared/wire.ts'
import { TokenBucket } from '../token-bucket.ts'

/** Messages a seat may send in a second; it may save up no more than one second's. */
const PER_SECOND = 300
/** What a seat owes grows no further than what is waited for in so long. */
const MOST_OWED_MS = 30_000

/** A seat's second refusal within a minute waits so long, each further one twice as long. */
const WAIT_MS = 10_000
const LONGEST_WAIT_MS = 300_000
const FORGIVEN_MS = 60_000

/**
 * Refusals that an honest device meets, too: somebody closed, moved or put away something meanwhile,
 * or wrote into the same text. Such a seat does not wait; what its write cost it pays all the same.
 */
const NO_FAULT: ReadonlySet<RefusalReason> = new Set([
  'not-yours',
  'wrong-table',
  'locked',
  'closed',
  'stopped',
  'put-away',
  'redacted',
  'too-long',
  'blank',
  'full',
] as const)

/**
 * What work costs, in plain messages: a seat gets about a tenth of a core. Counted, not timed: on a
 * busy machine everything takes long, and nobody honest may be held back for that.
 */
export const COST = {
  connection: 20,
  /** A document is made of what stands there, to try in it what only applying it shows. */
  builtByte: 1 / 2_048,
  /** Of whatever came, a command as well as an update. */
  receivedByte: 1 / 1_024,
  /** What leaves is paid for by what it is, not by how large its board is. */
  sentByte: 1 / 65_536,
  /** One connection needs the board once; who asks for it again and again fills the hall's line. */
  sentAgainByte: 1 / 4_096,
  /** What somebody lacks is looked for in all of the board. */
  searchedByte: 1 / 131_072,
  comparison: 1 / 2_000,
  /** One of several that move together. */
  movedNote: 1 / 4,
  /** Another's cursor, told to somebody who asks for all of them. */
  cursor: 1 / 20,
} as const

/** A seat's allowance over all its doors (I5): never an address's, a hall is one address. */
export class Allowance {
  readonly #messages = new TokenBucket(PER_SECOND)
  #refusals = 0
  #waitsUntil = Number.NEGATIVE_INFINITY
  #connections = 0

  /**
   * Counts a connection in. To be asked as soon as the seat is known: nothing may be waited for between
   * counting and taking, or forty that come at once all find room.
   * @returns what counts it out, once; undefined where there are too many
   */
  connect(): (() => void) | undefined {
    if (this.#connections >= SERVER_LIMITS.connectionsPerSeat) return undefined
    this.#connections++
    let isIn = true
    return () => {
      if (isIn) this.#connections--
      isIn = false
    }
  }

  /** One of its writes was refused, as only a forged one or a fault of ours is: a second so soon has to wait. */
  refused(now: number, reason: RefusalReason) {
    if (NO_FAULT.has(reason)) return
    this.#refusals = this.#isForgiven(now) ? 1 : this.#refusals + 1
    const wait = this.#refusals < 2 ? 0 : WAIT_MS * 2 ** (this.#refusals - 2)
    this.#waitsUntil = Math.max(this.#waitsUntil, now + Math.min(wait, LONGEST_WAIT_MS))
  }

  /** How long its next message waits for what was refused, in ms. */
  waits = (now: number): number => Math.max(0, this.#waitsUntil - now)

  /** Takes a message's worth. @returns how long to wait before the next, in ms; 0 for at once. */
  spend(now: number, cost: number): number {
    return this.#messages.spend(now, cost, (MOST_OWED_MS / 1000) * PER_SECOND)
  }

  /** Nothing is lost by forgetting it. */
  isFull(now: number): boolean {
    return this.#connections === 0 && this.#messages.isFull(now) && this.#isForgiven(now)
  }

  #isForgiven = (now: number) => now - this.#waitsUntil > FORGIVEN_MS
}
