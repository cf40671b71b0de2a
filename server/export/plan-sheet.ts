import type { Cell, MergeRange, WriteSheet } from 'hucre/xlsx'
import { isShown } from '../../shared/board/standing.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { momentInEra } from '../../shared/tokyo.ts'
import { cellText } from './cell-text.ts'
import { FONT, styleOf } from './looks.ts'
import { Pages } from './pages.ts'
import { inCharacters, type Line, MARGINS_MM, type Paper, type Placed, paperFor } from './paper.ts'
import { printedPlan } from './printed.ts'

const LEGEND = '○ 準備　◎ 実施（→ つづく）　☆ 見直し'
const inches = (mm: number) => Math.round((mm / 25.4) * 1000) / 1000

/** 印刷用: the plan's own tables on A3, one page wide. */
export function planSheet(board: Snapshot, title: string, now: number): WriteSheet {
  const rows = board.rows.filter(isShown)
  const paper = paperFor(
    board.board.period,
    rows.some(({ state }) => state !== 'plan'),
  )
  const pages = new Pages(paper, titles(paper, title, now))
  for (const section of printedPlan(board, paper)) pages.lay(section)
  const { cells, merges } = drawn(pages.lines)
  return {
    name: '印刷用',
    columns: paper.widthsPt.map((width) => ({ width: inCharacters(width) })),
    rows: pages.lines.map(() => []),
    cells,
    merges,
    rowDefs: new Map(pages.lines.map(({ heightPt }, at) => [at, { height: heightPt }])),
    // The break stands after the last line of the page before.
    rowBreaks: pages.begins.map((line) => line - 1),
    view: { showGridLines: false, zoomScale: 85 },
    freezePane: { rows: 1 },
    pageSetup: {
      paperSize: 'a3',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: '$1:$1',
      margins: {
        left: inches(MARGINS_MM.left),
        right: inches(MARGINS_MM.right),
        top: inches(MARGINS_MM.top),
        bottom: inches(MARGINS_MM.bottom),
        header: inches(MARGINS_MM.header),
        footer: inches(MARGINS_MM.footer),
      },
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  }
}

/** The line at the top of every page: which board, how to read it, and as of when. */
function titles({ who, what, firstYear, last }: Paper, title: string, now: number): Line[] {
  const right = `${LEGEND}\n${momentInEra(now)} 現在`
  const placed: Placed[] = [
    { from: who, to: what, look: 'board', sizePt: 16, text: title },
    { from: firstYear, to: last, look: 'smallRight', sizePt: 11, text: right },
  ]
  return [{ heightPt: 46, placed }]
}

function drawn(lines: readonly Line[]) {
  const cells = new Map<string, Partial<Cell>>()
  const merges: MergeRange[] = []
  for (const [at, { placed }] of lines.entries())
    for (const one of placed) {
      const { from, to, down = 0, look, sizePt } = one
      const style = styleOf(look, sizePt)
      // A merged area's edge is drawn by the cells that it covers.
      for (let row = at; row <= at + down; row++)
        for (let column = from; column <= to; column++)
          cells.set(`${row},${column}`, row === at && column === from ? cellOf(one) : { style })
      if (down > 0 || to > from)
        merges.push({ startRow: at, startCol: from, endRow: at + down, endCol: to })
    }
  return { cells, merges }
}

function cellOf({ look, sizePt, text, strong }: Placed): Partial<Cell> {
  const style = styleOf(look, sizePt)
  if (!strong) return text === '' ? { style } : { style, value: cellText(text) }
  const font = { ...FONT, size: sizePt }
  return {
    style,
    value: cellText(strong + text),
    richText: [
      { text: strong, font: { ...font, size: sizePt + 1, bold: true } },
      ...(text === '' ? [] : [{ text: cellText(text), font }]),
    ],
  }
}
