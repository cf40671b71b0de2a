import type { Period } from '../../shared/board/schema.ts'
import { fiscalYearAt } from '../../shared/plan/years.ts'

const AROUND = 12

/** Fiscal years to choose from: around this one, and whatever is chosen now. */
export function yearChoices(now: number, chosen?: number): number[] {
  const middle = fiscalYearAt(now)
  const from = Math.min(middle - AROUND, chosen ?? middle)
  const to = Math.max(middle + AROUND, chosen ?? middle)
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

const USUAL_YEARS = 6

/** A ward's welfare plan usually runs for six years, from the fiscal year after the workshop. */
export function usualPeriod(now: number): Period {
  const from = fiscalYearAt(now) + 1
  return { from, to: from + USUAL_YEARS - 1 }
}

export const shifted = (period: Period, from: number): Period => ({
  from,
  to: period.to + from - period.from,
})
