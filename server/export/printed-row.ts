import {
  answersOf,
  changedFromPrint,
  changedSinceAgreed,
  reasonOf,
} from '../../shared/board/agreement.ts'
import { type Stroke, strokes } from '../../shared/board/strokes.ts'
import { targetSaid } from '../../shared/board/target-said.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'
import { dayInEra } from '../../shared/tokyo.ts'
import { changeSaid } from './change-said.ts'
import { fitted, fittedName } from './fit.ts'
import { type Line, type Paper, type Placed, widthOf } from './paper.ts'
import { footMark, MARK_NAMES, MARK_SIGNS, STATES } from './words.ts'

const TEXT_PT = [13, 11, 9, 8, 7, 6.5]
const STATE_PT = [11, 9, 8]
const MARK_PT = [12, 11, 10, 9, 8]
/** In each year that what was begun goes on: it is text, so that it lasts wherever it is pasted. */
const GOES_ON = '→'

/** The plan prints a mark before each of its sentences. */
export const marked = (mark: string, text: string) =>
  /^[・○●◎◇◆□■※]/.test(text) ? text : mark + text

/** Those of one table, side by side; undefined where it has no schedule. */
export type PrintedYears = readonly number[] | undefined

const strokesIn = (row: Pick<Row, 'years'>, years: PrintedYears) =>
  years && strokes(row.years, years)

export const yearColumns = ({ firstYear, lastYear }: Paper) =>
  Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at)

/** One 取組 as the plan prints it, without its 誰が. */
export function printedRow(
  paper: Paper,
  row: Row,
  { board, years, asks }: { board: Snapshot; years: PrintedYears; asks: readonly number[] },
): Line {
  const mark = asks.map(footMark).join('')
  const change = changedFromPrint(row, board.board.period)
  const printed = change ? `\n${changeSaid(board, change, 'printed')}` : ''
  const words = marked('・', row.text) + targetSaid(row) + mark + printed
  return lineOf(paper, words, strokesIn(row, years), stateWords(row, board))
}

/** A line that says something instead of a 取組. */
export const saidInstead = (paper: Paper, text: string, years: PrintedYears): Line =>
  lineOf(paper, text, strokesIn({ years: {} }, years), { strong: '', text: '' })

function lineOf(
  paper: Paper,
  words: string,
  years: readonly Stroke[] | undefined,
  state: { strong: string; text: string },
): Line {
  const to = years ? paper.what : paper.lastYear
  const what = fitted(words, widthOf(paper, paper.what, to), TEXT_PT)
  const placed: Placed[] = [
    { from: paper.what, to, look: 'what', sizePt: what.sizePt, text: what.text },
  ]
  if (years)
    placed.push(...yearColumns(paper).map((column, at) => markCell(paper, years[at], column)))
  let heightPt = what.heightPt
  if (paper.state !== undefined) {
    const column = paper.state
    const said = fitted(`${state.strong}${state.text}`, widthOf(paper, column, column), STATE_PT)
    heightPt = Math.max(heightPt, said.heightPt)
    placed.push({
      from: column,
      to: column,
      look: 'state',
      sizePt: said.sizePt,
      strong: state.strong,
      text: said.text.slice(state.strong.length),
    })
  }
  return { heightPt, placed }
}

/** A run is printed ◎ 実施 and then → in each of its years. */
function markCell(paper: Paper, stroke: Stroke | undefined, column: number): Placed {
  const cell = (text: string): Placed => {
    const { sizePt } = fittedName(text, widthOf(paper, column, column), MARK_PT)
    return { from: column, to: column, look: 'mark', sizePt, text }
  }
  if (!stroke || stroke.kind === 'empty') return cell('')
  if (stroke.kind === 'do' && !stroke.first) return cell(GOES_ON)
  return cell(`${MARK_SIGNS[stroke.kind]}${MARK_NAMES[stroke.kind]}`)
}

/** What became of a new row: who said so, when, why, and what was changed since. A row of the plan says nothing. */
function stateWords(row: Row, board: Snapshot) {
  if (row.state === 'plan') return { strong: '', text: '' }
  const said = answersOf(board, row).map(({ actor, at }) => `${actor.name}（${dayInEra(at)}）`)
  const reason = reasonOf(row)
  const change = changedSinceAgreed(row)
  const lines = [
    ...said,
    ...(reason ? [`理由：${reason}`] : []),
    ...(change ? [changeSaid(board, change, 'agreed')] : []),
  ]
  return { strong: STATES[row.state], text: lines.map((line) => `\n${line}`).join('') }
}
