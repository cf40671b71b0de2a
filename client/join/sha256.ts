/**
 * SHA-256 (FIPS 180-4) of messages that fit into one block. A page over plain http in a hall has no
 * crypto.subtle; this does a few hundred thousand a second on a phone.
 */
const K = new Uint32Array(64)
const START = new Uint32Array(8)

// The first 32 bits of the fractional parts of the roots of the first primes.
for (let number = 2, found = 0; found < 64; number++) {
  let isPrime = true
  for (let factor = 2; factor * factor <= number; factor++)
    if (number % factor === 0) isPrime = false
  if (!isPrime) continue
  if (found < 8) START[found] = fraction(Math.sqrt(number))
  K[found++] = fraction(Math.cbrt(number))
}

function fraction(root: number): number {
  return ((root % 1) * 2 ** 32) >>> 0
}

const w = new Uint32Array(64)

/** @param block the message in the first words, as `blockOf` lays it @param into the eight words of the hash */
export function hashBlock(block: Uint32Array, into: Uint32Array) {
  compress(block, START, into)
}

/** SHA-256 of any text's bytes, as eight words. */
export function sha256(bytes: Uint8Array): Uint32Array {
  const length = Math.ceil((bytes.length + 9) / 64) * 64
  const padded = new DataView(new ArrayBuffer(length))
  for (let at = 0; at < bytes.length; at++) padded.setUint8(at, bytes[at] ?? 0)
  padded.setUint8(bytes.length, 0x80)
  padded.setUint32(length - 4, bytes.length * 8)
  const state = START.slice()
  const block = new Uint32Array(16)
  for (let from = 0; from < length; from += 64) {
    for (let at = 0; at < 16; at++) block[at] = padded.getUint32(from + at * 4)
    compress(block, state.slice(), state)
  }
  return state
}

/** @param from the state before it, another array than `into` */
function compress(block: Uint32Array, from: Uint32Array, into: Uint32Array) {
  for (let t = 0; t < 16; t++) w[t] = block[t] as number
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15] as number
    const y = w[t - 2] as number
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[t] = ((w[t - 16] as number) + s0 + (w[t - 7] as number) + s1) | 0
  }
  let a = (from[0] as number) | 0
  let b = (from[1] as number) | 0
  let c = (from[2] as number) | 0
  let d = (from[3] as number) | 0
  let e = (from[4] as number) | 0
  let f = (from[5] as number) | 0
  let g = (from[6] as number) | 0
  let h = (from[7] as number) | 0
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K[t] as number) + (w[t] as number)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  into[0] = (from[0] as number) + a
  into[1] = (from[1] as number) + b
  into[2] = (from[2] as number) + c
  into[3] = (from[3] as number) + d
  into[4] = (from[4] as number) + e
  into[5] = (from[5] as number) + f
  into[6] = (from[6] as number) + g
  into[7] = (from[7] as number) + h
}
