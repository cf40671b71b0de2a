import { dayIn } from '../tokyo.ts'
import type { GoalId } from './ids.ts'
import { inPlanOrder } from './tables.ts'
import type { Row, Snapshot } from './view.ts'

/** Until four in the morning it is still the evening before. */
const NIGHT_MS = 4 * 60 * 60 * 1000

/** The day that a moment belongs to for those in the hall: 2026-11-20, also at half past midnight. */
export const eveningOf = (ms: number): string => dayIn(ms - NIGHT_MS)

/** When it is, and when the workshop is or was held. */
export interface Evening {
  /** ms, by the server's clock */
  now: number
  /** Where a date was given: 2026-11-20. */
  heldOn?: string | null | undefined
}

export interface AgreedRow {
  row: Row
  /** From 1 on, in the plan's order over all goals: the wall shows it, 記録 reads it aloud. */
  number: number
}

export interface AgreedList {
  /** The day it is about: 2026-11-20. */
  day: string
  isToday: boolean
  rows: readonly AgreedRow[]
  /** Agreed on other days, in the plan's order. */
  others: readonly Row[]
}

/**
 * What was agreed "today": decided, or agreed to anew in changed words, on this day in Tokyo, where
 * a day lasts until four in the morning. A board that stays open over several days begins a new
 * list each day; what it agreed before stands apart. Of a board with a date, the evening of that
 * date is meant on later days, too, until something is agreed on one of those.
 * The rows of one goal keep the numbers that they have among those of all.
 */
export function agreedList(
  board: Pick<Snapshot, 'goals' | 'actors' | 'rows'>,
  { now, heldOn, goal = null }: Evening & { goal?: GoalId | null },
): AgreedList {
  const agreed = inPlanOrder(board).filter(({ state }) => state === 'agreed')
  const on = (day: string) => (row: Row) =>
    row.decided !== undefined && eveningOf(row.decided.at) === day
  const isAsked = (row: Row) => goal === null || row.goal === goal
  const today = eveningOf(now)
  const day = heldOn && heldOn < today && !agreed.some(on(today)) ? heldOn : today
  return {
    day,
    isToday: day === today,
    rows: agreed
      .filter(on(day))
      .map((row, at) => ({ row, number: at + 1 }))
      .filter(({ row }) => isAsked(row)),
    others: agreed.filter((row) => isAsked(row) && !on(day)(row)),
  }
}
