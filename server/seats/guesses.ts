import type { Chance } from '../../shared/board/ids.ts'
import type { JoinChallenge, JoinProof } from '../../shared/join-proof.ts'
import { CODE_LENGTHS, type CodeLength, codeSpace } from '../../shared/way-in.ts'
import { TokenBucket } from '../token-bucket.ts'
import { HIGHEST_LEVEL, JoinChallenges } from './join-challenges.ts'

/** Wrong numbers that are looked up without any work: what a hall mistypes. */
const FREE = { atOnce: 150, perHour: 600 }
/** Wrong numbers that are looked up for work, however much of it is done. */
const PAID = { atOnce: 60, perHour: 7_200 }

/** All wrong numbers of one length that are looked up in an hour, whoever sends them. */
export const TRIES_PER_HOUR = FREE.perHour + PAID.perHour
/** What may be tried at once beside it. */
export const TRIES_AT_ONCE = FREE.atOnce + PAID.atOnce

/** So many numbers stand behind every one that is in use, or guessing finds one too soon. */
export const SPACE_PER_CODE = 300_000

export type MayLook =
  | { kind: 'look'; right: () => void }
  /** Work is asked for first. */
  | { kind: 'work'; challenge: JoinChallenge }
  /** Done work comes faster than numbers are looked up. */
  | { kind: 'wait'; ms: number; challenge: JoinChallenge }

/**
 * Decides before a number is looked up whether it is: afterwards the quick answer would tell right from
 * wrong. A right one costs nothing. Numbers of each length have an allowance of their own, and never an
 * address: a hall is one address, and whoever guesses has many.
 */
export class Guesses {
  #clock: () => number
  #challenges: JoinChallenges
  #free = byLength(() => new TokenBucket(FREE.perHour / 3_600, FREE.atOnce))
  #paid = byLength(() => new TokenBucket(PAID.perHour / 3_600, PAID.atOnce))

  /** @param elapsed `Clock.elapsed` */
  constructor(elapsed: () => number, chance: Chance) {
    this.#clock = elapsed
    this.#challenges = new JoinChallenges(chance)
  }

  may(code: string, proof: JoinProof | undefined): MayLook {
    const length = code.length as CodeLength
    const now = this.#clock()
    const free = this.#free[length]
    // Whoever has done the work leaves the rest to those who have not.
    if (proof === undefined && free.take(now)) return look(free)
    const level = this.#level(length, now)
    // The level may have risen while a device was at work.
    if (!proof || !this.#challenges.redeem(proof, code, level - 1, now))
      return { kind: 'work', challenge: this.#challenges.ask(level, now) }
    const paid = this.#paid[length]
    if (paid.take(now)) return look(paid)
    return { kind: 'wait', ms: paid.waitMs(now), challenge: this.#challenges.ask(level, now) }
  }

  /** Who guesses with work makes it dearer, until phones still come through and guesses do not. */
  #level(length: CodeLength, now: number): number {
    const used = 1 - this.#paid[length].left(now) / PAID.atOnce
    return Math.min(HIGHEST_LEVEL, Math.floor(used * (HIGHEST_LEVEL + 1)))
  }
}

/** How long a new number is, where so many of each length are in use. */
export function lengthForNew(inUse: Readonly<Record<CodeLength, number>>): CodeLength {
  const [short, long] = CODE_LENGTHS
  return (inUse[short] + 1) * SPACE_PER_CODE <= codeSpace(short) ? short : long
}

const look = (bucket: TokenBucket): MayLook => ({
  kind: 'look',
  right: () => bucket.giveBack(),
})

const byLength = (make: () => TokenBucket): Record<CodeLength, TokenBucket> => ({
  6: make(),
  8: make(),
})
