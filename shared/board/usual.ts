/** What a new board gets where nobody says otherwise: by the form, by HTTP and for the sample alike. */
import { fiscalYearAt } from '../plan/years.ts'
import type { Period } from './schema.ts'

export const USUAL_TABLES = 6
/** A ward's welfare plan usually runs for five or six years. */
const USUAL_YEARS = 6

/** The plan that comes: from the fiscal year after this moment's, in Tokyo. */
export function comingPeriod(now: number, years = USUAL_YEARS): Period {
  const from = fiscalYearAt(now) + 1
  return { from, to: from + years - 1 }
}

/** A printed plan is reviewed on its own years while it runs; one that is over is laid on those to come. */
export function periodFor(printed: Period | undefined, now: number): Period {
  if (!printed) return comingPeriod(now)
  return isOver(printed, now) ? comingPeriod(now, printed.to - printed.from + 1) : printed
}

export const isOver = ({ to }: Period, now: number): boolean => to < fiscalYearAt(now)
