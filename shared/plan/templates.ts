import type { Plan } from './format.ts'

/** One line of the list from which a facilitator chooses a plan. */
export interface Template {
  id: string
  title: string
  owner: string
  /** How many. */
  goals: number
  rows: number
}

export const summarize = (plan: Plan): Template => ({
  id: plan.id,
  title: plan.title,
  owner: plan.owner,
  goals: plan.goals.length,
  rows: plan.goals.reduce((sum, goal) => sum + goal.rows.length, 0),
})
