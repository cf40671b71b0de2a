/** What holds of indicators' results, of budgets and opinions. */
import { complain, type Path, type PlanError } from './complaints.ts'
import type { Plan, PlanBudget, PlanGoal, PlanResult, PlanTheme } from './format.ts'
import { parseYen } from './money.ts'

type Holder = PlanGoal | PlanTheme

function* resultErrors(result: PlanResult, holder: Holder, path: Path): Generator<PlanError> {
  const { text, value, rating, progress, indicator, asOf, year } = result
  if ([text, value, rating, progress].every((said) => said === undefined))
    yield complain(
      path,
      'text、value、rating、progress のどれかが必要です。',
      'says nothing: give text, value, rating or progress',
    )
  if (indicator !== undefined && !holder.indicators?.some((one) => one.id === indicator))
    yield complain(
      [...path, 'indicator'],
      `「${indicator}」は同じところの indicators にありません。`,
      `no indicator "${indicator}" beside these results`,
    )
  // ISO dates compare as texts. A year's result may well be taken after its end, never before it.
  if (asOf !== undefined && asOf < `${year}-04-01`)
    yield complain(
      [...path, 'asOf'],
      `${year}年度が始まる前の日付です。`,
      `lies before fiscal year ${year} begins`,
    )
}

function* budgetErrors(budget: PlanBudget, path: Path): Generator<PlanError> {
  if (parseYen(budget.amount) === undefined)
    yield complain(
      [...path, 'amount'],
      '金額は「59,101千円」「62百万円」「- 円」のように書いてください。',
      'write an amount like 59,101千円, 62百万円 or "- 円"',
    )
  if (budget.year === undefined && budget.question === undefined)
    yield complain(
      [...path, 'year'],
      '年度が必要です。わからないときは question に書いてください。',
      'needs a year, or a question for staff',
    )
}

function* classErrors(plan: Plan, holders: readonly (readonly [Path, Holder])[]) {
  const marks = plan.opinionClasses?.map((one) => one.mark)
  if (marks === undefined) return
  for (const [at, mark] of marks.entries())
    if (marks.indexOf(mark) !== at)
      yield complain(
        ['opinionClasses', at, 'mark'],
        `${mark}が二つあります。`,
        `${mark} is listed twice`,
      )
  for (const [path, holder] of holders)
    for (const [at, opinion] of (holder.opinions ?? []).entries())
      if (opinion.class !== undefined && !marks.includes(opinion.class))
        yield complain(
          [...path, 'opinions', at, 'class'],
          `${opinion.class}は opinionClasses にありません。`,
          `${opinion.class} is not among opinionClasses`,
        )
}

export function* followUpErrors(
  plan: Plan,
  holders: readonly (readonly [Path, Holder])[],
): Generator<PlanError> {
  for (const [at, budget] of (plan.budget ?? []).entries())
    yield* budgetErrors(budget, ['budget', at])
  for (const [path, holder] of holders) {
    for (const [at, result] of (holder.results ?? []).entries())
      yield* resultErrors(result, holder, [...path, 'results', at])
    for (const [at, budget] of (holder.budget ?? []).entries())
      yield* budgetErrors(budget, [...path, 'budget', at])
  }
  yield* classErrors(plan, holders)
}
