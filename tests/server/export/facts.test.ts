import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unguarded } from '../../../server/export/csv-guard.ts'
import { csvOf, planCsv } from '../../../server/export/table-csv.ts'
import { planWorkbook } from '../../../server/export/workbook.ts'
import type { Mark, Matrix, RowState } from '../../../shared/board/field-types.ts'
import type { Operation } from '../../../shared/board/operations.ts'
import type { Row, Snapshot } from '../../../shared/board/view.ts'
import { eraYear } from '../../../shared/plan/year-names.ts'
import { exactMoment } from '../../../shared/tokyo.ts'
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

/** A moment as the sheet has it: days since 1899-12-30 on Tokyo's wall. */
const momentOf = (days: string | number | undefined) =>
  Math.round((Number(days) - 25_569) * 86_400_000) - 9 * 3_600_000

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
      text(line, '引き受けたところID')
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
      : { decided: { by: line.決めたところID, at: momentOf(line.決めた日時) } }),
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
  const there = board.rows.filter((row) => !row.removed).map(({ agreed, ...row }) => row)
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

test('one kind of line in each sheet: a goal without 取組 stands among the goals alone', async () => {
  const seeded = boardAfter([])
  const gone = seeded.rows
    .filter(({ goal }) => goal === 'g2')
    .map(({ id }): Operation => ({ verb: 'rows.remove', row: id }))
  const board = boardAfter(gone)
  const lines = await facts(board)
  expect(lines.every((line) => line.行ID !== undefined)).toBe(true)
  expect(byId(readBack(lines))).toEqual(byId(board.rows.filter((row) => !row.removed)))
  const goals = readXlsx(await planWorkbook(board, IZUMI, EIGHT_FIFTEEN)).get('基本目標')
  if (!goals) throw new Error('no 基本目標')
  expect(recordsOf(goals).map((goal) => [goal.基本目標の番号, goal.取組の数])).toEqual([
    ['基本目標 1', board.rows.filter(({ goal }) => goal === 'g1').length],
    ['基本目標 2', 0],
    ['基本目標 3', board.rows.filter(({ goal }) => goal === 'g3').length],
  ])
})

test('plan.csv has no sheet of goals: one without 取組 has a line of its own at the end', () => {
  const seeded = boardAfter([])
  const gone = seeded.rows
    .filter(({ goal }) => goal === 'g2')
    .map(({ id }): Operation => ({ verb: 'rows.remove', row: id }))
  const [head = [], ...lines] = parseCsv(planCsv(boardAfter(gone)))
  const of = (line: readonly string[], name: string) => line[head.indexOf(name)]
  const goals = (some: readonly (readonly string[])[]) =>
    some.map((line) => of(line, '基本目標の番号'))
  expect(goals(lines.filter((line) => of(line, '行ID') === ''))).toEqual(['基本目標 2'])
  const last = lines.at(-1) ?? []
  expect(of(last, '基本目標')).toBe(seeded.goals[1]?.title)
  expect(of(last, '基本目標ID')).toBe('g2')
  expect(['取組', '状態', 'いまの計画に入る', '目標の数'].map((name) => of(last, name))).toEqual([
    '',
    '',
    '',
    '',
  ])
  const all = parseCsv(planCsv(seeded)).slice(1)
  expect(all.filter((line) => of(line, '行ID') === '')).toEqual([])
})

test('what people look for comes first, ids last; who took it on by name', async () => {
  const sheet = readXlsx(await planWorkbook(boardAfter(EVENING), IZUMI, EIGHT_FIFTEEN)).get(
    'データ',
  )
  if (!sheet) throw new Error('no データ')
  const heads = [...sheet.cells].filter(([ref]) => /^[A-Z]+1$/.test(ref)).map(([, head]) => head)
  expect(heads.slice(0, 5)).toEqual(['基本目標の番号', '基本目標', '表', '誰が', '取組'])
  expect(heads.indexOf('年度（和暦）')).toBeLessThan(heads.indexOf('年度（西暦）'))
  const ids = heads.slice(heads.indexOf('行ID'))
  expect(ids.filter((head) => !/ID|並び順/.test(String(head)))).toEqual([])
  const agreed = recordsOf(sheet).find((line) => line.行ID === 'r1')
  expect(agreed?.引き受けたところ).toBe('区役所、区社協')
  expect(agreed?.決めたところ).toBe('区社協')
})

test('the number of a target stands once for each row, however many years the row has', async () => {
  const lines = (await facts(boardAfter(EVENING))).filter((line) => line.行ID === 'r1')
  expect(lines).toHaveLength(5)
  expect(lines.map((line) => line.目標の数)).toEqual([300, ...Array(4).fill(undefined)])
  expect(lines.every((line) => line.目標 === '年間300人以上')).toBe(true)
})

test.each([
  ['データ', '決めた日時'],
  ['付箋', '書いた日時'],
])('%s: 「%s」 is a date to a spreadsheet', async (name, head) => {
  const sheet = readXlsx(await planWorkbook(boardAfter(EVENING), IZUMI, EIGHT_FIFTEEN)).get(name)
  if (!sheet) throw new Error(`no ${name}`)
  const column = [...sheet.cells].find(([, value]) => value === head)?.[0].replace('1', '')
  const moments = [...sheet.cells].filter(
    ([ref]) => ref.replace(/\d/g, '') === column && ref !== `${column}1`,
  )
  expect(moments.length).toBeGreaterThan(0)
  for (const [ref, value] of moments) {
    expect(typeof value).toBe('number')
    expect(sheet.formats.get(ref)).toBe('yyyy/mm/dd hh:mm')
  }
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

/** plan.csv as its guide says to read it: RFC 4180, and each line's own apostrophe taken away. */
const readCsv = (csv: string) => parseCsv(csv).map((line) => line.map(unguarded))

test('plan.csv is データ, with BOM and CRLF; its moments to the millisecond', async () => {
  const board = boardAfter(EVENING)
  const csv = planCsv(board)
  expect(csv.startsWith('\ufeff基本目標の番号,')).toBe(true)
  expect(csv.endsWith('\r\n')).toBe(true)
  const [heads = [], ...lines] = readCsv(csv)
  const spread = await facts(board)
  expect(lines).toHaveLength(spread.length)
  for (const [at, line] of lines.entries()) {
    const record = heads.flatMap((head, column) => {
      const value = line[column] ?? ''
      return value === '' ? [] : [[head, value] as const]
    })
    const same = Object.entries(spread[at] ?? {}).map(([head, value]) => [
      head,
      head === '決めた日時' ? exactMoment(momentOf(value)) : String(value),
    ])
    expect(Object.fromEntries(record)).toEqual(Object.fromEntries(same))
  }
})

const BEGINS_LIKE_FORMULA = /^[\s\ufeff]*[=+\-@＝＋－＠]|^\t/

test('nothing in plan.csv begins like a formula, on any line of a cell', () => {
  const values = parseCsv(planCsv(boardAfter(EVENING))).flat()
  for (const text of TRICKY.filter((one) => /^[=+\-@＝\t]/.test(one)))
    expect(values).toContain(`'${text}`)
  const lines = values.flatMap((value) => value.split(/[\r\n]/))
  expect(lines.filter((line) => BEGINS_LIKE_FORMULA.test(line))).toEqual([])
})

test.each([
  ['=SUM(A1)', "'=SUM(A1)"],
  ["'=SUM(A1)", "''=SUM(A1)"],
  ["'むかし話'の会", "''むかし話'の会"],
  ['＋1', "'＋1"],
  ['＠家', "'＠家"],
  [' =1', "' =1"],
  ['一\n=1', "一\n'=1"],
  ['2-1-1', "'2-1-1"],
  ['10月', "'10月"],
  ['1/2', "'1/2"],
  ['令和8年11月20日', "'令和8年11月20日"],
  ['007', "'007"],
  ['５０％', "'５０％"],
  ['TRUE', "'TRUE"],
  ['6か所', '6か所'],
  ['年3回以上', '年3回以上'],
  ['自治会と PTAの 役員', '自治会と PTAの 役員'],
])('%j stands in plan.csv as %j', (text, written) => {
  expect(parseCsv(csvOf([[text]]))).toEqual([[written]])
  expect(unguarded(written)).toBe(text)
})

test('any text comes back from plan.csv exactly, and no line of it begins like a formula', () => {
  const signs = ["'", '"', ',', ';', '\n', '\r\n', '\r', ' ', '　', '=', '-', '0']
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(...TRICKY, ...signs),
  )
  const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (line) => {
      const csv = csvOf([line])
      const [read = []] = parseCsv(csv)
      expect(read.map(unguarded)).toEqual(line)
      for (const part of read.flatMap((value) => value.split(/[\r\n]/)))
        expect(part).not.toMatch(BEGINS_LIKE_FORMULA)
      // A line's end inside a cell is always between quotes.
      expect(csv.replace(/"(?:[^"]|"")*"/g, '').match(/[\r\n]/g)).toEqual(['\r', '\n'])
    }),
    { seed: 20_261_129, numRuns: 2000 },
  )
})
