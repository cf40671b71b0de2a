import type { Period } from '../board/schema.ts'
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
  /** In the plan's order, for whoever wants to lay out some of them only. */
  goalList: readonly TemplateGoal[]
}

export interface TemplateGoal {
  id: string
  title: string
  /** As printed: 基本目標 1. */
  number?: string
}

export const summarize = (plan: Plan): Template => ({
  id: plan.id,
  title: plan.title,
  owner: plan.owner,
  goals: plan.goals.length,
  ...(plan.period === undefined ? {} : { period: plan.period }),
  rows: plan.goals.reduce((sum, goal) => sum + goal.rows.length, 0),
  goalList: plan.goals.map(({ id, title, number }) => ({
    id,
    title,
    ...(number === undefined ? {} : { number }),
  })),
})
