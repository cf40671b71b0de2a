import type { Cell, CellStyle, CellValue, WriteSheet } from 'hucre/xlsx'
import { colToLetter } from 'hucre/xlsx'
import { cellText, isErrorWord } from './cell-text.ts'
import type { Columns, Value } from './facts.ts'
import { TABLE_HEAD } from './looks.ts'

interface TableOptions {
  name: string
  /** How the cells under a head look. */
  body: (head: string) => CellStyle
  /** How many columns go onto paper; all where it is left out. */
  printed?: number
}

/** A plain table: one line of heads that stays in sight and can be filtered, no merges. */
export function tableSheet<Line>(
  columns: readonly Columns<Line>[],
  lines: readonly Line[],
  { name, body, printed = columns.length }: TableOptions,
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
    columns: columns.map(({ head, width }) => ({ width, style: body(head) })),
    rows: [columns.map(({ head }) => head), ...rows],
    cells,
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${end}${lastLine}` },
    pageSetup: {
      paperSize: 'a4',
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
