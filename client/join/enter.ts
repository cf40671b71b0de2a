import { isRole, surfaceOf } from '../../shared/board/roles.ts'
import type { JoinFailure } from '../words/join.ts'

type Way = { code: string } | { key: string }

/** Where the seat sits, as an address to go to; or why there is none. */
export type Entered = { surface: string } | { failure: JoinFailure }

/** Asks for a seat (POST /api/join). The cookie that comes back is the seat; nothing is kept here. */
export async function enter(way: Way, table?: number): Promise<Entered> {
  try {
    const response = await fetch('/api/join', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(table === undefined ? way : { ...way, table }),
    })
    const answer: unknown = await response.json().catch(() => null)
    return response.ok ? seatIn(answer) : { failure: failureOf(response.status, answer, way) }
  } catch {
    return { failure: 'away' }
  }
}

const part = (whole: unknown, key: string): unknown =>
  typeof whole === 'object' && whole !== null ? (whole as Record<string, unknown>)[key] : undefined

function seatIn(answer: unknown): Entered {
  const board = part(answer, 'board')
  const role = part(answer, 'role')
  if (typeof board !== 'string' || !isRole(role)) return { failure: 'server' }
  return { surface: `/b/${board}/${surfaceOf(role)}` }
}

/** The server's own code says most; the status is enough where it says nothing. */
export function failureOf(status: number, answer: unknown, way: Way): JoinFailure {
  const code = part(part(answer, 'error'), 'code')
  if (code === 'full' || code === 'closed') return code
  if (status === 404 || status === 401 || status === 410 || status === 400)
    return 'key' in way ? 'old-link' : 'unknown-code'
  if (status === 429) return 'too-many'
  return status === 502 || status === 504 ? 'away' : 'server'
}

/** A table's number in the address (`?t=3`), where the sheet on the table put one. */
export function tableIn(search: string): number | undefined {
  const table = Number(new URLSearchParams(search).get('t') ?? '')
  return Number.isInteger(table) && table > 0 ? table : undefined
}
