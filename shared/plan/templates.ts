import type { Period } from '../board/field-types.ts'
import type { PrintedYears } from '../board/usual.ts'
import type { Plan } from './format.ts'

/** One line of the list from which a facilitator chooses a plan. */
export interface Template {
  id: string
  title: string
  owner: string
  /** How many. */
  goals: number
  rows: number
  /** The years that it prints. */
  period?: Period
  /** How many year columns it prints, where it does not say of which years. */
  columns?: number
  /** In the plan's order, for whoever wants to lay out some of them only. */
  goalList: readonly TemplateGoal[]
}

export interface TemplateGoal {
  id: string
  title: string
  /** As printed: 基本目標 1. */
  number?: string
}

export const printedYears = ({ period, yearColumns }: Plan): PrintedYears => {
  if (period !== undefined) return { period }
  return yearColumns === undefined ? {} : { columns: yearColumns.labels.length }
}

export const summarize = (plan: Plan): Template => ({
  id: plan.id,
  title: plan.title,
  owner: plan.owner,
  goals: plan.goals.length,
  ...printedYears(plan),
  rows: plan.goals.reduce((sum, goal) => sum + goal.rows.length, 0),
  goalList: plan.goals.map(({ id, title, number }) => ({
    id,
    title,
    ...(number === undefined ? {} : { number }),
  })),
})
