import { useMemo, useState } from 'react'
import { linesOf } from '../../shared/board/answers.ts'
import { confirmedOnPaper } from '../../shared/board/confirmed-on-paper.ts'
import { type Footnotes, footnotesOf } from '../../shared/board/footnotes.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import { isShown } from '../../shared/board/standing.ts'
import type { Goal, Snapshot } from '../../shared/board/view.ts'
import { useBoard } from '../sync/hooks.tsx'
import { useNow } from '../timer/use-now.ts'
import { Choices } from '../ui/choices.tsx'
import { useHeights } from '../ui/use-size.ts'
import type { PhoneWords } from '../words/phone.ts'
import { PLAN } from '../words/plan.ts'
import { printWords as words } from '../words/print.ts'
import { useWords } from '../words/provided.ts'
import { Frame } from './frame.tsx'
import { GoalHead, Passages } from './goal-head.tsx'
import { PaperPage } from './page.tsx'
import { laidOnPages, type Part, type Section } from './pages.ts'
import {
  emptyKey,
  MeasuredTable,
  nameKey,
  type PlanTable,
  TableOnPage,
  tablesOf,
} from './plan-table.tsx'
import { useEvening } from './ways.tsx'

/** Whole plans are wide: A3 as the ward prints them, or A4 for any printer. */
export function SizeChoice({
  size,
  onChoose,
}: {
  size: 'A3' | 'A4'
  onChoose: (size: 'A3' | 'A4') => void
}) {
  return (
    <Choices
      legend={words.size}
      choices={[
        { value: 'A3', label: words.a3 },
        { value: 'A4', label: words.a4 },
      ]}
      chosen={size}
      onChoose={onChoose}
    />
  )
}

/** A goal with all that is printed of it; the chapter before the goals has no tables. */
interface PrintedSection {
  key: string
  goal: Goal | undefined
  tables: readonly PlanTable[]
  footnotes: Footnotes
  feet: readonly { key: string; text: string }[]
}

/** Rounding of many rows' heights (px). */
const SLACK = 8
const GAP = 14

/** Each goal's two tables, as they stand at this moment, laid onto pages. */
export function Plan() {
  const board = useBoard()
  const { title } = useEvening()
  const now = useNow()
  const [size, setSize] = useState<'A3' | 'A4'>('A3')
  const [measure, heights] = useHeights<HTMLDivElement>()
  const withState = board.rows.some((row) => row.state !== 'plan' && isShown(row))
  const planWords = useWords(PLAN)
  const printed = useMemo(() => sectionsOf(board, planWords), [board, planWords])
  const heightOf = (key: string) => heights.get(key) ?? 0
  const room = heightOf('room')
  const pages = room === 0 ? [] : laidOnPages(measured(printed, heightOf), room - SLACK, GAP)
  return (
    <Frame
      title={words.titles.plan}
      paper={{ size, turn: 'landscape', marginMm: 0 }}
      choices={<SizeChoice size={size} onChoose={setSize} />}
      unseen={
        <div ref={measure} className="print-measure" aria-hidden="true" inert>
          <div className="print-room" data-measure="room" />
          {printed.map((section) => (
            <Measured key={section.key} board={board} section={section} withState={withState} />
          ))}
        </div>
      }
    >
      {pages.map((parts, at) => (
        <PaperPage
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
          key={at}
          title={title}
          asOf={words.printedOn(now)}
          page={at + 1}
          pages={pages.length}
        >
          {parts.map((part) => (
            <OnPage
              key={keyOf(part)}
              part={part}
              board={board}
              printed={printed}
              withState={withState}
            />
          ))}
        </PaperPage>
      ))}
    </Frame>
  )
}

const keyOf = (part: Part) =>
  part.kind === 'table'
    ? part.table
    : part.kind === 'foot'
      ? part.foot
      : `${part.kind} ${part.section}`

const CHAPTER = 'chapter'

function sectionsOf(board: Snapshot, plan: PhoneWords['plan']): readonly PrintedSection[] {
  const { chapter, question } = board.board
  const asked = [
    ...linesOf(question).map((text) => words.footnote(text)),
    ...confirmedOnPaper(board, undefined),
  ]
  const feet = board.goals.length === 0 ? [words.noGoals, ...asked] : asked
  const first: PrintedSection = {
    ...{ key: CHAPTER, goal: undefined, tables: [], footnotes: footnotesOf([]) },
    feet: feet.map((text) => ({ key: `${CHAPTER} ${text}`, text })),
  }
  const goals = board.goals.map((goal): PrintedSection => {
    const tables = tablesOf(board, goal, plan)
    const rows = tables.flatMap(({ groups }) =>
      groups.flatMap((group) => group.rows.map(({ row }) => row)),
    )
    const footnotes = footnotesOf(rows)
    const texts = [
      ...linesOf(goal.question).map((text) => words.footnote(text)),
      ...footnotes.texts.map((text, at) => `${words.footMark(at + 1)}　${words.footnote(text)}`),
      ...confirmedOnPaper(board, goal.id),
    ]
    const feet = texts.map((text) => ({ key: `${goal.id} ${text}`, text }))
    return { key: goal.id, goal, tables, footnotes, feet }
  })
  return chapter || first.feet.length > 0 ? [first, ...goals] : goals
}

const measured = (
  printed: readonly PrintedSection[],
  heightOf: (key: string) => number,
): readonly Section[] =>
  printed.map(({ key, tables, feet }) => ({
    key,
    headHeight: heightOf(`head ${key}`),
    againHeight: heightOf(`again ${key}`),
    tables: tables.map((table) => ({
      key: table.key,
      headHeight: heightOf(table.key) + (table.groups.length === 0 ? heightOf(emptyKey(table)) : 0),
      groups: table.groups.map(({ actor, rows }) => ({
        key: nameKey(table, actor),
        nameHeight: heightOf(nameKey(table, actor)),
        rows: rows.map((row) => ({ key: row.key, height: heightOf(row.key) })),
      })),
    })),
    feet: feet.map((foot) => ({ key: foot.key, height: heightOf(foot.key) })),
  }))

interface Printing {
  board: Snapshot
  withState: boolean
}

function OnPage({
  part,
  board,
  printed,
  withState,
}: Printing & { part: Part; printed: readonly PrintedSection[] }) {
  const section = printed.find((one) =>
    part.kind === 'table'
      ? one.tables.some(({ key }) => key === part.table)
      : part.kind === 'foot'
        ? one.feet.some(({ key }) => key === part.foot)
        : one.key === part.section,
  )
  if (!section) return null
  switch (part.kind) {
    case 'head':
      return <Head board={board} section={section} />
    case 'again':
      return <Again board={board} section={section} />
    case 'foot':
      return <Foot text={section.feet.find(({ key }) => key === part.foot)?.text ?? ''} />
    case 'table': {
      const table = section.tables.find(({ key }) => key === part.table)
      return (
        table && (
          <TableOnPage
            table={table}
            withState={withState}
            footnotes={section.footnotes}
            groups={part.groups}
          />
        )
      )
    }
  }
}

function Measured({ board, section, withState }: Printing & { section: PrintedSection }) {
  const { key, tables, footnotes, feet } = section
  return (
    <>
      <div data-measure={`head ${key}`}>
        <Head board={board} section={section} />
      </div>
      <div data-measure={`again ${key}`}>
        <Again board={board} section={section} />
      </div>
      {tables.map((table) => (
        <MeasuredTable key={table.key} table={table} withState={withState} footnotes={footnotes} />
      ))}
      {feet.map((foot) => (
        <div key={foot.key} data-measure={foot.key}>
          <Foot text={foot.text} />
        </div>
      ))}
    </>
  )
}

function Head({ board, section: { goal } }: { board: Snapshot; section: PrintedSection }) {
  const { chapter } = board.board
  if (goal) return <GoalHead goal={goal} number={goalNumber(board.goals, goal.id)} lead />
  return (
    chapter && (
      <header className="print-goal-head">
        <h2 className="print-chapter">{chapter.title}</h2>
        <Passages lead={chapter.lead} />
      </header>
    )
  )
}

const Again = ({ board, section: { goal } }: { board: Snapshot; section: PrintedSection }) => (
  <p className="print-again">
    {goal && words.goesOn(goalNumber(board.goals, goal.id), goal.title)}
  </p>
)

const Foot = ({ text }: { text: string }) => <p className="print-footnote">{text}</p>
