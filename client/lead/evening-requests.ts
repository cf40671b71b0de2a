import type { ActorId, BoardId, GoalId, NoteId } from '../../shared/board/ids.ts'
import type { Redactable, RedactionReason } from '../../shared/board/redaction.ts'
import type { Role } from '../../shared/board/roles.ts'
import { ask } from '../sync/http.ts'

/** A note in the server's vault. */
export interface PutAway {
  note: NoteId
  text: string
  goal: GoalId
  actor: ActorId
  table: number | null
  reason: string
  /** It went along when its seat was stopped. */
  withSeat: boolean
  /** ISO 8601. */
  at: string
}

export interface ListedSeat {
  seat: string
  role: Role
  table: number | null
  /** Its device is here, or left just now. */
  connected: boolean
  since: string
}

/** How devices came back, in numbers. */
export interface Returned {
  by: readonly { role: 'facilitator' | 'scribe'; table: number | null; times: number }[]
  /** Nobody has said yet whose they are. */
  waiting: number
  /** Their person's earlier device said that they are not hers. */
  denied: number
}

export interface Wifi {
  name: string
  /** '' where there is none. */
  password: string
  hidden?: boolean
}

/** How the hall's phones find this server. */
export interface Place {
  address: string | null
  wifi: Wifi | null
  addresses: readonly string[]
  joinUrl: string
}

const at = (board: BoardId, rest: string) => `/api/boards/${board}${rest}?as=facilitator`

async function get<T>(board: BoardId, rest: string): Promise<T> {
  return (await (await ask(at(board, rest))).json()) as T
}

async function send<T>(
  board: BoardId,
  rest: string,
  body?: unknown,
  method: 'POST' | 'PUT' = 'POST',
): Promise<T> {
  return (await (await ask(at(board, rest), { method, body })).json()) as T
}

export const putAway = (board: BoardId, note: NoteId, reason: string) =>
  send(board, `/notes/${note}/put-away`, { reason })

export const layBack = (board: BoardId, note: NoteId) => send(board, `/notes/${note}/restore`)

/** Stops whoever wrote it; whose seat that is, nobody learns. `notes`: how many went along. */
export const stopSeatOf = (board: BoardId, note: NoteId, reason: string) =>
  send<{ notes: number }>(board, `/notes/${note}/stop-seat`, { reason })

export const startSeatOf = (board: BoardId, note: NoteId) =>
  send<{ notes: number }>(board, `/notes/${note}/start-seat`)

export const listPutAway = (board: BoardId) => get<PutAway[]>(board, '/put-away')

export const setReception = (board: BoardId, open: boolean) => send(board, '/reception', { open })

export const receptionOf = async (board: BoardId) =>
  (await get<{ reception: 'open' | 'closed' }>(board, '')).reception

export const listSeats = (board: BoardId) => get<ListedSeat[]>(board, '/seats')

export const listReturned = (board: BoardId) => get<Returned>(board, '/seats/returned')

/** Frees residents' seats that nobody uses. @returns how many */
export const giveUpUnused = async (board: BoardId) =>
  (await send<{ givenUp: number }>(board, '/seats/give-up-unused')).givenUp

/** A large folder is swept for some seconds, on a slow disk for minutes. */
const ERASING_MS = 180_000

/** Erases it for good. `swept`: no byte is left in the data folder. */
export const redact = async (
  board: BoardId,
  entries: readonly Redactable[],
  reason: RedactionReason,
) =>
  (await (
    await ask(at(board, '/redact'), {
      ...{ method: 'POST', body: { entries, reason }, timeoutMs: ERASING_MS },
    })
  ).json()) as { swept: boolean }

/** A link that gives a seat to another device, once and for ten minutes. */
export const returnLink = (board: BoardId, seat: string) =>
  send<{ link: string; expiresAt: string }>(board, `/seats/${seat}/return`)

export const placeOf = (board: BoardId) => get<Place>(board, '/place')

/** What is left out stays; null takes it back. */
export const setPlace = (board: BoardId, place: { address?: string; wifi?: Wifi | null }) =>
  send<Place>(board, '/place', place, 'PUT')
