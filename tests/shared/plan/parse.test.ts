import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../../shared/plan/format.ts'
import { parsePlan } from '../../../shared/plan/parse.ts'
import { suminoe2024 } from './fixtures/suminoe-2024.ts'
import { suminoeBudget } from './fixtures/suminoe-budget.ts'

const IZUMI = readFileSync(new URL('../../../seeds/izumi/plan.json', import.meta.url), 'utf8')

// biome-ignore lint/suspicious/noExplicitAny: what is broken on purpose has no type
type Breakable = any

function errorsOf(original: unknown, breakIt: (plan: Breakable) => void) {
  const plan: Breakable = structuredClone(original)
  breakIt(plan)
  const parsed = parsePlan(plan)
  return parsed.ok ? [] : parsed.errors
}

const paths = (original: unknown, breakIt: (plan: Breakable) => void) =>
  errorsOf(original, breakIt).map((error) => error.path)

describe('a broken plan: the error names the path', () => {
  const izumi: unknown = JSON.parse(IZUMI)

  test.each<[what: string, path: string, breakIt: (plan: Breakable) => void]>([
    ['a title is missing', 'goals[1].title', (p) => delete p.goals[1].title],
    ['a text is a number', 'goals[0].rows[2].text', (p) => (p.goals[0].rows[2].text = 7)],
    ['a text is empty', 'goals[0].rows[2].text', (p) => (p.goals[0].rows[2].text = '　 ')],
    ['a text is too long', 'goals[2].title', (p) => (p.goals[2].title = 'あ'.repeat(201))],
    ['a key is misspelt', 'goals[1].rows[4].taget', (p) => (p.goals[1].rows[4].taget = '3件')],
    ['a key of the plan is unknown', 'rows', (p) => (p.rows = [])],
    ['rows are no list', 'goals[1].rows', (p) => (p.goals[1].rows = {})],
    ['there are no goals', 'goals', (p) => (p.goals = [])],
    ['the format is another', 'format', (p) => (p.format = 2)],
    ['an id is Japanese', 'actors[0].id', (p) => (p.actors[0].id = '住民')],
    ['an actor is of no kind', 'actors[3].kind', (p) => (p.actors[3].kind = 'company')],
    ['a matrix is unknown', 'goals[0].rows[0].matrix', (p) => (p.goals[0].rows[0].matrix = 'x')],
    ['a mark is unknown', 'goals[1].rows[4].years[3]', (p) => (p.goals[1].rows[4].years[3] = '◎')],
    ['years are a list', 'goals[1].rows[4].years', (p) => (p.goals[1].rows[4].years = ['do'])],
    [
      'years are keyed by year names',
      'goals[1].rows[4].years',
      (p) => (p.goals[1].rows[4].years = { 令和8年度: 'do' }),
    ],
    [
      'a mark stands behind the last column',
      'goals[1].rows[4].years',
      (p) => (p.goals[1].rows[4].years[6] = 'do'),
    ],
    [
      'a mark stands in the column 2022',
      'goals[1].rows[4].years',
      (p) => (p.goals[1].rows[4].years = { 2022: 'do' }),
    ],
    ['a line is zero', 'actors[1].printed.line', (p) => (p.actors[1].printed.line = 0)],
    ['a line is half a line', 'goals[0].printed.line', (p) => (p.goals[0].printed.line = 1.5)],
    ['a line is behind the end', 'goals[0].printed.line', (p) => (p.goals[0].printed.line = 86)],
    [
      'a source is unknown',
      'lead[1].lines[0].printed.document',
      (p) => (p.lead[1].lines[0].printed.document = 'elsewhere'),
    ],
    ['an actor is unknown', 'goals[1].rows[4].actor', (p) => (p.goals[1].rows[4].actor = 'mayor')],
    [
      'a body stands in 期待される取組',
      'goals[0].rows[0].matrix',
      (p) => (p.goals[0].rows[0].actor = 'ward'),
    ],
    [
      'residents stand in 計画期間中に取り組むこと',
      'goals[0].rows[6].matrix',
      (p) => (p.goals[0].rows[6].actor = 'residents'),
    ],
    ['an actor stands twice', 'actors[4].id', (p) => (p.actors[4].id = 'ward')],
    ['a goal stands twice', 'goals[2].id', (p) => (p.goals[2].id = 'g1')],
    [
      'a row stands twice, in two goals',
      'goals[2].rows[0].id',
      (p) => (p.goals[2].rows[0].id = 'g1-e1'),
    ],
    ['a source stands twice', 'sources[1].id', (p) => p.sources.push({ ...p.sources[0] })],
    [
      'a spelling means two actors',
      'actors[3].aliases[0]',
      (p) => p.actors[3].aliases.push('区役所'),
    ],
    ['the period ends before it begins', 'period', (p) => (p.period.to = 2009)],
    ['the period is in an era', 'period.from', (p) => (p.period.from = 22)],
    ['the period has another length', 'yearColumns.labels', (p) => (p.period.to = 2014)],
    [
      'two columns bear one label',
      'yearColumns.labels[5]',
      (p) => (p.yearColumns.labels[5] = '22'),
    ],
    ['a goal belongs to no theme', 'goals[0].theme', (p) => (p.goals[0].theme = 't1')],
    [
      'years are marked without year columns',
      'goals[0].rows[5].years',
      (p) => delete p.yearColumns,
    ],
  ])('%s → %s', (_, path, breakIt) => {
    expect(paths(izumi, breakIt)).toContain(path)
  })

  test.each<[what: string, path: string, breakIt: (plan: Breakable) => void]>([
    ['a theme stands in itself', 'themes[0].parent', (p) => (p.themes[0].parent = 't2')],
    ['a theme stands in a later one', 'themes[0].parent', (p) => (p.themes[0].parent = 't2-1')],
    ['a theme ends first', 'themes[1].period', (p) => (p.themes[1].period.to = 2020)],
    ['a class is a digit', 'goals[0].opinions[0].class', (p) => (p.goals[0].opinions[0].class = 2)],
    [
      'a class is not explained',
      'goals[0].opinions[0].class',
      (p) => p.opinionClasses.splice(1, 1),
    ],
    [
      'a class is explained twice',
      'opinionClasses[1].mark',
      (p) => (p.opinionClasses[1].mark = '①'),
    ],
    [
      'a result measures nothing',
      'goals[0].results[0].indicator',
      (p) => (p.goals[0].results[0].indicator = 't2-1-i1'),
    ],
    [
      'a result says nothing',
      'goals[0].results[1]',
      (p) => {
        delete p.goals[0].results[1].text
        delete p.goals[0].results[1].value
      },
    ],
    [
      'a result was taken before its year',
      'goals[0].results[0].asOf',
      (p) => (p.goals[0].results[0].asOf = '2023-03-31'),
    ],
    [
      'a day does not exist',
      'goals[0].results[0].asOf',
      (p) => (p.goals[0].results[0].asOf = '2023-02-29'),
    ],
    [
      'a rating is none of A and B',
      'goals[0].results[0].rating',
      (p) => (p.goals[0].results[0].rating = 'C'),
    ],
    [
      'an amount has no unit',
      'goals[0].budget[0].amount',
      (p) => (p.goals[0].budget[0].amount = '59,101'),
    ],
    [
      'a budget has neither year nor question',
      'goals[0].budget[0].year',
      (p) => delete p.goals[0].budget[0].year,
    ],
    [
      'an indicator is there twice',
      'goals[0].indicators[0].id',
      (p) => {
        p.goals[0].indicators[0].id = 't2-1-i1'
      },
    ],
  ])('%s → %s', (_, path, breakIt) => {
    expect(paths(suminoe2024, breakIt)).toContain(path)
  })

  test('a budget of the plan itself', () => {
    expect(paths(suminoeBudget, (p) => (p.budget[1].amount = 'たくさん'))).toEqual([
      'budget[1].amount',
    ])
    expect(paths(suminoeBudget, (p) => (p.shares[0].percent = 150.7))).toEqual([
      'shares[0].percent',
    ])
  })

  test.each([null, undefined, 3, 'plan', [], true])('%o is no plan at all', (value) => {
    const parsed = parsePlan(value)
    expect(parsed).toMatchObject({ ok: false })
    if (!parsed.ok) expect(parsed.errors[0]?.path).toBe('plan')
  })
})

describe('the message', () => {
  test('is in Japanese and English, and says what is wrong', () => {
    const izumi: unknown = JSON.parse(IZUMI)
    expect(errorsOf(izumi, (p) => (p.goals[1].rows[4].years[9] = 'do'))).toEqual([
      {
        path: 'goals[1].rows[4].years',
        message:
          '列9は年度の列（6列、0から）にありません。 / there is no year column 9: yearColumns has 6, counted from 0',
      },
    ])
    expect(errorsOf(izumi, (p) => delete p.goals[1].title)).toEqual([
      { path: 'goals[1].title', message: '必要な項目がありません。 / is missing' },
    ])
  })

  test('comes once for each mistake, and for at most 50', () => {
    const izumi: unknown = JSON.parse(IZUMI)
    expect(
      paths(izumi, (p) => {
        p.goals[0].rows[0].actor = 'nobody'
        p.goals[2].rows[3].printed.line = 99
      }),
    ).toEqual(['goals[0].rows[0].actor', 'goals[2].rows[3].printed.line'])
    const wrong = Array.from({ length: 200 }, () => 7)
    expect(errorsOf(izumi, (p) => (p.goals[0].rows = wrong))).toHaveLength(50)
  })
})

describe('whatever it is given, it answers', () => {
  test('with any value', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true }), (value) => {
        expect(parsePlan(value).ok).toBe(false)
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  test('with a sound plan of which any one part is replaced, and names a path in it', () => {
    const sound: Plan = JSON.parse(IZUMI)
    const places = [...placesIn(sound)]
    let refused = 0
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        const plan: Breakable = structuredClone(sound)
        const last = place.at(-1) ?? ''
        place.slice(0, -1).reduce((part, key) => part[key], plan)[last] = value
        const parsed = parsePlan(plan)
        if (parsed.ok) return
        refused += 1
        expect(parsed.errors.length).toBeGreaterThan(0)
        for (const error of parsed.errors) {
          expect(error.path).toMatch(/^[a-zA-Z[]/)
          expect(error.message).toMatch(/^.*[ぁ-ん].* \/ .+$/)
        }
      }),
      { seed: 3, numRuns: 1000 },
    )
    expect(refused).toBeGreaterThan(500)
  })

  test('with names that mean something to JavaScript', () => {
    const text = IZUMI.replace('"owner":', '"__proto__": { "owner": "x" }, "owner":')
    expect(parsePlan(JSON.parse(text)).ok).toBe(false)
    const izumi: unknown = JSON.parse(IZUMI)
    expect(paths(izumi, (p) => (p.goals[0].rows[0].actor = 'constructor'))).toEqual([
      'goals[0].rows[0].actor',
    ])
  })
})

function* placesIn(value: unknown, path: string[] = []): Generator<string[]> {
  if (path.length > 0) yield path
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value)) yield* placesIn(child, [...path, key])
}
