import { unzip } from './unzip.ts'
import { type Element, first, named, parseXml } from './xml.ts'

/**
 * A second reader for what the exports wrote, of our own and made from the standard (ECMA-376)
 * alone: it shares no code with the library that writes.
 */
export interface ReadSheet {
  name: string
  /** "B7" → its value; text for strings, number for numbers. Cells without a value are left out. */
  cells: ReadonlyMap<string, string | number>
  /** Cells that are a formula, an error, or anything else than text and numbers. */
  odd: readonly string[]
  /** "A1:C1" */
  merges: readonly string[]
  /** "B7" → how its number is shown, where that was said. */
  formats: ReadonlyMap<string, string>
  /** Line numbers, from 1, after which a page ends. */
  breaks: readonly number[]
  /** From 1, in points. */
  heights: ReadonlyMap<number, number>
  /** In characters. */
  widths: readonly number[]
  fitToPage: boolean
  page: Readonly<Record<string, string>>
  /** Print_Titles, Print_Area. */
  names: Readonly<Record<string, string>>
  frozenRows: number
  filter: string | undefined
}

const unescaped = (text: string) =>
  text.replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

const stringIn = (item: Element | undefined): string => {
  const runs = named(item, 'r')
  const parts = runs.length > 0 ? runs.map((run) => first(run, 't')) : [first(item, 't')]
  return unescaped(parts.map((part) => part?.text ?? '').join(''))
}

export function readXlsx(bytes: Uint8Array): ReadonlyMap<string, ReadSheet> {
  const files = unzip(bytes)
  const part = (path: string) => {
    const source = files.get(path)
    if (source === undefined) throw new Error(`${path} is missing`)
    return parseXml(source)
  }
  const shared = files.has('xl/sharedStrings.xml')
    ? named(part('xl/sharedStrings.xml'), 'si').map(stringIn)
    : []
  const workbook = part('xl/workbook.xml')
  const formats = formatsIn(part('xl/styles.xml'))
  const targets = new Map(
    named(part('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes.Id,
      attributes.Target,
    ]),
  )
  const defined = named(first(workbook, 'definedNames'), 'definedName')
  const sheets = named(first(workbook, 'sheets'), 'sheet').map(({ attributes }, at) => {
    const target = targets.get(attributes['r:id'])?.replace(/^\/xl\//, '')
    const names = defined
      .filter((one) => one.attributes.localSheetId === String(at))
      .map(({ attributes, text }) => [attributes.name?.replace('_xlnm.', '') ?? '', text])
    const name = attributes.name ?? ''
    return [
      name,
      readSheet(name, part(`xl/${target}`), shared, formats, Object.fromEntries(names)),
    ] as const
  })
  return new Map(sheets)
}

/** Of each style a cell may name, how it shows numbers. */
function formatsIn(styles: Element): readonly (string | undefined)[] {
  const codes = new Map(
    named(first(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [
      attributes.numFmtId,
      attributes.formatCode,
    ]),
  )
  return named(first(styles, 'cellXfs'), 'xf').map(({ attributes }) =>
    codes.get(attributes.numFmtId),
  )
}

function readSheet(
  name: string,
  sheet: Element,
  shared: readonly string[],
  formats: readonly (string | undefined)[],
  names: Record<string, string>,
): ReadSheet {
  const cells = new Map<string, string | number>()
  const odd: string[] = []
  const rows = named(first(sheet, 'sheetData'), 'row')
  for (const cell of rows.flatMap((row) => named(row, 'c'))) {
    const { r = '', t = 'n' } = cell.attributes
    const value = first(cell, 'v')?.text
    if (first(cell, 'f')) odd.push(r)
    else if (t === 's') cells.set(r, shared[Number(value)] ?? '')
    else if (t === 'inlineStr') cells.set(r, stringIn(first(cell, 'is')))
    else if (t === 'n') {
      if (value !== undefined) cells.set(r, Number(value))
    } else odd.push(r)
  }
  return {
    name,
    cells,
    odd,
    merges: named(first(sheet, 'mergeCells'), 'mergeCell').map(
      ({ attributes }) => attributes.ref ?? '',
    ),
    formats: new Map(
      rows.flatMap((row) =>
        named(row, 'c').flatMap(({ attributes: { r = '', s } }) => {
          const format = s === undefined ? undefined : formats[Number(s)]
          return format === undefined ? [] : [[r, format] as const]
        }),
      ),
    ),
    breaks: named(first(sheet, 'rowBreaks'), 'brk').map(({ attributes }) => Number(attributes.id)),
    heights: new Map(
      rows.flatMap(({ attributes: { r, ht } }) => (ht ? [[Number(r), Number(ht)] as const] : [])),
    ),
    widths: named(first(sheet, 'cols'), 'col').map(({ attributes }) => Number(attributes.width)),
    fitToPage: first(sheet, 'sheetPr', 'pageSetUpPr')?.attributes.fitToPage === '1',
    page: first(sheet, 'pageSetup')?.attributes ?? {},
    names,
    frozenRows: Number(first(sheet, 'sheetViews', 'sheetView', 'pane')?.attributes.ySplit ?? 0),
    filter: first(sheet, 'autoFilter')?.attributes.ref,
  }
}

/** A plain table by its heads: one record per line, without the cells that are empty. */
export function recordsOf({ cells }: ReadSheet): Record<string, string | number>[] {
  const heads = new Map<string, string>()
  const lines = new Map<number, Record<string, string | number>>()
  for (const [ref, value] of cells) {
    const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(ref) ?? []
    if (row === '1') heads.set(column, String(value))
    else {
      const line = lines.get(Number(row)) ?? {}
      line[heads.get(column) ?? ref] = value
      lines.set(Number(row), line)
    }
  }
  return [...lines].sort(([a], [b]) => a - b).map(([, line]) => line)
}
