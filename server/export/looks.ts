import type { BorderLineStyle, BorderStyle, CellStyle } from 'hucre'

/** Comes with Windows; made for public offices. */
export const FONT = { name: 'BIZ UDPゴシック', family: 3, charset: 128 }

/**
 * The font of cells without one. Columns are measured in its figures, and in this one they are 7
 * pixels wide wherever the file is opened, so that pages end where `paper.ts` thinks they do.
 */
export const MEASURE_FONT = { name: 'Arial', size: 10, family: 2 }

/** How a cell of the printed plan looks. Black, white and one light grey: it must survive any copier. */
export type Look =
  | 'board'
  | 'small'
  | 'smallRight'
  | 'chapter'
  | 'passage'
  | 'number'
  | 'goal'
  | 'label'
  | 'measure'
  | 'head'
  | 'who'
  | 'what'
  | 'mark'
  | 'state'

const sides = (style: BorderLineStyle): BorderStyle => ({
  top: { style },
  right: { style },
  bottom: { style },
  left: { style },
})
const GREY = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E3E3E3' } } as const
const BOXED: CellStyle = { border: sides('thin') }
const LEFT = { horizontal: 'left', vertical: 'center', wrapText: true } as const
const CENTRE = { horizontal: 'center', vertical: 'center', wrapText: true } as const
const INDENTED = { ...LEFT, indent: 1 } as const
const FROM_TOP = { horizontal: 'left', vertical: 'top', wrapText: true } as const
const bold = { bold: true }

const LOOKS: Readonly<Record<Look, CellStyle>> = {
  board: { font: bold, alignment: LEFT },
  small: { alignment: LEFT },
  smallRight: { alignment: { ...LEFT, horizontal: 'right' } },
  chapter: { font: bold, alignment: LEFT, border: { bottom: { style: 'medium' } } },
  passage: { alignment: FROM_TOP },
  number: { font: bold, alignment: CENTRE, fill: GREY, border: sides('medium') },
  goal: { font: bold, alignment: INDENTED, fill: GREY, border: sides('medium') },
  label: { font: bold, alignment: CENTRE },
  measure: { alignment: LEFT },
  head: { ...BOXED, font: bold, alignment: CENTRE, fill: GREY },
  who: { ...BOXED, font: bold, alignment: CENTRE },
  what: { ...BOXED, alignment: LEFT },
  mark: { ...BOXED, alignment: { horizontal: 'center', vertical: 'center' } },
  state: { ...BOXED, alignment: INDENTED },
}

const made = new Map<string, CellStyle>()

/** One object per look and size, however many cells have it. */
export function styleOf(look: Look, sizePt: number): CellStyle {
  const key = `${look} ${sizePt}`
  const known = made.get(key)
  if (known) return known
  const style = { ...LOOKS[look], font: { ...FONT, size: sizePt, ...LOOKS[look].font } }
  made.set(key, style)
  return style
}

/** The head and the body of a plain table. */
export const TABLE_HEAD: CellStyle = {
  ...BOXED,
  font: { ...FONT, size: 11, bold: true },
  fill: GREY,
  alignment: CENTRE,
}
export const TABLE_BODY: CellStyle = { ...BOXED, alignment: FROM_TOP }
export const TABLE_MIDDLE: CellStyle = {
  ...TABLE_BODY,
  alignment: { ...FROM_TOP, horizontal: 'center' },
}
/** 2026/11/20 20:15, and to a spreadsheet the moment itself. */
export const TABLE_MOMENT: CellStyle = { ...TABLE_MIDDLE, numFmt: 'yyyy/mm/dd hh:mm' }
/** As wide as any moment in that form can be. */
export const WIDEST_MOMENT = '0000/00/00 00:00'
