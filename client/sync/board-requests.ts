import type { ActorId, BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { NewBoard } from '../../shared/http.ts'
import type { Template, TemplateGoal } from '../../shared/plan/templates.ts'
import { addressOf, ask, HttpError, request } from './http.ts'
import { isNumber, isText, listOf, maybe, shaped } from './kept-checks.ts'

/** As much as the form needs. */
const areTemplates = listOf(
  shaped<Template>({
    ...{ id: isText, title: isText, owner: isText, goals: isNumber, rows: isNumber },
    ...{ period: maybe(shaped({ from: isNumber, to: isNumber })), columns: maybe(isNumber) },
    goalList: listOf(shaped<TemplateGoal>({ id: isText, title: isText, number: maybe(isText) })),
  }),
)

/** What boards can start from, and what time it is: by the server, a laptop's clock may be wrong. */
export async function getTemplates(): Promise<{ templates: readonly Template[]; now: number }> {
  const answer = await ask(addressOf('GET /api/templates'))
  const now = Date.parse(answer.headers.get('date') ?? '')
  const templates: unknown = await answer.json().catch(() => null)
  // Cut off on its way, or the page of a hotel's portal.
  if (!areTemplates(templates)) throw new HttpError(0, 'away', '')
  return { templates, now: Number.isNaN(now) ? Date.now() : now }
}

export const createBoard = (body: NewBoard, bearer: string) =>
  request('POST /api/boards', { body, bearer })

/** Which body this staff seat speaks for; null for none. */
export const setBody = (id: BoardId, actor: ActorId | null) =>
  request('PUT /api/boards/:id/mine/body', { at: { id }, as: 'staff', body: { actor } })

/** Ends the old link of a role and makes a new one. */
export const rotateLink = (id: BoardId, role: Role) =>
  request('POST /api/boards/:id/links/:role/rotate', { at: { id, role }, as: 'facilitator' })

/** @param unrevealed what becomes of notes that wait to be revealed; without it the server asks */
export const closeBoard = (id: BoardId, unrevealed?: 'reveal' | 'keep') =>
  request('POST /api/boards/:id/close', {
    ...{ at: { id }, as: 'facilitator' },
    body: unrevealed ? { unrevealed } : {},
  })

export const reopenBoard = (id: BoardId) =>
  request('POST /api/boards/:id/open', { at: { id }, as: 'facilitator' })

/** A link that gives a seat to another device, once and for ten minutes. */
export const returnLink = (id: BoardId, seat: string, as: 'facilitator' | 'scribe') =>
  request('POST /api/boards/:id/seats/:seat/return', { at: { id, seat }, as })

/** How the hall's phones find this server. */
export const placeOf = (id: BoardId, as: Role) =>
  request('GET /api/boards/:id/place', { at: { id }, as })
