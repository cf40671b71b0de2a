import type { Period } from '../../shared/board/field-types.ts'
import { fiscalYearAt } from '../../shared/plan/years.ts'

const AROUND = 12

/** Fiscal years to choose from: around this one, and whatever is chosen now. */
export function yearChoices(now: number, chosen?: number): number[] {
  const middle = fiscalYearAt(now)
  const from = Math.min(middle - AROUND, chosen ?? middle)
  const to = Math.max(middle + AROUND, chosen ?? middle)
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

export const shifted = (period: Period, from: number): Period => ({
  from,
  to: period.to + from - period.from,
})
