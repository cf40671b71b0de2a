import {
  type JoinChallenge,
  type JoinProof,
  MESSAGE_BYTES,
  seedText,
  startsWithZeros,
} from '../../shared/join-proof.ts'
import { hashBlock, sha256 } from './sha256.ts'

/** Between two slices the page paints and answers a tap. */
const TRIES_AT_ONCE = 2_000
const ROUND_WORD = 8
const TRY_WORD = 9

/**
 * Does the work that the server asks for.
 * @param rest called between slices; resolves when it may go on
 * @param progress of 0 to 1
 */
export async function prove(
  { challenge, rounds, bits }: JoinChallenge,
  code: string,
  { rest, progress }: { rest: () => Promise<void>; progress: (done: number) => void },
): Promise<JoinProof> {
  const block = new Uint32Array(16)
  block.set(sha256(new TextEncoder().encode(seedText(challenge, code))))
  block[MESSAGE_BYTES / 4] = 0x8000_0000
  block[15] = MESSAGE_BYTES * 8
  const hash = new Uint32Array(8)
  const answer: number[] = []
  for (let round = 0; round < rounds; round++) {
    block[ROUND_WORD] = round
    let n = 0
    for (;;) {
      block[TRY_WORD] = n
      hashBlock(block, hash)
      if (startsWithZeros(hash[0] as number, bits)) break
      if (++n % TRIES_AT_ONCE === 0) await rest()
    }
    answer.push(n)
    progress((round + 1) / rounds)
    await rest()
  }
  return { challenge, answer }
}
