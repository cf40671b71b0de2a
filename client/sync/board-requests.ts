import type { ActorId, BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Period } from '../../shared/board/schema.ts'
import { asJson, ask, at, type Links } from './http.ts'

export interface Template {
  id: string
  title: string
  owner: string
  /** How many. */
  goals: number
  rows: number
  /** The years that it prints. */
  period?: Period
  /** How many year columns it prints, where it does not say of which years. */
  columns?: number
  /** In the plan's order. */
  goalList: readonly TemplateGoal[]
}

export interface TemplateGoal {
  id: string
  title: string
  /** As printed: 基本目標 1. */
  number?: string
}

export interface NewBoard {
  privacy?: string
  template: string
  title: string
  heldOn?: string
  period?: Period
  /** Ids of the template's goals; without them all. */
  goals?: readonly string[]
  tables?: number
}

/** What boards can start from, and what time it is: by the server, a laptop's clock may be wrong. */
export async function getTemplates(): Promise<{ templates: Template[]; now: number }> {
  const answer = await ask('/api/templates')
  const now = Date.parse(answer.headers.get('date') ?? '')
  const templates = await asJson<Template[]>(Promise.resolve(answer))
  return { templates, now: Number.isNaN(now) ? Date.now() : now }
}

export const createBoard = (board: NewBoard, adminKey: string) =>
  asJson<{ id: BoardId; joinCode: string; links: Links; years: readonly string[] }>(
    ask('/api/boards', { method: 'POST', body: board, bearer: adminKey }),
  )

/** Which body this staff seat speaks for; null for none. */
export const setBody = async (board: BoardId, actor: ActorId | null) => {
  await ask(at(board, '/mine/body?as=staff'), { method: 'PUT', body: { actor } })
}

/** Ends the old link of a role and makes a new one. */
export const rotateLink = (board: BoardId, role: Role) =>
  asJson<{ link: string }>(
    ask(at(board, `/links/${role}/rotate?as=facilitator`), { method: 'POST' }),
  )

export const closeBoard = async (board: BoardId) => {
  await ask(at(board, '/close?as=facilitator'), { method: 'POST' })
}

export const reopenBoard = async (board: BoardId) => {
  await ask(at(board, '/open?as=facilitator'), { method: 'POST' })
}
