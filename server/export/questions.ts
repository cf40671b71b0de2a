import {
  aboutOf,
  type Confirmed,
  confirmedQuestions,
  openQuestions,
  type Question,
} from '../../shared/board/asked.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import type { Columns } from './facts.ts'

/** One question about the plan's source, still open or confirmed. */
interface QuestionLine {
  board: Snapshot
  question: Question
  confirmed: Confirmed | undefined
}

const ABOUT = { board: '計画全体', goal: '基本目標', row: '取組' } as const

function goalOf(question: Question): GoalId | undefined {
  switch (question.about) {
    case 'board':
      return undefined
    case 'goal':
      return question.goal
    case 'row':
      return question.row.goal
  }
}

const rowOf = (question: Question) => (question.about === 'row' ? question.row : undefined)

const nameOf = ({ actors }: Snapshot, actor: string | undefined) =>
  actors.find(({ id }) => id === actor)?.name ?? actor ?? null

/** 質問: what the plan as a whole, its goals and its rows ask, each once, with what was answered. */
export const QUESTION_COLUMNS: readonly Columns<QuestionLine>[] = [
  { head: 'どこの質問', width: 14, value: ({ question }) => ABOUT[question.about] },
  {
    head: '基本目標の番号',
    width: 16,
    value: ({ board, question }) => goalNumber(board.goals, goalOf(question)) || null,
  },
  {
    head: '誰が',
    width: 22,
    value: ({ board, question }) => nameOf(board, rowOf(question)?.actor),
  },
  { head: '取組', width: 40, value: ({ question }) => rowOf(question)?.text || null },
  { head: '質問', width: 54, value: ({ question }) => question.text },
  { head: '確認', width: 12, value: ({ confirmed }) => (confirmed ? '確認ずみ' : 'まだ') },
  {
    head: '確認したところ',
    width: 16,
    value: ({ board, confirmed }) => nameOf(board, confirmed?.latest.by),
  },
  {
    head: '確認した日時',
    width: 19,
    value: ({ confirmed }) => (confirmed ? { at: confirmed.latest.at } : null),
  },
  { head: 'わかったこと', width: 40, value: ({ confirmed }) => confirmed?.latest.found ?? null },
  {
    head: '出典',
    width: 24,
    value: ({ question }) => rowOf(question)?.printed?.document ?? null,
  },
  {
    head: '出典の行',
    width: 11,
    value: ({ question }) => rowOf(question)?.printed?.line ?? null,
  },
  { head: '基本目標ID', width: 14, value: ({ question }) => goalOf(question) ?? null },
  { head: '行ID', width: 24, value: ({ question }) => rowOf(question)?.id ?? null },
  { head: '質問の場所', width: 28, value: ({ question }) => aboutOf(question) },
  { head: '確認したところID', width: 17, value: ({ confirmed }) => confirmed?.latest.by ?? null },
  {
    head: '確認ID',
    width: 28,
    value: ({ confirmed }) => confirmed?.answers.map(({ id }) => id).join(' ') || null,
  },
]

/** The columns up to わかったこと go onto paper. */
export const QUESTIONS_PRINTED = 9

/** What is still asked comes first, then what was confirmed; both in the plan's order. */
export const questionLines = (board: Snapshot): readonly QuestionLine[] => [
  ...openQuestions(board).map((question) => ({ board, question, confirmed: undefined })),
  ...confirmedQuestions(board).map((one) => ({ board, question: one, confirmed: one })),
]
