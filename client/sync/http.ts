import { convertUpdateFormatV2ToV1 } from 'yjs'
import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type {
  AnswerTo,
  BodyOf,
  Failure,
  Looked,
  Named,
  Request,
  Requests,
  WayIn,
} from '../../shared/http.ts'
import type { JoinChallenge } from '../../shared/join-proof.ts'

/** An answer that is not what was asked for, in the server's own Japanese words where it gave some. */
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

interface Asking {
  method?: string | undefined
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
  // A proxy or a hotel's portal answers what it likes.
  const said: Partial<Failure> | null = await answer.json().catch(() => null)
  const { code, ja }: Partial<Failure['error']> = said?.error ?? {}
  const retryAfter = Number(answer.headers.get('Retry-After') ?? Number.NaN)
  return new HttpError(answer.status, code ?? String(answer.status), ja ?? '', {
    retryAfterS: Number.isFinite(retryAfter) ? retryAfter : undefined,
    challenge: said?.challenge,
  })
}

/** What a request needs: the names in its address, its body, and by which seat or key it is made. */
type To<R extends Request> = Omit<Asking, 'method' | 'body'> & {
  as?: Role
} & (R extends `${string}:${string}` ? { at: Named<R> } : unknown) &
  (BodyOf<R> extends undefined ? unknown : { body: BodyOf<R> })

/**
 * Asks what shared/http.ts knows. The server's answers are made to the same types: this is the one
 * place that believes them.
 * @throws HttpError
 */
export async function request<R extends Request>(route: R, to: To<R>): Promise<AnswerTo<R>> {
  const { at, as, ...asking }: Asking & { at?: Names; as?: Role } = to
  const [method] = route.split(' ')
  const query = as === undefined ? '' : `?as=${as}`
  const answer = await ask(addressOf(route, at) + query, { ...asking, method })
  try {
    return JSON.parse((await answer.text()) || 'null')
  } catch {
    // Cut off on its way, or the page of a hotel's portal: the server said nothing.
    throw new HttpError(0, 'away', '')
  }
}

type Names = Readonly<Record<string, string>>

/** Where a request goes, with the names put into it. */
export function addressOf(route: keyof Requests, names: Names = {}): string {
  const path = route.slice(route.indexOf('/'))
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(names[name] ?? ''))
}

/** Joins by the number or by a link's secret; the cookie comes with the answer. */
export const join = (body: WayIn & { table?: number }) => request('POST /api/join', { body })

/** `/k/<secret>?now`: a window that 進行 opens to project has nothing to ask. */
export const OPEN_AT_ONCE = 'now'

/** The button must not wait for it on a bad network. */
const LOOK_MS = 3_000

/** What the ward says of personal data, to whoever has the number. */
export const lookAtNumber = (body: Extract<WayIn, { code: string }>) =>
  request('POST /api/join/look', { body })

/** Makes no seat and uses no link up. */
export async function lookAtLink(key: string): Promise<Looked> {
  const looked = await request('POST /api/join/look', { body: { key }, timeoutMs: LOOK_MS })
  if ('role' in looked) return looked
  throw new HttpError(404, 'unknown-link', '')
}

export const getBoard = (id: BoardId, role: Role, how: Pick<Asking, 'fetch'> = {}) =>
  request('GET /api/boards/:id', { at: { id }, as: role, ...how })

/** The shown state as one Yjs update. */
export async function getState(
  board: BoardId,
  role: Role,
  asking: Pick<Asking, 'bearer' | 'fetch' | 'timeoutMs'> = {},
): Promise<Uint8Array> {
  // In the second format it is little more than half as large on its way.
  const answer = await ask(
    `${addressOf('GET /api/boards/:id/state', { id: board })}?v=2&as=${role}`,
    asking,
  )
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return convertUpdateFormatV2ToV1(bytes)
}
