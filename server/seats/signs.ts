import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Chance, SeatId } from '../../shared/board/ids.ts'
import { type Picture, SIGN_GUESSES } from '../../shared/sign.ts'
import type { SeatRecord } from '../store/registry.ts'
import type { Returns } from '../store/returns.ts'
import type { Roll } from '../store/roll.ts'

const KEY_BYTES = 32
/** Somebody whose device breaks again and again is still found. */
const MOST_EARLIER = 8

export type Guessed =
  | { kind: 'right'; earlier: SeatId }
  | { kind: 'wrong'; left: number }
  /** None was chosen, or too many were wrong. */
  | { kind: 'none' }

/** What a person chose by which she is known again. It is kept as a hash, by the board's own key. */
export class Signs {
  #returns: Returns
  #roll: Roll
  #chance: Chance

  constructor(returns: Returns, roll: Roll, chance: Chance) {
    this.#returns = returns
    this.#roll = roll
    this.#chance = chance
  }

  async choose(seat: SeatRecord, sign: readonly Picture[] | null): Promise<void> {
    const hash = sign && (await this.#hash(seat, seat.id, sign))
    await this.#returns.setSign(seat.id, hash, hash === null ? 0 : SIGN_GUESSES)
  }

  /** Guesses that a device which came back has; 0 where none is of use. */
  async left(seat: SeatRecord): Promise<number> {
    return (await this.#holder(seat))?.guesses ?? 0
  }

  /** A guess is taken off before it is compared: whoever cuts the power gains none. */
  async guess(seat: SeatRecord, sign: readonly Picture[]): Promise<Guessed> {
    const holder = await this.#holder(seat)
    if (!holder || !(await this.#returns.takeGuess(holder.seat))) return { kind: 'none' }
    const hash = await this.#hash(seat, holder.seat, sign)
    if (!timingSafeEqual(Buffer.from(hash), Buffer.from(holder.hash)))
      return { kind: 'wrong', left: holder.guesses - 1 }
    await this.#returns.setSign(holder.seat, holder.hash, SIGN_GUESSES)
    return { kind: 'right', earlier: holder.seat }
  }

  /** The nearest earlier seat with a sign: a device between may have been lost before it chose one. */
  async #holder({ continues }: SeatRecord) {
    let earlier = continues
    for (let steps = 0; earlier && steps < MOST_EARLIER; steps++) {
      const sign = await this.#returns.signOf(earlier)
      if (sign) return sign.guesses > 0 ? { seat: earlier, ...sign } : undefined
      earlier = (await this.#roll.seat(earlier))?.continues
    }
    return undefined
  }

  async #hash({ board }: SeatRecord, seat: SeatId, sign: readonly Picture[]): Promise<string> {
    const key = await this.#returns.signKey(board, this.#chance(new Uint8Array(KEY_BYTES)))
    return createHmac('sha256', key)
      .update(`${seat} ${sign.join(' ')}`)
      .digest('hex')
  }
}
