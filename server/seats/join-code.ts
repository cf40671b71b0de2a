import type { Chance } from '../../shared/board/ids.ts'

const DIGITS = 6

/** Six digits, read out and typed as 3+3. */
export function newJoinCode(chance: Chance): string {
  const [number = 0] = new Uint32Array(chance(new Uint8Array(4)).buffer)
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** What stands between digits when people type them: spaces, hyphens and the dashes of Japanese keyboards. */
const BETWEEN = /[\s\-‐‑‒–—―−ーｰ・.]/g

/** Reads 123456, １２３ ４５６, 123-456. @returns undefined where these are not six digits. */
export function readJoinCode(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').replace(BETWEEN, '')
  return /^\d{6}$/.test(plain) ? plain : undefined
}
