/** What a plan asks about things that have no question of their own on the board, one per line. */
import type { Plan, PlanGoal, PlanPassage } from './format.ts'

/** About the whole plan; '' where it asks nothing. */
export const questionOfPlan = (plan: Plan): string =>
  join([
    plan.question,
    plan.yearColumns?.question,
    plan.chapter?.question,
    ...passageQuestions(plan.lead),
    ...plan.actors.map((actor) => actor.question),
  ])

/** About one goal; '' where it asks nothing. */
export const questionOfGoal = (goal: PlanGoal): string =>
  join([goal.question, goal.measure?.question, ...passageQuestions(goal.lead)])

const passageQuestions = (lead: readonly PlanPassage[] | undefined) =>
  (lead ?? []).flatMap(({ question, lines }) => [question, ...lines.map((line) => line.question)])

const join = (questions: readonly (string | undefined)[]) =>
  questions.flatMap((one) => (one === undefined ? [] : [one.replace(/\s*\n\s*/g, ' ')])).join('\n')
