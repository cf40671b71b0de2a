import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Plan, PlanRow } from '../../../shared/plan/format.ts'
import { parsePlan } from '../../../shared/plan/parse.ts'
import { openQuestions } from '../../../shared/plan/readings.ts'
import { parseTarget } from '../../../shared/plan/targets.ts'
import { summarize } from '../../../shared/plan/templates.ts'

function seed(id: string): Plan {
  const path = new URL(`../../../seeds/${id}/plan.json`, import.meta.url)
  const parsed = parsePlan(JSON.parse(readFileSync(path, 'utf8')))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors, null, 2))
  return parsed.plan
}

const SOURCE = '003_e7182a5274c2b432'
const LAST_YEAR_UNCLEAR = '矢印の終わりが読み取れません'

describe('the Izumi plan', () => {
  const plan = seed('izumi')
  const rows = plan.goals.flatMap((goal) => goal.rows)
  const inMatrix = (matrix: PlanRow['matrix']) =>
    plan.goals.map((goal) => goal.rows.filter((row) => row.matrix === matrix))
  const countByActor = (some: readonly PlanRow[]) =>
    plan.actors.map((actor) => some.filter((row) => row.actor === actor.id).length)

  test('has 3 goals and 33 rows', () => {
    expect(summarize(plan)).toMatchObject({
      id: 'izumi',
      title: '泉区地域福祉保健計画',
      owner: '泉区',
      goals: 3,
      rows: 33,
      goalList: [{ number: '基本目標 1' }, { number: '基本目標 2' }, { number: '基本目標 3' }],
    })
  })

  test('has its chapter, lead-in, goals and measures', () => {
    expect(plan.chapter?.text).toBe('第2節 計画を支える土台の取組')
    expect(plan.lead?.map(({ heading, lines }) => [heading, lines.length])).toEqual([
      ['充実してきたこと', 3],
      ['課題と感じていること', 3],
    ])
    expect(plan.goals.map((goal) => [goal.number, goal.printed?.line])).toEqual([
      ['基本目標 1', 26],
      ['基本目標 2', 48],
      ['基本目標 3', 70],
    ])
    expect(plan.goals.map((goal) => goal.measure?.text)).toEqual([
      'お互い様でできる気軽な助け合いの仕組みをつくる。',
      '誰でも参加できる場・機会をつくる。',
      'グループ同士のネットワークをつくる。',
    ])
  })

  test('has five actors, each with a name short enough for a phone', () => {
    expect(plan.actors.map((actor) => [actor.id, actor.name, actor.plain, actor.kind])).toEqual([
      ['residents', '地域住民・活動団体', '地域のみんな', 'community'],
      ['institutions', '関係機関（施設・学校など）', '学校・施設', 'community'],
      ['ward', '区役所', '区役所', 'body'],
      ['council', '区社協', '区社協', 'body'],
      ['careplaza', 'ケアプラザ', 'ケアプラザ', 'body'],
    ])
    expect(plan.actors[0]?.aliases).toEqual(['地域住民 活動団体', '地域住民活動団体'])
    expect(plan.actors[1]?.aliases).toEqual(['関係機関 (施設・学校など)'])
  })

  test('has 15 expected and 18 planned rows, by goal and by actor', () => {
    expect(inMatrix('expected').map((some) => some.length)).toEqual([5, 4, 6])
    expect(inMatrix('planned').map((some) => some.length)).toEqual([7, 7, 4])
    expect(inMatrix('expected').map(countByActor)).toEqual([
      [3, 2, 0, 0, 0],
      [3, 1, 0, 0, 0],
      [3, 3, 0, 0, 0],
    ])
    expect(inMatrix('planned').map(countByActor)).toEqual([
      [0, 0, 3, 2, 2],
      [0, 0, 3, 2, 2],
      [0, 0, 2, 1, 1],
    ])
  })

  test('has two targets', () => {
    const targets = rows.flatMap((row) => (row.target === undefined ? [] : [[row.id, row.target]]))
    expect(targets).toEqual([
      ['g1-p3', '全地区'],
      ['g2-p2', '6か所'],
    ])
    expect(targets.map(([, words]) => parseTarget(words ?? '').measurable)).toEqual([true, true])
  })

  test('keeps the two texts that are printed twice as two rows each', () => {
    const idsOf = (text: string) => rows.filter((row) => row.text === text).map((row) => row.id)
    const twice = [...new Set(rows.map((row) => row.text))].filter((text) => idsOf(text).length > 1)
    expect(twice.map((text) => [text, idsOf(text)])).toEqual([
      ['地域で行われている助け合いの活動を紹介する。(他地域での取組事例など)', ['g1-p1', 'g1-p4']],
      ['地域のネットワーク、交流の場へ参加する。', ['g3-e2', 'g3-e4']],
    ])
  })

  test('keeps texts free of bullets, wrappers and markup', () => {
    for (const row of rows) expect(row.text).not.toMatch(/^[・○\s]|【|[<>\t\n]|\s$/)
  })

  test('says for everything where it is printed, in ascending lines', () => {
    const lines = rows.map((row) => row.printed?.line ?? 0)
    expect(lines).toEqual(lines.toSorted((a, b) => a - b))
    expect(new Set(rows.map((row) => row.printed?.document))).toEqual(new Set([SOURCE]))
    // A planned row has a printed line to itself; the expected rows of one actor share one.
    const planned = inMatrix('planned').flat()
    expect(new Set(planned.map((row) => row.printed?.line)).size).toBe(18)
    for (const row of inMatrix('expected').flat())
      for (const other of rows)
        if (other.printed?.line === row.printed?.line) expect(other.actor).toBe(row.actor)
    const others = [plan.chapter, plan.yearColumns, ...plan.actors, ...plan.goals]
    const lead = (plan.lead ?? []).flatMap((passage) => [passage, ...passage.lines])
    for (const one of [...others, ...lead, ...plan.goals.map((goal) => goal.measure)])
      expect(one?.printed?.document).toBe(SOURCE)
  })

  test('runs every planned row through all six columns, and no expected row', () => {
    expect(plan.yearColumns?.labels).toEqual(['22', '23', '24', '25', '26', '27'])
    expect(plan.period).toEqual({ from: 2010, to: 2015 })
    for (const row of inMatrix('planned').flat())
      expect(row.years).toEqual({ 0: 'do', 1: 'do', 2: 'do', 3: 'do', 4: 'do', 5: 'do' })
    for (const row of inMatrix('expected').flat()) expect(row.years).toBeUndefined()
  })

  test('asks where the source is unclear: the era, and the arrows of goals 2 and 3', () => {
    expect(plan.yearColumns?.question).toMatch(/元号.*平成22～27年度/)
    for (const [at, some] of inMatrix('planned').entries())
      for (const row of some) expect(row.question).toBe(at === 0 ? undefined : LAST_YEAR_UNCLEAR)
    const questions = openQuestions(plan)
    expect(questions.filter((one) => one.question === LAST_YEAR_UNCLEAR)).toHaveLength(11)
    expect(questions.map((one) => one.path.join('.'))).toEqual(
      expect.arrayContaining(['', 'yearColumns', 'actors.0', 'goals.2']),
    )
    expect(questions).toHaveLength(15)
  })
})

describe('a blank plan', () => {
  const plan = seed('blank')

  test('starts with the usual five actors and one goal to be renamed', () => {
    expect(summarize(plan)).toMatchObject({
      id: 'blank',
      title: '白紙から',
      owner: '',
      goals: 1,
      rows: 0,
      goalList: [{ id: 'g1', title: 'わたしたちの目標' }],
    })
    const usual = seed('izumi').actors.map(({ id, name, plain, kind }) => [id, name, plain, kind])
    expect(plan.actors.map(({ id, name, plain, kind }) => [id, name, plain, kind])).toEqual(usual)
    expect(openQuestions(plan)).toEqual([])
  })
})

test('the example of docs/plan-format.md is a sound plan', () => {
  const page = readFileSync(new URL('../../../docs/plan-format.md', import.meta.url), 'utf8')
  const example = /```json\n(.*?)```/s.exec(page)?.[1] ?? ''
  expect(parsePlan(JSON.parse(example))).toMatchObject({ ok: true })
})
