import { hiddenTables, isHidden } from '../../shared/board/hidden.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import type { Waiting } from '../../shared/wire.ts'

/** What lies face down on a goal, as the hall is told it. */
export interface FaceDown {
  /** 班 that are counted by themselves. */
  tables: readonly { table: number; count: number }[]
  /** The other 班 that write face down, counted together. */
  small: { tables: readonly number[]; count: number } | null
  count: number
  /** Every 班 of the goal writes face down. */
  isWhole: boolean
}

/** Null where nothing of the goal is hidden. */
export function faceDownOn(
  { board }: Pick<Snapshot, 'board'>,
  goal: GoalId,
  waiting: Waiting,
): FaceDown | null {
  const hidden = board.hidden ?? {}
  if (!Object.hasOwn(hidden, goal)) return null
  const all = board.tables ?? 0
  const there = hiddenTables(hidden, goal, all)
  const { tables = {}, others = 0 } = waiting[goal] ?? {}
  const counted = Object.entries(tables)
    .map(([table, count]) => ({ table: Number(table), count }))
    .sort((a, b) => a.table - b.table)
  const alone = new Set(counted.map(({ table }) => table))
  const small = there.filter((table) => !alone.has(table))
  return {
    tables: counted,
    small: small.length > 0 || others > 0 ? { tables: small, count: others } : null,
    count: counted.reduce((sum, { count }) => sum + count, others),
    isWhole: there.length === all && isHidden(hidden, goal, undefined),
  }
}

/** How many notes wait in all. */
export const waitingIn = (waiting: Waiting): number =>
  Object.values(waiting)
    .flatMap(({ tables, others }) => [...Object.values(tables), others])
    .reduce((sum, count) => sum + count, 0)
