import { LIMITS } from '../../shared/wire.ts'

export const MAX_MINUTES = 180
export const MAX_TABLES = LIMITS.maxTables

/** A whole number from 1 to `most` as typed, full-width digits too; null for anything else. */
export function wholeIn(text: string, most: number): number | null {
  const plain = text.normalize('NFKC').trim()
  const number = /^\d{1,3}$/.test(plain) ? Number(plain) : 0
  return number >= 1 && number <= most ? number : null
}
