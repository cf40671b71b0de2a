import { type Stroke, strokes } from '../../shared/board/cells.ts'
import type { Row } from '../../shared/board/view.ts'
import { dayInEra } from '../../shared/tokyo.ts'
import { fitted } from './fit.ts'
import type { Look } from './looks.ts'
import { type Line, type Paper, type Placed, widthOf } from './paper.ts'
import { footMark, MARK_NAMES, MARK_SIGNS, STATES } from './words.ts'

const TEXT_PT = [13, 11, 9]
const STATE_PT = [11, 9, 8]
const MARK_PT = 12
/** Longer than a column is wide: cut off at its edges, they make one line through the years. */
const LINE = '─'.repeat(8)
const HEAD = `${LINE}→`

/** The plan prints a mark before each of its sentences. */
export const marked = (mark: string, text: string) =>
  /^[・○●◎◇◆□■※]/.test(text) ? text : mark + text

type NameOf = (actor: string) => string

/** One 取組 as the plan prints it, without its 誰が. */
export function printedRow(
  paper: Paper,
  row: Row,
  { withYears, nameOf, asks }: { withYears: boolean; nameOf: NameOf; asks: number | undefined },
): Line {
  const target = row.target ? `【目標：${row.target}】` : ''
  const mark = asks === undefined ? '' : footMark(asks)
  const { strong, text } = stateWords(row, nameOf)
  return lineOf(paper, marked('・', row.text) + target + mark, withYears ? row.years : undefined, {
    strong,
    text,
  })
}

/** A line that says something instead of a 取組. */
export const saidInstead = (paper: Paper, text: string, withYears: boolean): Line =>
  lineOf(paper, text, withYears ? {} : undefined, { strong: '', text: '' })

function lineOf(
  paper: Paper,
  words: string,
  years: Row['years'] | undefined,
  state: { strong: string; text: string },
): Line {
  const to = years ? paper.what : paper.lastYear
  const what = fitted(words, widthOf(paper, paper.what, to), TEXT_PT)
  const placed: Placed[] = [
    { from: paper.what, to, look: 'what', sizePt: what.sizePt, text: what.text },
  ]
  if (years) placed.push(...strokes(years, paper.period).map((one, at) => markCell(paper, one, at)))
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

/** A run is drawn ◎ 実施, a line through, and its head at the last year. */
function markCell(paper: Paper, stroke: Stroke, at: number): Placed {
  const cell = (look: Look, text: string): Placed => {
    const column = paper.firstYear + at
    return { from: column, to: column, look, sizePt: MARK_PT, text }
  }
  if (stroke.kind === 'empty') return cell('mark', '')
  if (stroke.kind === 'do' && !stroke.first)
    return stroke.last ? cell('arrow', HEAD) : cell('line', LINE)
  const sign = MARK_SIGNS[stroke.kind]
  return cell('mark', paper.wordyYears ? `${sign} ${MARK_NAMES[stroke.kind]}` : sign)
}

/** What became of a new row: who said so, when, and why. A row of the plan says nothing. */
function stateWords({ state, decided, reason, takers }: Row, nameOf: NameOf) {
  if (state === 'plan') return { strong: '', text: '' }
  const moment = (actor: string, at: number) => `${nameOf(actor)}（${dayInEra(at)}）`
  const takenOn = Object.entries(takers)
    .sort(([, a], [, b]) => a - b)
    .map(([actor, at]) => moment(actor, at))
  const said = decided ? moment(decided.by, decided.at) : ''
  const who = state === 'agreed' && takenOn.length > 0 ? takenOn.join('\n') : said
  const lines = [who, reason && `理由：${reason}`].filter((line) => line !== '')
  return { strong: STATES[state], text: lines.map((line) => `\n${line}`).join('') }
}
