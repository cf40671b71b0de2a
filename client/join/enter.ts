import { surfaceOf } from '../../shared/board/roles.ts'
import { LIMITS } from '../../shared/wire.ts'
import { HttpError, join } from '../sync/http.ts'
import { type JoinFailure, joinWords } from '../words/join.ts'

type Way = { code: string } | { key: string }

/** Where the seat sits, as an address to go to; or why there is none. */
export type Entered = { surface: string } | { failure: JoinFailure }

/** Asks for a seat. The cookie that comes back is the seat; nothing is kept here. */
export async function enter(way: Way, table?: number): Promise<Entered> {
  try {
    const { board, role } = await join(table === undefined ? way : { ...way, table })
    return { surface: `/b/${board}/${surfaceOf(role)}` }
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    return { failure: failureOf(error.status, error.code) }
  }
}

const BY_CODE: Readonly<Record<string, JoinFailure>> = {
  'bad-code': 'unknown-code',
  'unknown-code': 'unknown-code',
  'unknown-link': 'old-link',
  'no-such-table': 'no-table',
  'too-many-guesses': 'too-many',
  'too-many-joining': 'crowded',
  full: 'full',
  closed: 'closed',
  'reception-closed': 'reception-closed',
}

/** The server's own code says most; where something between us and it answered, the status must do. */
export function failureOf(status: number, code: string): JoinFailure {
  const known = BY_CODE[code]
  if (known) return known
  return status === 0 || status === 502 || status === 504 ? 'away' : 'server'
}

/** @param old what to say of a link that was ended, used or is too old */
export const failureWords = (why: JoinFailure, old: string): string =>
  why === 'old-link' ? old : joinWords.failures[why]

/** A table's number in the address (`?t=3`), where the sheet on the table put one. */
export function tableIn(search: string): number | undefined {
  const table = Number(new URLSearchParams(search).get('t') ?? '')
  return Number.isInteger(table) && table > 0 && table <= LIMITS.maxTables ? table : undefined
}
