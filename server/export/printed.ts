import { linesOf } from '../../shared/board/answers.ts'
import { confirmedOnPaper } from '../../shared/board/confirmed-on-paper.ts'
import { MATRICES, type Matrix, type Passage } from '../../shared/board/field-types.ts'
import { type Footnotes, footnotesOf } from '../../shared/board/footnotes.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import { inPlanOrder, isDated } from '../../shared/board/tables.ts'
import type { Goal, Row, Snapshot } from '../../shared/board/view.ts'
import { fitted, fittedName, linesIn } from './fit.ts'
import type { Look } from './looks.ts'
import type { PrintedTable, Section } from './pages.ts'
import { type Line, type Paper, type Placed, widthOf } from './paper.ts'
import { marked, type PrintedYears, printedRow, saidInstead, yearColumns } from './printed-row.ts'
import { asks, eraHead, footnote, NO_ROWS } from './words.ts'

const HEADS: Readonly<Record<Matrix, string>> = {
  expected: '期待される取組（例）',
  planned: '計画期間中に取り組むこと【目標】',
}
const SCHEDULE = '推進のスケジュール（年度）'
const HEAD_PT = [13, 12, 11, 10, 9]
const YEAR_PT = [11, 10, 9, 8, 7]
const NO_GOALS = 'まだ目標がありません'

/** The plan as its own document prints it: the chapter, then each goal with its two tables. */
export function printedPlan(board: Snapshot, paper: Paper): readonly Section[] {
  const rows = inPlanOrder(board)
  const { chapter, question } = board.board
  const asked = [...questions(paper, question), ...confirmed(paper, board, undefined)]
  const sections = board.goals.map((goal) =>
    printedGoal(
      paper,
      goal,
      rows.filter((row) => row.goal === goal.id),
      board,
    ),
  )
  if (sections.length === 0) sections.push(plain([across(paper, 'passage', NO_GOALS, [14])]))
  if (chapter)
    sections.unshift(
      plain([
        across(paper, 'chapter', chapter.title, [16, 12, 9]),
        ...passages(paper, chapter.lead),
        ...asked,
      ]),
    )
  else if (asked.length > 0) sections.unshift(plain(asked))
  return sections
}

const QUESTION_PT = [11, 9, 8]

/** What a goal, or the plan, asks about its source. */
const questions = (paper: Paper, asked: string | undefined): Line[] =>
  linesOf(asked).map((text) => across(paper, 'passage', asks(text), QUESTION_PT))

const confirmed = (paper: Paper, board: Snapshot, goal: GoalId | undefined): Line[] =>
  confirmedOnPaper(board, goal).map((text) => across(paper, 'passage', text, QUESTION_PT))

const plain = (head: readonly Line[]): Section => ({ head, again: [], tables: [], foot: [] })

function printedGoal(
  paper: Paper,
  { id, title, measure, lead = [], question }: Goal,
  rows: readonly Row[],
  board: Snapshot,
): Section {
  const number = goalNumber(board.goals, id)
  const head = [labelled(paper, ['number', number], ['goal', title], [18, 14, 10])]
  if (measure)
    head.push(
      labelled(paper, ['label', '具体的な取組'], ['measure', marked('○', measure)], [14, 11, 9]),
    )
  head.push(...passages(paper, lead))
  const footnotes = footnotesOf(rows)
  return {
    head,
    again: [across(paper, 'small', `${number}　${title}（続き）`.trim(), [12, 9])],
    tables: MATRICES.flatMap((matrix) =>
      printedTables(
        paper,
        matrix,
        rows.filter((row) => row.matrix === matrix),
        board,
        footnotes,
      ),
    ),
    foot: [
      ...questions(paper, question),
      ...footnotes.texts.map((text, at) =>
        across(paper, 'passage', footnote(at + 1, text), QUESTION_PT),
      ),
      ...confirmed(paper, board, id),
    ],
  }
}

/** One table, or several with the same rows where the plan has more years than fit side by side. */
function printedTables(
  paper: Paper,
  matrix: Matrix,
  rows: readonly Row[],
  board: Snapshot,
  footnotes: Footnotes,
): readonly PrintedTable[] {
  const dated = isDated(matrix, rows, board.board.period)
  const blocks: readonly PrintedYears[] =
    dated && paper.blocks.length > 0 ? paper.blocks : [undefined]
  return blocks.map((years) => printedTable(paper, matrix, years, rows, board, footnotes))
}

function printedTable(
  paper: Paper,
  matrix: Matrix,
  years: PrintedYears,
  rows: readonly Row[],
  board: Snapshot,
  footnotes: Footnotes,
): PrintedTable {
  const nameOf = (actor: string) => board.actors.find(({ id }) => id === actor)?.name ?? actor
  const groups = [...byActor(rows)].map(([actor, own]) => ({
    name: nameOf(actor),
    lines: own.map((row) =>
      printedRow(paper, row, { board, years, asks: footnotes.numbersOf(row) }),
    ),
  }))
  if (groups.length === 0) groups.push({ name: '', lines: [saidInstead(paper, NO_ROWS, years)] })
  return { heads: tableHead(paper, HEADS[matrix], years), groups }
}

function byActor(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.actor)
    if (group) group.push(row)
    else groups.set(row.actor, [row])
  }
  return groups
}

/** With years two lines: what stands over all of them, and each year by both its names. */
function tableHead(paper: Paper, words: string, years: PrintedYears): Line[] {
  const { who, what, firstYear, lastYear, state } = paper
  const down = years ? 1 : 0
  const head = (from: number, to: number, text: string, down = 0): Placed => {
    const { sizePt } = fittedName(text, widthOf(paper, from, to), HEAD_PT)
    return { from, to, down, look: 'head', sizePt, text }
  }
  const placed = [head(who, who, '誰が', down), head(what, years ? what : lastYear, words, down)]
  if (years) placed.push(head(firstYear, lastYear, SCHEDULE))
  if (state !== undefined) placed.push(head(state, state, '新しい取組の状態', down))
  if (!years) return [{ heightPt: 26, placed }]
  const heads = yearColumns(paper).map((column, at): Placed => {
    const year = years[at]
    const text = year === undefined ? '' : `${eraHead(year)}\n${year}`
    const sizePt =
      YEAR_PT.find((size) => linesIn(text, widthOf(paper, column, column), size) <= 2) ?? 7
    return { from: column, to: column, look: 'head', sizePt, text }
  })
  return [
    { heightPt: 26, placed },
    { heightPt: 38, placed: heads },
  ]
}

const BESIDE_PT = [12, 11]
const LEAST_BESIDE_PT = 300

/** Two passages side by side, as the plan's strengths and its questions; one below the other where they do not fit. */
function passages(paper: Paper, lead: readonly Passage[]): Line[] {
  const pairs = lead.filter((_, at) => at % 2 === 0).map((left, at) => [left, lead[at * 2 + 1]])
  return pairs.flatMap((pair) => {
    const passages = pair.filter((one) => one !== undefined)
    return besideEachOther(paper, passages) ?? passages.flatMap((one) => below(paper, one))
  })
}

const headingOf = ({ heading }: Passage) => `～ ${heading} ～`

const below = (paper: Paper, passage: Passage): Line[] => [
  across(paper, 'board', headingOf(passage), [12, 10]),
  ...passage.lines.map((line) => across(paper, 'passage', marked('・', line), [12, 10, 8])),
]

function besideEachOther(paper: Paper, passages: readonly Passage[]): Line[] | undefined {
  const { who, what, firstYear, last } = paper
  let heightPt = 0
  const placed: Placed[] = []
  for (const [at, passage] of passages.entries()) {
    const [from, to] = at === 0 ? [who, what] : [firstYear, last]
    const width = widthOf(paper, from, to)
    const strong = headingOf(passage)
    const words = passage.lines.map((line) => `\n${marked('・', line)}`).join('')
    const fit = fitted(strong + words, width, BESIDE_PT)
    if (width < LEAST_BESIDE_PT || fit.text !== strong + words) return undefined
    heightPt = Math.max(heightPt, fit.heightPt)
    placed.push({ from, to, look: 'passage', sizePt: fit.sizePt, strong, text: words })
  }
  return [{ heightPt, placed }]
}

/** Words over the whole width. */
export function across(paper: Paper, look: Look, words: string, sizesPt: readonly number[]): Line {
  const [from, to] = [paper.who, paper.last]
  const { text, sizePt, heightPt } = fitted(words, widthOf(paper, from, to), sizesPt)
  return { heightPt, placed: [{ from, to, look, sizePt, text }] }
}

/** A label in the column of 誰が, and the words beside it. */
function labelled(
  paper: Paper,
  [labelLook, label]: readonly [Look, string],
  [look, words]: readonly [Look, string],
  sizesPt: readonly number[],
): Line {
  const { who, what, last } = paper
  const beside = fitted(words, widthOf(paper, what, last), sizesPt)
  const small = fitted(label, widthOf(paper, who, who), [13, 11, 9])
  const placed: Placed[] = [
    { from: who, to: who, look: labelLook, sizePt: small.sizePt, text: small.text },
    { from: what, to: last, look, sizePt: beside.sizePt, text: beside.text },
  ]
  return { heightPt: Math.max(beside.heightPt, small.heightPt), placed }
}
