import { createHmac, timingSafeEqual } from 'node:crypto'
import { SECRET_LENGTH } from '../../shared/way-in.ts'

/**
 * The secret of a link for the one scribe of a table. It is made from that of the board's scribes, so it
 * is kept nowhere and ends with it; whoever has one knows neither the other tables' nor the board's.
 */
export const tableSecret = (scribes: string, table: number): string =>
  createHmac('sha256', scribes).update(`table ${table}`).digest('base64url').slice(0, SECRET_LENGTH)

export function isTableSecret(secret: string, scribes: string, table: number): boolean {
  const [given, right] = [secret, tableSecret(scribes, table)].map((text) => Buffer.from(text))
  return given?.length === right?.length && !!given && !!right && timingSafeEqual(given, right)
}
