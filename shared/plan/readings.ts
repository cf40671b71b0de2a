import type { Path } from './complaints.ts'
import type { Plan, PlanPrinted } from './format.ts'

/** A part of the plan that says where it was read, or what its source leaves open. */
export interface Reading {
  path: Path
  printed: PlanPrinted | undefined
  question: string | undefined
}

interface Node {
  printed?: PlanPrinted
  question?: string
  [key: string]: unknown
}

function* readingsUnder(value: unknown, path: Path): Generator<Reading> {
  if (typeof value !== 'object' || value === null) return
  const { printed, question } = value as Node
  if (printed !== undefined || question !== undefined) yield { path, printed, question }
  const list = Array.isArray(value)
  for (const [key, child] of Object.entries(value))
    if (key !== 'printed') yield* readingsUnder(child, [...path, list ? Number(key) : key])
}

/** All readings of a plan, in the plan's order. */
export const readings = (plan: Plan): Generator<Reading> => readingsUnder(plan, [])

/** Everything that staff are asked, in the plan's order; printed places come with it. */
export const openQuestions = (plan: Plan): Reading[] =>
  [...readings(plan)].filter((one) => one.question !== undefined)
