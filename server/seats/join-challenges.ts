import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Chance } from '../../shared/board/ids.ts'
import {
  type JoinChallenge,
  type JoinProof,
  ROUNDS,
  roundMessage,
  seedText,
  startsWithZeros,
} from '../../shared/join-proof.ts'

/** Long enough for a slow phone on a slow network; too short to work ahead. */
const LIVES_MS = 60_000
/** A round of the lightest work: 2,048 tries, 32,768 in all. */
const LEAST_BITS = 11
/** Each level is twice the work of the one before. */
export const HIGHEST_LEVEL = 5

/** Challenges are signed and kept nowhere; only those that were used are, until they end. */
export class JoinChallenges {
  #key: Uint8Array
  #chance: Chance
  /** By its signature, when it ends; the oldest first. */
  #used = new Map<string, number>()

  constructor(chance: Chance) {
    this.#chance = chance
    this.#key = chance(new Uint8Array(32))
  }

  /** @param now `Clock.elapsed` */
  ask(level: number, now: number): JoinChallenge {
    const nonce = Buffer.from(this.#chance(new Uint8Array(12))).toString('base64url')
    const body = `${level}.${Math.ceil(now + LIVES_MS)}.${nonce}`
    const challenge = `${body}.${this.#sign(body)}`
    return { challenge, rounds: ROUNDS, bits: LEAST_BITS + level }
  }

  /**
   * Whether the work was done for this number, in time, and not used before: it is used then.
   * @param atLeast work of a lower level does not count
   */
  redeem({ challenge, answer }: JoinProof, code: string, atLeast: number, now: number): boolean {
    const [, body = '', level = '', ends = '', signature = ''] =
      /^((\d)\.(\d+)\.[\w-]+)\.([\w-]+)$/.exec(challenge) ?? []
    if (!same(signature, this.#sign(body))) return false
    if (Number(level) < atLeast || Number(ends) < now || this.#used.has(signature)) return false
    if (!isDone(challenge, code, answer, LEAST_BITS + Number(level))) return false
    this.#forgetEnded(now)
    this.#used.set(signature, Number(ends))
    return true
  }

  #forgetEnded(now: number) {
    for (const [signature, ends] of this.#used) {
      if (ends >= now) return
      this.#used.delete(signature)
    }
  }

  #sign = (body: string) => createHmac('sha256', this.#key).update(body).digest('base64url')
}

function isDone(challenge: string, code: string, answer: readonly number[], bits: number) {
  if (answer.length !== ROUNDS) return false
  const seed = createHash('sha256').update(seedText(challenge, code)).digest()
  const { bytes, view } = roundMessage(seed)
  return answer.every((n, round) => {
    view.setUint32(32, round)
    view.setUint32(36, n)
    return startsWithZeros(createHash('sha256').update(bytes).digest().readUInt32BE(0), bits)
  })
}

const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
