import type { BoardId } from '../../shared/board/ids.ts'
import type { Redactable, RedactionReason } from '../../shared/board/redaction.ts'
import type { BodyOf } from '../../shared/http.ts'
import { getBoard, request } from '../sync/http.ts'

const as = 'facilitator'

export const listPutAway = (id: BoardId) =>
  request('GET /api/boards/:id/put-away', { at: { id }, as })

/** 下見: what waits to be revealed. */
export const listUnrevealed = (id: BoardId) =>
  request('GET /api/boards/:id/unrevealed', { at: { id }, as })

export const setReception = (id: BoardId, open: boolean) =>
  request('POST /api/boards/:id/reception', { at: { id }, as, body: { open } })

export const receptionOf = async (id: BoardId) => (await getBoard(id, as)).reception

export const listSeats = (id: BoardId) => request('GET /api/boards/:id/seats', { at: { id }, as })

export const listReturned = (id: BoardId) =>
  request('GET /api/boards/:id/seats/returned', { at: { id }, as })

/** Frees residents' seats that nobody uses. @returns how many */
export const giveUpUnused = async (id: BoardId) =>
  (await request('POST /api/boards/:id/seats/give-up-unused', { at: { id }, as })).givenUp

export const scribeLink = (id: BoardId, table: number) =>
  request('GET /api/boards/:id/tables/:table/scribe', { at: { id, table: String(table) }, as })

/** The table's scribe is out; another one may come by its link. */
export const changeScribe = (id: BoardId, table: number) =>
  request('POST /api/boards/:id/tables/:table/scribe/change', {
    ...{ at: { id, table: String(table) }, as },
  })

/** What is left out stays; null takes it back. */
export const setPlace = (id: BoardId, body: BodyOf<'PUT /api/boards/:id/place'>) =>
  request('PUT /api/boards/:id/place', { at: { id }, as, body })

/** A large folder is swept for some seconds, on a slow disk for minutes. */
const ERASING_MS = 180_000

/** Erases it for good. `swept`: no byte is left in the data folder. */
export const redact = (id: BoardId, entries: readonly Redactable[], reason: RedactionReason) =>
  request('POST /api/boards/:id/redact', {
    ...{ at: { id }, as, body: { entries, reason }, timeoutMs: ERASING_MS },
  })
