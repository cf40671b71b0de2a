import { endOfDay } from '../../shared/tokyo.ts'
import type { CodeLength } from '../../shared/way-in.ts'
import type { BoardRecord } from '../store/registry.ts'

const DAY_MS = 24 * 60 * 60_000
/** A workshop that was put off keeps its number for a while. */
const OPEN_DAYS = 7
/** Whoever comes late reads that it is over. */
const CLOSED_DAYS = 1

/**
 * Whether a board's number still lets anybody in. That of an evening long past does not, unless somebody
 * of the team has the board open again: every number less is one less to be found by guessing. Links
 * go on working.
 * @param now ms since 1970: a day is what is meant, and a wrong clock costs the number alone
 */
export function codeIsInUse(board: BoardRecord, now: number, isOpenSomewhere: boolean): boolean {
  const heldAt = board.heldOn === undefined ? 0 : endOfDay(board.heldOn)
  const since = Math.max(board.createdAt, heldAt)
  const days = board.state === 'closed' ? CLOSED_DAYS : OPEN_DAYS
  return now - since < days * DAY_MS || (board.state === 'open' && isOpenSomewhere)
}

export function countByLength(codes: readonly string[]): Record<CodeLength, number> {
  const ofLength = (length: CodeLength) => codes.filter((code) => code.length === length).length
  return { 6: ofLength(6), 8: ofLength(8) }
}
