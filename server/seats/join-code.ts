import type { Chance } from '../../shared/board/ids.ts'
import {
  type CodeLength,
  codeSpace,
  isCodeLength,
  LONG_FIRST_DIGITS,
  readWayIn,
} from '../../shared/way-in.ts'

/** Read out and typed as 3+3 or 4+4. */
export function newJoinCode(chance: Chance, length: CodeLength): string {
  const [number = 0] = new Uint32Array(chance(new Uint8Array(4)).buffer)
  const least = length === 8 ? Number(LONG_FIRST_DIGITS.charAt(0)) * 10 ** 7 : 0
  return String(least + (number % codeSpace(length))).padStart(length, '0')
}

/** Reads 123456, １２３ ４５６, 3456-7890. @returns undefined where there is not one number of that length. */
export function readJoinCode(typed: string): string | undefined {
  const way = readWayIn(typed)
  return way.kind === 'code' && isCodeLength(way.code.length) ? way.code : undefined
}
