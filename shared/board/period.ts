/**
 * The period's years are all that the plan has: what stands beyond them in a document (a board made
 * or shifted by an earlier release) is kept there, shown to nobody as a plan, and asked about.
 */
import { yearsInWords } from '../plan/year-names.ts'
import type { Mark, Period } from './field-types.ts'

type Years = Readonly<Record<string, Mark>>

/** A row's marks within the period, and those beyond it, if any. */
export function clipped(
  years: Years,
  period: Period | undefined,
): { within: Years; outside: Years | undefined } {
  const isWithin = (year: string) =>
    period === undefined || (Number(year) >= period.from && Number(year) <= period.to)
  const all = Object.entries(years)
  const within = all.filter(([year]) => isWithin(year))
  if (within.length === all.length) return { within: years, outside: undefined }
  const outside = all.filter(([year]) => !isWithin(year))
  return { within: Object.fromEntries(within), outside: Object.fromEntries(outside) }
}

/** What is asked of a row that has marks beyond the period. */
export const outsideQuestion = (outside: Years | undefined): string | undefined =>
  outside === undefined
    ? undefined
    : `計画の期間の外（${yearsInWords(Object.keys(outside).map(Number))}）にも予定が残っています。表と紙には出していません。いつの予定か、確かめてください。`
