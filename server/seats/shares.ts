import type { BoardId } from '../../shared/board/ids.ts'
import { type TokenBucket, TokenBuckets } from '../token-bucket.ts'

/** The ways by which a resident's new seat comes: each link is one, and so is the number. */
export type DoorName = 'number' | 'back' | `link ${string}`

/**
 * A hall that arrives at once, and then the largest one within a quarter of an hour: neither ever
 * feels it. Whoever takes seats by a machine has a board's seats no sooner than in ten minutes.
 */
const AT_ONCE = 500
const PER_MINUTE = 150
/**
 * New residents' seats by door and minute: who floods the wall's QR does not shut the number, nor the
 * renewed QR. Never by address, a hall is one address.
 */
export class DoorShares {
  #doors = new TokenBuckets(PER_MINUTE / 60, AT_ONCE)

  of = (board: BoardId, door: DoorName): TokenBucket => this.#doors.of(`${board} ${door}`)
}
