import { surfaceOf } from '../../shared/board/roles.ts'
import type { JoinChallenge, JoinProof } from '../../shared/join-proof.ts'
import { LIMITS } from '../../shared/wire.ts'
import { HttpError, join, lookAtNumber } from '../sync/http.ts'
import type { JoinFailure } from '../words/join.ts'
import type { PhoneWords } from '../words/phone.ts'

export type WayIn = { code: string } | { key: string }

/** Where the seat sits, as an address to go to; or why there is none, and in how many s to ask again. */
export type Entered =
  | { surface: string }
  /** The number is right; the ward has something to say before one comes in. */
  | { told: string }
  | { failure: JoinFailure; waitS?: number }

/** A check that was overtaken by others' begins anew, with what is asked for by then. */
const MOST_CHECKS = 4
/** Everybody who waits asks at a moment of their own. */
const SPREAD_S = 4

/**
 * Asks for a seat. The cookie that comes back is the seat; nothing is kept here.
 * @param checking how far the work is that the server asks for first, 0 to 1
 */
export async function enter(
  way: WayIn,
  table: number | undefined,
  checking: (done: number) => void,
  hasRead = false,
): Promise<Entered> {
  const asked = table === undefined ? way : { ...way, table }
  let proof: JoinProof | undefined
  let isTold = hasRead || !('code' in way)
  for (let checks = 0; ; checks++) {
    try {
      if (!isTold && 'code' in way) {
        const { privacy } = await lookAtNumber(proof ? { code: way.code, proof } : way)
        if (privacy) return { told: privacy }
        isTold = true
        proof = undefined
      }
      const { board, role } = await join(proof ? { ...asked, proof } : asked)
      return { surface: `/b/${board}/${surfaceOf(role)}` }
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      if (error.challenge && 'code' in way && checks < MOST_CHECKS) {
        checking(0)
        const work = await workFor(error.challenge, way.code, checking)
        if (!work) return { failure: 'away' }
        proof = work
        continue
      }
      const failure = failureOf(error.status, error.code)
      const waitS = WAITS.has(failure) ? (error.retryAfterS ?? SPREAD_S) + spread() : undefined
      return waitS === undefined ? { failure } : { failure, waitS }
    }
  }
}

/** @returns undefined where its program could not be loaded; whoever needs no check never loads it */
async function workFor(
  challenge: JoinChallenge,
  code: string,
  progress: (done: number) => void,
): Promise<JoinProof | undefined> {
  const program = await import('./prove.ts').catch(() => undefined)
  return program?.prove(challenge, code, { rest, progress })
}

const rest = () => new Promise<void>((go) => setTimeout(go))

const spread = () => Math.floor(Math.random() * SPREAD_S)

/** What passes by itself. */
const WAITS: ReadonlySet<JoinFailure> = new Set(['too-many', 'crowded', 'full'])

const BY_CODE: Readonly<Record<string, JoinFailure>> = {
  'bad-code': 'unknown-code',
  'unknown-code': 'unknown-code',
  'unknown-link': 'old-link',
  'no-such-table': 'no-table',
  'table-taken': 'taken',
  'too-many-guesses': 'too-many',
  'proof-needed': 'too-many',
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
export const failureWords = (why: JoinFailure, old: string, words: PhoneWords['join']): string =>
  why === 'old-link' ? old : words.failures[why]

/** A table's number in the address (`?t=3`), where the sheet on the table put one. */
export function tableIn(search: string): number | undefined {
  const table = Number(new URLSearchParams(search).get('t') ?? '')
  return Number.isInteger(table) && table > 0 && table <= LIMITS.maxTables ? table : undefined
}
