import type { Role } from '../../shared/board/roles.ts'
import type { ListedSeat } from '../../shared/http.ts'

/** Whose way back a facilitator gives; the others come back by their own links. */
const RETURNS: readonly Role[] = ['participant', 'scribe', 'staff']

/** The tables with somebody to give back, in order; null, last, for seats without a table. */
export function tablesWithSeats(seats: readonly ListedSeat[]): (number | null)[] {
  const tables = new Set(
    seats.filter(({ role }) => RETURNS.includes(role)).map(({ table }) => table),
  )
  return [...tables].sort((a, b) => (a ?? Infinity) - (b ?? Infinity))
}

/** The seats of a table: those that are gone first, then who came first. */
export const seatsToReturn = (seats: readonly ListedSeat[], table: number | null): ListedSeat[] =>
  seats
    .filter((seat) => seat.table === table && RETURNS.includes(seat.role))
    .sort((a, b) => Number(a.connected) - Number(b.connected) || (a.since < b.since ? -1 : 1))
