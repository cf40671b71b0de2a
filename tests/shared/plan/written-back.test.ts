import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from '../../../shared/board/document.ts'
import { SHAPE } from '../../../shared/board/field-rules.ts'
import { type Period, ROOTS } from '../../../shared/board/field-types.ts'
import { periodFor } from '../../../shared/board/usual.ts'
import { boardFromPlan } from '../../../shared/plan/board-from-plan.ts'
import type { Plan } from '../../../shared/plan/format.ts'
import { layYears, MOST_SAID } from '../../../shared/plan/laid-years.ts'
import { parsePlan } from '../../../shared/plan/parse.ts'
import { printedYears } from '../../../shared/plan/templates.ts'
import { LIMITS } from '../../../shared/wire.ts'

/** What the server lays down, undo must be able to write again: the judge takes every value of it. */

/** Values of a board that a device could not write back. */
function refusedValues(plan: Plan, period: Period): string[] {
  const { doc, root } = openBoard(new Y.Doc())
  const workshop = { title: plan.title, period, tables: 4 }
  Y.applyUpdate(doc, boardFromPlan(plan, { ...workshop, epoch: 'e1', client: 1 }))
  return ROOTS.flatMap((name) => {
    const entries = name === 'board' ? [['', root('board')] as const] : [...root(name)]
    return entries.flatMap(([id, entry]) =>
      [...(entry as Y.Map<unknown>)].flatMap(([key, value]) => {
        const leaf = SHAPE[name][key]
        const fault = faultOf(leaf, value)
        return fault ? [`${name}/${id}/${key}: ${fault}`] : []
      }),
    )
  })
}

function faultOf(leaf: (typeof SHAPE)['board'][string] | undefined, value: unknown) {
  if (!leaf) return 'unknown-key'
  if (leaf.kind === 'value') return leaf.faultOf(value)
  if (leaf.kind === 'text') return (value as Y.Text).length > LIMITS.maxTextUnits
  const all = [...(value as Y.Map<unknown>)]
  return all.some(([key, one]) => !leaf.isKey(key) || leaf.faultOf(one))
}

const words = (max: number) => fc.integer({ min: 1, max }).map((length) => 'あ'.repeat(length))
const perhaps = <T extends object>(some: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(some, { requiredKeys: [] })
const line = fc
  .record({ text: words(2_000) })
  .chain((one) => perhaps({ question: words(400) }).map((asked) => ({ ...one, ...asked })))
const lead = fc.array(
  fc
    .record({
      heading: words(200),
      kind: fc.constant('issue'),
      lines: fc.array(line, { minLength: 1, maxLength: 12 }),
    })
    .chain((one) =>
      perhaps({ about: words(200), question: words(400) }).map((more) => ({ ...one, ...more })),
    ),
  { maxLength: 6 },
)
const plans = fc
  .record({ title: words(200), chapter: line, lead, goalTitle: words(200), goalLead: lead })
  .chain((one) =>
    perhaps({ question: words(400), measure: line, number: words(40) }).map((more) => ({
      ...{ format: 1, id: 'a-plan', title: one.title, owner: '', sources: [] },
      ...{ chapter: one.chapter, lead: one.lead },
      ...(more.question === undefined ? {} : { question: more.question }),
      yearColumns: { labels: ['9', '10'], question: 'どの年度ですか。' },
      actors: [
        {
          ...{ id: 'ward', name: one.title, plain: '区', kind: 'body', aliases: [] },
          question: '名前は正しいですか。',
        },
      ],
      goals: [
        {
          ...{ id: 'g1', title: one.goalTitle, lead: one.goalLead },
          ...(more.measure === undefined ? {} : { measure: more.measure }),
          ...(more.number === undefined ? {} : { number: more.number }),
          rows: [
            {
              ...{ id: 'r1', actor: 'ward', matrix: 'planned', text: one.chapter.text },
              ...{ target: '全地区', years: { 0: 'do' }, question: '年度はいつからですか。' },
            },
          ],
        },
      ],
    })),
  )

const period = fc
  .record({ from: fc.integer({ min: 1868, max: 2171 }), length: fc.integer({ min: 1, max: 30 }) })
  .map(({ from, length }) => ({ from, to: from + length - 1 }))
/** Years as a plan prints them, with or without saying which they are, and those of a board. */
const periods = fc
  .record({ printed: period, named: fc.boolean(), board: period, mark: fc.nat(29) })
  .map(({ printed, named, board, mark }) => {
    const count = printed.to - printed.from + 1
    const labels = Array.from({ length: count }, (_, at) => `${'第'.repeat(15)}${at + 1}年`)
    const yearColumns = { labels, question: 'どの年度ですか。' }
    return {
      printed: named ? { yearColumns, period: printed } : { yearColumns },
      board,
      marks: { [mark % count]: 'do', [count - 1]: 'do' },
    }
  })

test('any plan that is taken in lays down nothing that the judge would refuse', () => {
  let taken = 0
  fc.assert(
    fc.property(plans, periods, fc.nat(5_000), (plain, { printed, board, marks }, now) => {
      const goals = plain.goals.map((goal) => ({
        ...goal,
        rows: goal.rows.map((row) => ({ ...row, years: marks })),
      }))
      const value = { ...plain, goals, ...printed }
      const parsed = parsePlan(value)
      if (!parsed.ok) {
        const form = parsed.errors.filter(({ path }) => !path.endsWith('question'))
        expect(form).toEqual([])
        return
      }
      taken++
      expect(refusedValues(parsed.plan, board)).toEqual([])
      // Also where nobody chose the years, whenever that is.
      const made = Date.UTC(2026, 10, 29) + now * 86_400_000
      const usual = periodFor(printedYears(parsed.plan), made)
      expect(refusedValues(parsed.plan, usual)).toEqual([])
      expect(layYears(parsed.plan, board).questions.join('\n').length).toBeLessThan(MOST_SAID)
    }),
    { seed: 20_261_129, numRuns: 60 },
  )
  expect(taken).toBeGreaterThan(20)
})

test('a plan that asks more about one goal than a board takes says so in Japanese', () => {
  const question = 'あ'.repeat(400)
  const lines = Array.from({ length: 60 }, () => ({ text: '坂が多い。', question }))
  const plan = {
    ...{ format: 1, id: 'a-plan', title: '計画', owner: '', sources: [] },
    actors: [{ id: 'ward', name: '区', plain: '区', kind: 'body', aliases: [] }],
    goals: [
      { id: 'g1', title: '見守り', lead: [{ heading: '課題', kind: 'issue', lines }], rows: [] },
    ],
  }
  const parsed = parsePlan(plan)
  expect(parsed).toEqual({
    ok: false,
    errors: [
      {
        path: 'goals[0].question',
        message: expect.stringContaining('20000文字までにしてください'),
      },
    ],
  })
})

test('questions of a plan leave room on the board for what becomes of its years', () => {
  const question = 'あ'.repeat(400)
  const asking = (count: number) => ({
    ...{ format: 1, id: 'a-plan', title: '計画', owner: '', sources: [] },
    period: { from: 2010, to: 2011 },
    yearColumns: { labels: ['22', '23'] },
    actors: Array.from({ length: count }, (_, at) => ({
      ...{ id: `a${at}`, name: `区${at}`, plain: '区', kind: 'body', aliases: [], question },
    })),
    goals: [
      {
        ...{ id: 'g1', title: '見守り' },
        rows: [
          { ...{ id: 'r1', actor: 'a0', matrix: 'planned', text: '見守る。' }, years: { 0: 'do' } },
        ],
      },
    ],
  })
  for (const count of [40, 47, 48, 49, 50]) {
    const parsed = parsePlan(asking(count))
    if (parsed.ok) expect(refusedValues(parsed.plan, { from: 2027, to: 2027 })).toEqual([])
    else expect(parsed.errors[0]?.message).toMatch(/確認したいことが.*19000文字までに/)
  }
})
