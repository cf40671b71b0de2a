import { HttpError } from '../sync/http.ts'
import { leadWords } from '../words/lead.ts'

/**
 * Why a request failed, as the server worded it. It words things in Japanese and English with a
 * slash in between; Japanese is what this surface speaks. Faults of our own are thrown on.
 */
export function saidBy(error: unknown): string {
  if (!(error instanceof HttpError)) throw error
  if (error.status === 0) return leadWords.away
  return error.message.split(' / ')[0] || leadWords.failed
}
