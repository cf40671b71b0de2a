import type { Cell, CellValue, WriteSheet } from 'hucre/xlsx'
import { colToLetter } from 'hucre/xlsx'
import { cellText, isErrorWord } from './cell-text.ts'
import type { Columns, Value } from './facts.ts'
import { fitted } from './fit.ts'
import { PLAIN_BODY, TABLE_HEAD } from './looks.ts'
import { inPoints } from './paper.ts'

interface TableOptions {
  name: string
  /** How many columns go onto paper. */
  printed: number
  paperSize: 'a3' | 'a4'
}

/** A plain table: one line of heads that stays in sight and can be filtered, no merges. */
export function tableSheet<Line>(
  columns: readonly Columns<Line>[],
  lines: readonly Line[],
  { name, printed, paperSize }: TableOptions,
): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  const put = (row: number, column: number, value: Value): CellValue => {
    if (typeof value !== 'string') return value
    const text = cellText(value)
    if (isErrorWord(text)) cells.set(`${row},${column}`, { value: text, richText: [{ text }] })
    return text
  }
  const rows = lines.map((line, at) =>
    columns.map((column, number) => put(at + 1, number, column.value(line))),
  )
  for (const [at] of columns.entries()) cells.set(`0,${at}`, { style: TABLE_HEAD })
  const end = colToLetter(columns.length - 1)
  const lastLine = lines.length + 1
  return {
    name,
    columns: columns.map(({ width, style = PLAIN_BODY }) => ({ width, style })),
    rows: [columns.map(({ head }) => head), ...rows],
    cells,
    rowDefs: new Map([
      [0, { height: HEAD_PT }],
      ...rows.map((row, at) => [at + 1, { height: heightFor(columns, row) }] as const),
    ]),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${end}${lastLine}` },
    pageSetup: {
      paperSize,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
      printArea: `$A$1:$${colToLetter(printed - 1)}$${lastLine}`,
      margins: { left: 0.4, right: 0.4, top: 0.4, bottom: 0.6, header: 0.2, footer: 0.25 },
    },
    headerFooter: { oddFooter: '&C&A　&P / &N' },
  }
}

const HEAD_PT = 24
const BODY_PT = 11

/** As high as its wrapped words need; those who open the file do not all work it out themselves. */
function heightFor<Line>(columns: readonly Columns<Line>[], row: readonly CellValue[]): number {
  const heights = columns.map(({ width, style }, at) => {
    const value = row[at]
    if (style === undefined || typeof value !== 'string') return 0
    return fitted(value, inPoints(width), [BODY_PT]).heightPt
  })
  return Math.max(fitted('', 0, [BODY_PT]).heightPt, ...heights)
}
