/**
 * A little work that a device does before its number is looked up, while many wrong ones come in. The
 * server asks for it with a challenge that it signed; a right number is then as quick as the work.
 *
 * ```
 * seed   = SHA-256(UTF-8 of `<challenge>.<digits of the number>`)
 * answer = for each round r = 0 … ROUNDS-1 a number n (0 … 2^32-1) such that
 *          SHA-256(seed ‖ r ‖ n) begins with `bits` zero bits; r and n as 32 bits, big-endian
 * ```
 */
export interface JoinChallenge {
  challenge: string
  rounds: number
  bits: number
}

export interface JoinProof {
  challenge: string
  answer: number[]
}

/** Many small rounds instead of a large one: everybody's work takes about as long. */
export const ROUNDS = 16
/** One block of SHA-256. */
export const MESSAGE_BYTES = 40

export const seedText = (challenge: string, code: string): string => `${challenge}.${code}`

/** What a round hashes. */
export function roundMessage(seed: Uint8Array): { bytes: Uint8Array; view: DataView } {
  const bytes = new Uint8Array(MESSAGE_BYTES)
  bytes.set(seed)
  return { bytes, view: new DataView(bytes.buffer) }
}

export const startsWithZeros = (firstWord: number, bits: number): boolean =>
  firstWord >>> (32 - bits) === 0
