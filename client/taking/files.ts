import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Requests } from '../../shared/http.ts'
import { addressOf, ask, HttpError } from '../sync/http.ts'
import { takingWords as words } from '../words/taking.ts'
import { attachmentName } from './attachment.ts'

export const FILES = ['xlsx', 'csv', 'json'] as const
export type File = (typeof FILES)[number]

const REQUESTS = {
  xlsx: 'GET /api/boards/:id/export/plan.xlsx',
  csv: 'GET /api/boards/:id/export/plan.csv',
  json: 'GET /api/boards/:id/board.json',
} as const satisfies Record<File, keyof Requests>

/** A full hall's workbook takes a second or two; others may be waiting for theirs. */
const TIMEOUT_MS = 60_000
/** Until the browser has surely begun to write it. */
const KEPT_MS = 60_000

/** By what one may have them: a seat of this browser, or the organiser's key. */
export type By = { as: Role } | { key: string }

/**
 * Has the server make a file and hands it to the browser's downloads.
 * @returns its name
 * @throws HttpError
 */
export async function takeFile(file: File, board: BoardId, by: By): Promise<string> {
  const path = addressOf(REQUESTS[file], { id: board })
  const answer = await ('as' in by
    ? ask(`${path}?as=${by.as}`, { timeoutMs: TIMEOUT_MS })
    : ask(path, { timeoutMs: TIMEOUT_MS, bearer: by.key }))
  const body = await answer.blob().catch(() => {
    throw new HttpError(0, 'away', '')
  })
  const name = attachmentName(answer.headers.get('Content-Disposition')) ?? `board.${file}`
  const link = document.createElement('a')
  link.href = URL.createObjectURL(body)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS)
  return name
}

/** What to do now that it did not work. Faults of our own are thrown on. */
export function whatNow(error: unknown): string {
  if (!(error instanceof HttpError)) throw error
  if (error.status === 0) return words.away
  if (error.code === 'no-admin-key') return words.noKey
  if (error.status === 401 || error.status === 403) return words.noSeat
  return error.status === 429 ? words.busy : words.failed
}
