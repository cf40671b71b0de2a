import { expect, test } from 'vitest'
import { planCsv } from '../../../server/export/table-csv.ts'
import { planWorkbook } from '../../../server/export/workbook.ts'
import type { Operation } from '../../../shared/board/operations.ts'
import type { Mark, Matrix, RowState } from '../../../shared/board/schema.ts'
import type { Row, Snapshot } from '../../../shared/board/view.ts'
import { eraYear } from '../../../shared/plan/years.ts'
import { boardAfter, EIGHT_FIFTEEN, EVENING, IZUMI, seed, TRICKY } from './evening.ts'
import { parseCsv } from './read-csv.ts'
import { readXlsx, recordsOf } from './read-xlsx.ts'

type Line = Record<string, string | number>

async function facts(board: Snapshot): Promise<Line[]> {
  const sheet = readXlsx(await planWorkbook(board, IZUMI, EIGHT_FIFTEEN)).get('データ')
  if (!sheet) throw new Error('no データ')
  expect(sheet.merges).toEqual([])
  expect(sheet.odd).toEqual([])
  return recordsOf(sheet)
}

const STATES: Record<string, RowState> = {
  計画にある: 'plan',
  依頼中: 'asked',
  合意: 'agreed',
  保留: 'held',
  対応困難: 'declined',
}
const MATRICES: Record<string, Matrix> = {
  期待される取組: 'expected',
  計画期間中に取り組むこと: 'planned',
}
const MARKS: Record<string, Mark> = { 準備: 'prepare', 実施: 'do', 見直し: 'review' }

/** What somebody else would make of データ: the rows of the board. */
function readBack(lines: readonly Line[]): unknown[] {
  const text = (line: Line, head: string) => String(line[head] ?? '')
  const rows = new Map<string, Line[]>()
  for (const line of lines) {
    const id = text(line, '行ID')
    if (!id) continue
    rows.set(id, [...(rows.get(id) ?? []), line])
  }
  return [...rows].map(([id, [line = {}, ...more]]) => ({
    id,
    goal: text(line, '基本目標ID'),
    actor: text(line, '誰がID'),
    matrix: MATRICES[text(line, '表')],
    text: text(line, '取組'),
    target: text(line, '目標'),
    reason: text(line, '理由'),
    years: Object.fromEntries(
      [line, ...more]
        .filter((one) => one.予定 !== undefined)
        .map((one) => [text(one, '年度（西暦）'), MARKS[text(one, '予定')]]),
    ),
    takers: Object.fromEntries(
      text(line, '引き受けたところ')
        .split('; ')
        .filter((one) => one)
        .map((one) => [one.split(' ')[0], Date.parse(one.split(' ')[1] ?? '')]),
    ),
    from: text(line, 'もとの付箋ID')
      .split(' ')
      .filter((one) => one),
    state: STATES[text(line, '状態')],
    rank: text(line, '並び順'),
    removed: false,
    ...(line.決めたところID === undefined
      ? {}
      : { decided: { by: line.決めたところID, at: Date.parse(text(line, '決めた日時')) } }),
    ...(line.出典 === undefined ? {} : { printed: { document: line.出典, line: line.出典の行 } }),
    ...(line.原文の確認 === undefined ? {} : { question: line.原文の確認 }),
  }))
}

const byId = (rows: readonly unknown[]) =>
  [...(rows as Row[])].sort((a, b) => (a.id < b.id ? -1 : 1))

test.each([
  ['the seed', boardAfter([])],
  ['an evening', boardAfter(EVENING)],
])('reading データ of %s back gives every row exactly as it was', async (_, board) => {
  const there = board.rows.filter((row) => !row.removed)
  expect(there.length).toBeGreaterThanOrEqual(33)
  expect(byId(readBack(await facts(board)))).toEqual(byId(there))
})

test('one line per row and year, by Western and Japanese year, with the source’s line', async () => {
  const lines = await facts(boardAfter([]))
  const expected = seed('izumi').goals.flatMap((goal) =>
    goal.rows.flatMap((row) => {
      const of = {
        行ID: row.id,
        基本目標の番号: goal.number,
        基本目標: goal.title,
        具体的な取組: goal.measure?.text,
        取組: row.text,
        出典: '003_e7182a5274c2b432',
        出典の行: row.printed?.line,
        状態: '計画にある',
      }
      const columns = Object.keys(row.years ?? {}).map(Number)
      if (columns.length === 0) return [of]
      return columns.map((column) => ({
        ...of,
        '年度（西暦）': 2022 + column,
        '年度（和暦）': eraYear(2022 + column),
        予定: '実施',
      }))
    }),
  )
  expect(lines).toHaveLength(expected.length)
  for (const [at, line] of expected.entries()) expect(lines[at]).toMatchObject(line)
})

test('a goal without 取組 stands there as one, in its place; it is no row', async () => {
  const seeded = boardAfter([])
  const gone = seeded.rows
    .filter(({ goal }) => goal === 'g2')
    .map(({ id }): Operation => ({ verb: 'rows.remove', row: id }))
  const board = boardAfter(gone)
  const lines = await facts(board)
  const at = lines.findIndex((line) => line.行ID === undefined)
  expect(lines[at]).toEqual({
    基本目標の番号: '基本目標 2',
    基本目標: '誰もが参加できる交流の場・機会をつくろう',
    状態: 'まだ 取組がありません',
    具体的な取組: '誰でも参加できる場・機会をつくる。',
    基本目標ID: 'g2',
  })
  expect(lines.filter((line) => line.行ID === undefined)).toHaveLength(1)
  expect([lines[at - 1]?.基本目標ID, lines[at + 1]?.基本目標ID]).toEqual(['g1', 'g3'])
  expect(byId(readBack(lines))).toEqual(byId(board.rows.filter((row) => !row.removed)))
})

test('targets are there as printed and as read', async () => {
  const lines = await facts(boardAfter(EVENING))
  const of = (id: string) => lines.find((line) => line.行ID === id)
  expect(of('g1-p3')).toMatchObject({ 目標: '全地区', 目標の比べ方: 'すべて', 目標の単位: '地区' })
  expect(of('g1-p3')?.目標の数).toBeUndefined()
  expect(of('g2-p2')).toMatchObject({
    目標: '6か所',
    目標の比べ方: 'ちょうど',
    目標の数: 6,
    目標の単位: 'か所',
  })
  expect(of('r1')).toMatchObject({
    目標: '年間300人以上',
    目標の比べ方: '以上',
    目標の数: 300,
    目標の単位: '人',
    目標の周期: '年',
  })
})

test('the same board gives the same lines, whatever the order of its entries', async () => {
  const board = boardAfter(EVENING)
  const turned = {
    ...board,
    rows: [...board.rows].reverse().sort((a, b) => (a.rank < b.rank ? -1 : 1)),
  }
  expect(await facts(turned)).toEqual(await facts(board))
})

test('plan.csv is データ, with BOM and CRLF', async () => {
  const board = boardAfter(EVENING)
  const csv = planCsv(board)
  expect(csv.startsWith('\ufeff行ID,')).toBe(true)
  expect(csv.endsWith('\r\n')).toBe(true)
  const [heads = [], ...lines] = parseCsv(csv)
  const spread = await facts(board)
  expect(lines).toHaveLength(spread.length)
  for (const [at, line] of lines.entries()) {
    const record = heads.flatMap((head, column) => {
      const value = line[column] ?? ''
      return value === '' ? [] : [[head, value] as const]
    })
    const same = Object.entries(spread[at] ?? {}).map(([head, value]) => [head, String(value)])
    expect(
      Object.fromEntries(record.map(([head, value]) => [head, value.replace(/^'/, '')])),
    ).toEqual(Object.fromEntries(same))
  }
})

test('nothing in plan.csv begins like a formula', () => {
  const values = parseCsv(planCsv(boardAfter(EVENING))).flat()
  for (const text of TRICKY.filter((one) => /^[=+\-@＝\t]/.test(one)))
    expect(values).toContain(`'${text}`)
  expect(values.filter((value) => /^[=+\-@＝＋－＠\t\r]/.test(value))).toEqual([])
})
