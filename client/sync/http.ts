import { convertUpdateFormatV2ToV1 } from 'yjs'
import type { ActorId, BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Period } from '../../shared/board/schema.ts'
import type { JoinChallenge, JoinProof } from '../../shared/join-proof.ts'

/** An answer that is not what was asked for, in the server's own words where it gave some. */
export class HttpError extends Error {
  /** 0: no answer at all. */
  readonly status: number
  readonly code: string
  readonly retryAfterS: number | undefined
  /** Work to do before a number is looked up. */
  readonly challenge: JoinChallenge | undefined

  constructor(
    status: number,
    code: string,
    message: string,
    more: { retryAfterS?: number | undefined; challenge?: JoinChallenge | undefined } = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.retryAfterS = more.retryAfterS
    this.challenge = more.challenge
  }

  /** Asking again later may help. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

export type Links = Readonly<Record<Role, string>>

/** What POST /api/join gives. */
export interface Joined {
  board: BoardId
  seat: string
  role: Role
  token: string
  table: number | null
}

/** What GET /api/boards/:id tells a seat. */
export interface BoardInfo {
  id: BoardId
  title: string
  /** ISO date, where one was given. */
  heldOn?: string | null
  template: string
  period: Period
  state: 'open' | 'closed'
  /** Whether new participants come in. */
  reception?: 'open' | 'closed'
  epoch: string
  tables: number
  counts: { goals: number; actors: number; rows: number; notes: number; seats: number }
  /** Six or eight digits. */
  joinCode: string
  joinUrl: string
  seat: {
    id: string
    role: Role
    table?: number | null
    body?: ActorId | null
    stopped?: boolean
    /** So long after the end that nobody knows any more which notes were this seat's. */
    notesEnded?: boolean
  }
  /** The facilitator alone gets these: the ways in by role, and the addresses a QR may carry. */
  links?: Links
  publicUrl?: string | null
  addresses?: readonly string[]
}

interface Asking {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  /** Admin key or token, for pages that have no cookie. */
  bearer?: string | undefined
  timeoutMs?: number
  fetch?: typeof fetch
}

const TIMEOUT_MS = 10_000

/** @throws HttpError for every answer but a good one, and for none in time */
export async function ask(path: string, asking: Asking = {}): Promise<Response> {
  const { method = 'GET', body, bearer, timeoutMs = TIMEOUT_MS, fetch = globalThis.fetch } = asking
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), timeoutMs)
  const headers = new Headers()
  if (bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`)
  if (body !== undefined) headers.set('content-type', 'application/json')
  try {
    const answer = await fetch(path, {
      method,
      headers,
      signal: stop.signal,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new HttpError(0, 'away', '')
    })
    if (!answer.ok) throw await errorOf(answer)
    return answer
  } finally {
    clearTimeout(timer)
  }
}

async function errorOf(answer: Response): Promise<HttpError> {
  const said = (await answer.json().catch(() => null)) as {
    error?: { code?: string; message?: string; ja?: string }
    challenge?: JoinChallenge
  } | null
  const retryAfter = Number(answer.headers.get('Retry-After') ?? Number.NaN)
  return new HttpError(
    answer.status,
    said?.error?.code ?? String(answer.status),
    said?.error?.ja ?? said?.error?.message ?? '',
    {
      retryAfterS: Number.isFinite(retryAfter) ? retryAfter : undefined,
      challenge: said?.challenge,
    },
  )
}

export const asJson = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T

export const at = (board: BoardId, rest = '') => `/api/boards/${board}${rest}`

/** Joins by the number or by a link's secret; the cookie comes with the answer. */
export const join = (
  by: ({ code: string; proof?: JoinProof } | { key: string }) & { table?: number },
) => asJson<Joined>(ask('/api/join', { method: 'POST', body: by }))

/** What a link leads to, told to whoever holds it. */
export interface Looked {
  title: string
  /** ISO date. */
  heldOn: string | null
  state: 'open' | 'closed'
  reception: 'open' | 'closed'
  role: Role
  /** Of a link that gives a seat back. */
  table: number | null
  /** This device has come in by it before. */
  known: boolean
  /** What the ward says of personal data; '' or, of an older server, nothing. */
  privacy?: string
}

/** `/k/<secret>?now`: a window that 進行 opens to project has nothing to ask. */
export const OPEN_AT_ONCE = 'now'

/** The button must not wait for it on a bad network. */
const LOOK_MS = 3_000

/** Makes no seat and uses no link up. */
/** What the ward says of personal data, to whoever has the number. */
export const lookAtNumber = (by: { code: string; proof?: JoinProof }) =>
  asJson<Pick<Looked, 'privacy'>>(ask('/api/join/look', { method: 'POST', body: by }))

export const lookAtLink = (key: string) =>
  asJson<Looked>(ask('/api/join/look', { method: 'POST', body: { key }, timeoutMs: LOOK_MS }))

export const getBoard = (board: BoardId, role: Role, fetch?: typeof globalThis.fetch) =>
  asJson<BoardInfo>(ask(at(board, `?as=${role}`), fetch ? { fetch } : {}))

/** The shown state as one Yjs update. */
export async function getState(
  board: BoardId,
  role: Role,
  asking: Pick<Asking, 'bearer' | 'fetch' | 'timeoutMs'> = {},
): Promise<Uint8Array> {
  // In the second format it is little more than half as large on its way.
  const answer = await ask(at(board, `/state?v=2&as=${role}`), asking)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return convertUpdateFormatV2ToV1(bytes)
}
