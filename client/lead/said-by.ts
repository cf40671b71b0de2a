import { HttpError } from '../sync/http.ts'
import { leadWords } from '../words/lead.ts'

/** Why a request failed, as the server worded it. Faults of our own are thrown on. */
export function saidBy(error: unknown): string {
  if (!(error instanceof HttpError)) throw error
  if (error.status === 0) return leadWords.away
  return error.message || leadWords.failed
}
