import type { Cell, CellStyle, CellValue, WriteSheet } from 'hucre/xlsx'
import { colToLetter } from 'hucre/xlsx'
import { serialMoment } from '../../shared/tokyo.ts'
import { cellText, isErrorWord } from './cell-text.ts'
import { type Columns, isMoment, type Value, valuesOf } from './facts.ts'
import { columnFor, heightOf, linesIn, MAX_HEIGHT_PT } from './fit.ts'
import { FONT, TABLE_BODY, TABLE_HEAD, TABLE_MOMENT, WIDEST_MOMENT } from './looks.ts'
import { inCharacters, inPoints } from './paper.ts'

interface TableOptions {
  name: string
  /** How many columns go onto paper. */
  printed: number
  paperSize: 'a3' | 'a4'
}

const SIZES_PT = [11, 9, 8]
const HEAD_PT = 11
/** The button that opens a column's filter lies over its head. */
const FILTER_PT = 15
/** In figures; a column wider than this is not read any more. */
const WIDEST = 110

/** A plain table: one line of heads that stays in sight and can be filtered, no merges. */
export function tableSheet<Line>(
  columns: readonly Columns<Line>[],
  lines: readonly Line[],
  { name, printed, paperSize }: TableOptions,
): WriteSheet {
  const values = valuesOf(columns, lines)
  const widths = columns.map(({ head, width }, at) =>
    widthFor(
      head,
      width,
      values.map((line) => line[at] ?? null),
    ),
  )
  const cells = new Map<string, Partial<Cell>>()
  const heights: number[] = []
  const rows = values.map((line, at) => {
    const looked = line.map((value, column) => looking(value, widths[column] ?? 0))
    heights.push(Math.min(MAX_HEIGHT_PT, Math.max(...looked.map(({ heightPt }) => heightPt))))
    return line.map((value, column): CellValue => {
      const { sizePt = SIZES_PT[0] ?? 0 } = looked[column] ?? {}
      const written = writtenAs(value)
      const style = styleOf(isMoment(value) ? TABLE_MOMENT : columns[column]?.style, sizePt)
      const whole = typeof written === 'string' && isErrorWord(written)
      cells.set(
        `${at + 1},${column}`,
        whole ? { style, value: written, richText: [{ text: written }] } : { style },
      )
      return written
    })
  })
  for (const [at] of columns.entries()) cells.set(`0,${at}`, { style: TABLE_HEAD })
  const end = colToLetter(columns.length - 1)
  const lastLine = lines.length + 1
  const headLines = columns.map(({ head }, at) =>
    linesIn(head, inPoints(widths[at] ?? 0) - FILTER_PT, HEAD_PT),
  )
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: [columns.map(({ head }) => head), ...rows],
    cells,
    rowDefs: new Map([
      [0, { height: heightOf(Math.max(...headLines), HEAD_PT) }],
      ...heights.map((height, at) => [at + 1, { height }] as const),
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

function writtenAs(value: Value): CellValue {
  if (typeof value === 'string') return cellText(value)
  return isMoment(value) ? serialMoment(value.at) : value
}

const made = new Map<CellStyle, Map<number, CellStyle>>()

/** One object per look and size, however many cells have it. */
function styleOf(look: CellStyle = TABLE_BODY, sizePt: number): CellStyle {
  const sizes = made.get(look) ?? new Map<number, CellStyle>()
  made.set(look, sizes)
  const style = sizes.get(sizePt) ?? { ...look, font: { ...FONT, size: sizePt } }
  sizes.set(sizePt, style)
  return style
}

/** What a value of one line shows: a number or a moment that does not fit would be shown as ###. */
const onOneLine = (value: Value) =>
  isMoment(value) ? WIDEST_MOMENT : typeof value === 'number' ? String(value) : ''

/**
 * As wide as it is meant to be, or as wide as its numbers and moments need, or wider so that a cell
 * with very many words is not higher than a spreadsheet allows.
 */
function widthFor(head: string, width: number, values: readonly Value[]): number {
  const size = SIZES_PT[0] ?? 0
  const longestPart = Math.max(
    ...head.split(/(?<=の|な|（)/).map((part) => columnFor(part, HEAD_PT)),
  )
  const needed = Math.max(
    longestPart + FILTER_PT,
    ...new Set(values.map(onOneLine).map((text) => columnFor(text, size))),
  )
  let wide = Math.max(width, inCharacters(needed))
  const long = values.filter((value) => typeof value === 'string' && value.length > 200)
  while (wide < WIDEST && long.some((value) => looking(value, wide).heightPt > MAX_HEIGHT_PT))
    wide = Math.min(WIDEST, wide * 1.15)
  return Math.round(wide * 100) / 100
}

/** The largest size in which the words fit, and how high they stand; above the limit where none is small enough. */
function looking(value: Value, width: number): { sizePt: number; heightPt: number } {
  const words = typeof value === 'string' ? value : ''
  let found = { sizePt: SIZES_PT[0] ?? 0, heightPt: 0 }
  for (const sizePt of SIZES_PT) {
    found = { sizePt, heightPt: heightOf(linesIn(words, inPoints(width), sizePt), sizePt) }
    if (found.heightPt <= MAX_HEIGHT_PT) return found
  }
  return found
}
