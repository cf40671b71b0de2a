import type { Chance } from '../../shared/board/ids.ts'
import { CODE_DIGITS, readWayIn } from '../../shared/way-in.ts'

/** Six digits, read out and typed as 3+3. */
export function newJoinCode(chance: Chance): string {
  const [number = 0] = new Uint32Array(chance(new Uint8Array(4)).buffer)
  return String(number % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0')
}

/** Reads 123456, １２３ ４５６, 123-456. @returns undefined where there is not one number of six digits. */
export function readJoinCode(typed: string): string | undefined {
  const way = readWayIn(typed)
  return way.kind === 'code' && way.code.length === CODE_DIGITS ? way.code : undefined
}
