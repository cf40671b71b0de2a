/** What a new board gets where nobody says otherwise: by the form, by HTTP and for the sample alike. */
import { fiscalYearAt } from '../plan/years.ts'
import type { Period } from './field-types.ts'

export const USUAL_TABLES = 6
/** A ward's welfare plan usually runs for five or six years. */
const USUAL_YEARS = 6

/** The plan that comes: from the fiscal year after this moment's, in Tokyo. */
export function comingPeriod(now: number, years = USUAL_YEARS): Period {
  const from = fiscalYearAt(now) + 1
  return { from, to: from + years - 1 }
}

/** What a plan's table of years prints. */
export interface PrintedYears {
  period?: Period
  /** How many columns there are, where the plan does not say of which years. */
  columns?: number
}

/** A printed plan is reviewed on its own years while it runs; one that is over is laid on those to come. */
export function periodFor({ period, columns }: PrintedYears, now: number): Period {
  if (!period) return comingPeriod(now, columns)
  return isOver(period, now) ? comingPeriod(now, period.to - period.from + 1) : period
}

export const isOver = ({ to }: Period, now: number): boolean => to < fiscalYearAt(now)
