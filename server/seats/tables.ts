import type { Role } from '../../shared/board/roles.ts'
import type { SeatCount } from '../store/registry.ts'

/** Who sits at a table; the others serve the whole hall. */
const sits = (role: Role) => role === 'participant' || role === 'scribe'

/**
 * The table for a new seat: the one asked for (it is printed on the table's sheet), or else the one
 * with the fewest of the same role. Equal ones fill up from the first.
 */
export function tableFor(
  role: Role,
  wanted: number | undefined,
  tables: number,
  counts: readonly SeatCount[],
): number | undefined {
  if (!sits(role)) return undefined
  if (wanted !== undefined) return wanted
  const taken = new Map<number | undefined, number>()
  for (const one of counts) {
    if (one.role === role) taken.set(one.table, (taken.get(one.table) ?? 0) + one.seats)
  }
  let emptiest = 1
  for (let table = 2; table <= tables; table++)
    if ((taken.get(table) ?? 0) < (taken.get(emptiest) ?? 0)) emptiest = table
  return emptiest
}
