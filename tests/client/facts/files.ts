import { unguarded } from '../../../server/export/csv-guard.ts'
import { planCsv } from '../../../server/export/table-csv.ts'
import { planWorkbook } from '../../../server/export/workbook.ts'
import type { RowId } from '../../../shared/board/ids.ts'
import type { Snapshot } from '../../../shared/board/view.ts'
import { parseCsv } from '../../server/export/read-csv.ts'
import { readXlsx, recordsOf } from '../../server/export/read-xlsx.ts'
import {
  changesInFile,
  namesIn,
  reasonIn,
  type Said,
  type Surface,
  stateIn,
  unmarked,
  yearsInWords,
} from './said.ts'

type Line = Readonly<Record<string, string | number | undefined>>
const text = (line: Line, head: string) => String(line[head] ?? '')
const lines = (words: string) => (words === '' ? [] : words.split('\n'))

/** データ and plan.csv: a line for each row and year. */
function ofFacts(board: Snapshot, all: readonly Line[]): Surface {
  const rows = new Map<RowId, Line[]>()
  for (const line of all) {
    const id = text(line, '行ID') as RowId
    // A goal without 取組.
    if (id === '') continue
    rows.set(id, [...(rows.get(id) ?? []), line])
  }
  return new Map(
    [...rows].map(([id, [first = {}, ...more]]): [RowId, Said] => [
      id,
      {
        state: stateIn(text(first, '状態')),
        takers: namesIn(board, text(first, '引き受けたところ')),
        text: text(first, '取組'),
        target: text(first, '目標'),
        years: yearsInWords(
          [first, ...more].map((line) => [Number(line['年度（西暦）'] ?? 0), text(line, '予定')]),
        ),
        reason: text(first, '理由'),
        changed: changesInFile(lines(text(first, '合意のあとの変更'))),
        printed: changesInFile(lines(text(first, '計画書からの変更'))),
        inPlan: text(first, 'いまの計画に入る') === 'はい',
      },
    ]),
  )
}

/** 印刷用 of plan.xlsx, row by row; a row is found by the mark that its words carry. */
function ofPrint(
  board: Snapshot,
  cells: ReadonlyMap<string, string | number>,
  idOf: (words: string) => RowId | undefined,
): Surface {
  const { from = 0, to = -1 } = board.board.period ?? {}
  const columns = to - from + 1
  const column = (at: number) => String.fromCharCode(65 + at)
  const surface = new Map<RowId, Said>()
  for (const [ref, value] of cells) {
    const line = /^B(\d+)$/.exec(ref)?.[1]
    const words = String(value)
    const said = String(cells.get(`${column(2 + columns)}${line}`) ?? '')
    const id = line === undefined ? undefined : (idOf(words) ?? idOf(said))
    if (id === undefined) continue
    const [now = '', printed] = words.split('\n計画書から変わりました\n')
    const [, what = '', target = ''] =
      /^([\s\S]*?)(?:【目標：([\s\S]*?)】)?(?:※\d+)?$/.exec(now) ?? []
    const [head = '', changed] = said.split('\n合意のあとに直されました\n')
    const [state = '', ...more] = head.split('\n')
    const is = state === '' ? 'plan' : stateIn(state)
    surface.set(id, {
      state: is,
      takers:
        is === 'agreed' ? more.flatMap((one) => namesIn(board, one.split('（令')[0] ?? '')) : [],
      text: unmarked(what),
      target,
      years: yearsInWords(printedYears(cells, line ?? '', from, columns)),
      reason: reasonIn(more.find((one) => one.startsWith('理由：')) ?? ''),
      changed: changesInFile(lines(changed ?? '')),
      printed: changesInFile(lines(printed ?? '')),
    })
  }
  return surface
}

function printedYears(
  cells: ReadonlyMap<string, string | number>,
  line: string,
  from: number,
  columns: number,
): [number, string][] {
  const marks: [number, string][] = []
  for (let at = 0; at < columns; at++) {
    const sign = String(cells.get(`${String.fromCharCode(67 + at)}${line}`) ?? '')
    const words = sign === '→' ? '実施' : sign.slice(1)
    if (words) marks.push([from + at, words])
  }
  return marks
}

/** plan.xlsx and plan.csv, made and read again. */
export async function files(
  board: Snapshot,
  now: number,
  idOf: (words: string) => RowId | undefined,
): Promise<{ print: Surface; facts: Surface; csv: Surface; inPlan: number }> {
  const sheets = readXlsx(await planWorkbook(board, '計画', now))
  const [print, facts, goals] = ['印刷用', 'データ', '基本目標'].map((name) => sheets.get(name))
  if (!print || !facts || !goals) throw new Error('a sheet is missing')
  const [heads = [], ...records] = parseCsv(planCsv(board))
  return {
    print: ofPrint(board, print.cells, idOf),
    facts: ofFacts(board, recordsOf(facts)),
    csv: ofFacts(
      board,
      records.map((record) =>
        Object.fromEntries(
          heads.map((head, at) => [head, unguarded(record[at] ?? '') || undefined]),
        ),
      ),
    ),
    inPlan: recordsOf(goals).reduce((all, line) => all + Number(line.取組の数 ?? 0), 0),
  }
}
