import { type Board, boardFields } from './document.ts'
import type { Hidden, HiddenTables } from './field-types.ts'
import type { GoalId } from './ids.ts'

/** What is revealed: all, one goal, one 班, or one 班 of one goal. */
export interface Revealing {
  goal?: GoalId | undefined
  table?: number | undefined
}

const NOTHING: Hidden = {}

export const hiddenOn = (board: Board): Hidden => boardFields(board).get('hidden') ?? NOTHING

/** Whether a note that is written there now lies face down. `table`: undefined for one of no 班. */
export function isHidden(hidden: Hidden, goal: GoalId, table: number | undefined): boolean {
  const whose = Object.hasOwn(hidden, goal) ? hidden[goal] : undefined
  if (!whose) return false
  if ('allBut' in whose) return table === undefined || !whose.allBut.includes(table)
  return table !== undefined && whose.tables.includes(table)
}

/** Which of so many 班 write face down there. */
export const hiddenTables = (hidden: Hidden, goal: GoalId, tables: number): readonly number[] =>
  Array.from({ length: tables }, (_, at) => at + 1).filter((table) => isHidden(hidden, goal, table))

/** From now on these are hidden as well; all 班 of the goal, also those that come later, where none are named. */
export function alsoHidden(hidden: Hidden, goal: GoalId, tables?: readonly number[]): Hidden {
  const before = Object.hasOwn(hidden, goal) ? hidden[goal] : undefined
  if (!tables) return { ...hidden, [goal]: { allBut: [] } }
  if (before && 'allBut' in before)
    return { ...hidden, [goal]: { allBut: without(before.allBut, tables) } }
  return { ...hidden, [goal]: { tables: sorted([...(before?.tables ?? []), ...tables]) } }
}

/**
 * What is still hidden after a reveal.
 * @param tables how many 班 there are: with the last of them goes what belongs to none
 */
export function hiddenAfter(hidden: Hidden, revealing: Revealing, tables: number): Hidden {
  const { goal, table } = revealing
  const left = Object.entries(hidden).flatMap(([id, whose]) => {
    if (goal !== undefined && id !== goal) return [[id, whose] as const]
    const still = table === undefined ? undefined : hiddenWithout(whose, table, tables)
    return still ? [[id, still] as const] : []
  })
  return Object.fromEntries(left)
}

function hiddenWithout(
  whose: HiddenTables,
  table: number,
  tables: number,
): HiddenTables | undefined {
  if ('tables' in whose) {
    const left = without(whose.tables, [table])
    return left.length > 0 ? { tables: left } : undefined
  }
  const allBut = sorted([...whose.allBut, table])
  const isLast = Array.from({ length: tables }, (_, at) => at + 1).every((one) =>
    allBut.includes(one),
  )
  return isLast ? undefined : { allBut }
}

const without = (all: readonly number[], some: readonly number[]) =>
  all.filter((one) => !some.includes(one))

const sorted = (tables: readonly number[]) => [...new Set(tables)].sort((a, b) => a - b)
