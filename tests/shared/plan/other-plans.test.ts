import { describe, expect, test } from 'vitest'
import { parseYen } from '../../../shared/plan/money.ts'
import { type ParsedPlan, parsePlan } from '../../../shared/plan/parse.ts'
import { openQuestions, readings } from '../../../shared/plan/readings.ts'
import { parseTarget } from '../../../shared/plan/targets.ts'
import { suminoe2024 } from './fixtures/suminoe-2024.ts'
import { suminoe2025 } from './fixtures/suminoe-2025.ts'
import { suminoeBudget } from './fixtures/suminoe-budget.ts'
import { sumiyoshi2024 } from './fixtures/sumiyoshi-2024.ts'

const accepted = (parsed: ParsedPlan) => {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors, null, 2))
  return parsed.plan
}

const others = { suminoe2024, suminoe2025, suminoeBudget, sumiyoshi2024 }

describe.each(Object.entries(others))('the format has room for %s', (_, document) => {
  const plan = accepted(parsePlan(document))

  test('and loses nothing of it', () => {
    expect(plan).toEqual(document)
    expect(accepted(parsePlan(JSON.parse(JSON.stringify(plan))))).toEqual(document)
  })

  test('and says of every theme and goal where it is printed', () => {
    for (const one of [...plan.goals, ...(plan.themes ?? [])]) expect(one.printed).toBeDefined()
    expect([...readings(plan)].length).toBeGreaterThan(5)
  })

  test('and every target in it can be measured', () => {
    const holders = [...plan.goals, ...(plan.themes ?? [])]
    const indicators = holders.flatMap((holder) => holder.indicators ?? [])
    const rows = plan.goals.flatMap((goal) => goal.rows)
    const words = [...indicators, ...rows].flatMap(({ target }) => target ?? [])
    expect(words.length).toBeGreaterThan(0)
    for (const target of words) expect(parseTarget(target)).toMatchObject({ measurable: true })
  })
})

test('opinions keep their class, and the plan the wording of the classes', () => {
  const plan = accepted(parsePlan(suminoe2024))
  const opinions = plan.goals.flatMap((goal) => goal.opinions ?? [])
  expect(opinions.map((opinion) => opinion.class)).toEqual(['②', '①'])
  expect(plan.opinionClasses?.map((one) => one.mark).join('')).toBe('①②③④⑤⑥')
})

test('amounts are read from their words; a dash is no amount', () => {
  const plan = accepted(parsePlan(suminoeBudget))
  const amounts = plan.goals.flatMap((goal) => goal.budget ?? []).map((one) => parseYen(one.amount))
  expect(amounts).toEqual([20_852_000, null])
  // The denominator of the share is the whole less what is fixed.
  const [whole = 0, fixed = 0, set = 0] = (plan.budget ?? []).map(
    (one) => parseYen(one.amount) ?? 0,
  )
  expect(parseYen(plan.shares?.[0]?.of ?? '')).toBe(whole - fixed - set)
})

test('a year that the document leaves open is a question', () => {
  expect(openQuestions(accepted(parsePlan(suminoeBudget)))).toHaveLength(7)
})
