import * as z from 'zod/mini'
import { complainOf, type PlanError } from './complaints.ts'
import { type Plan, PlanSchema } from './format.ts'
import { referenceErrors } from './references.ts'

export type ParsedPlan = { ok: true; plan: Plan } | { ok: false; errors: PlanError[] }

/** More would not be read. */
const SHOWN_ERRORS = 50

/**
 * @param value a plan document as JSON.parse gives it
 * @returns the plan, or where it is wrong. Errors of form come alone: only a well-formed plan is
 * checked for ids, references, years and sources.
 */
export function parsePlan(value: unknown): ParsedPlan {
  const parsed = z.safeParse(PlanSchema, value)
  const errors = parsed.success
    ? referenceErrors(parsed.data)
    : parsed.error.issues.flatMap((issue) => complainOf(issue, value))
  if (parsed.success && errors.length === 0) return { ok: true, plan: parsed.data }
  return { ok: false, errors: errors.slice(0, SHOWN_ERRORS) }
}
