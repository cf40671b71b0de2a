import { linesOf } from './answers.ts'
import { addEntry, answerFields, type Board } from './document.ts'
import type { ActorId, AnswerId, GoalId } from './ids.ts'
import type { AnswerFields } from './schema.ts'
import type { Answer, Row, Snapshot } from './view.ts'

export type QuestionOperation =
  /** 確認しました: one question, as it stands there. */
  | {
      verb: 'questions.confirm'
      answer: AnswerId
      about: string
      question: string
      by?: ActorId | undefined
      at: number
      found?: string | undefined
    }
  | { verb: 'questions.reopen'; answer: AnswerId }

export function apply(board: Board, operation: QuestionOperation): void {
  const known = answerFields(board, operation.answer)
  if (operation.verb === 'questions.reopen') {
    if (known?.get('withdrawn') === false) known.set({ withdrawn: true })
    return
  }
  const { answer, about, question, by, at, found } = operation
  if (known?.get('withdrawn')) known.set({ withdrawn: false })
  if (known) return
  addEntry<AnswerFields>(board, 'answers', answer, {
    ...{ about, question, at, withdrawn: false },
    ...(by === undefined ? {} : { by }),
    ...(found === undefined || found === '' ? {} : { found }),
  })
}

type Place = { about: 'board' } | { about: 'goal'; goal: GoalId } | { about: 'row'; row: Row }

/** 原文の確認: something that the plan's source leaves open, until staff confirm it. */
export type Question = Place & { text: string }

/** 確認ずみ: which answers say so, and what the latest says of whom and when. */
export type Confirmed = Question & { answers: readonly Answer[]; latest: Answer }

/** Where a question stands, as an answer names it. */
export function aboutOf(question: Place): string {
  switch (question.about) {
    case 'board':
      return 'board'
    case 'goal':
      return `goals/${question.goal}`
    case 'row':
      return `rows/${question.row.id}`
  }
}

/** All places that may ask something, in the plan's order; of rows, those that were not removed. */
const placesOf = (board: Snapshot): readonly (Place & { asks: string | undefined })[] => [
  { about: 'board', asks: board.board.question },
  ...board.goals.flatMap((goal) => [
    { about: 'goal' as const, goal: goal.id, asks: goal.question },
    ...board.rows
      .filter((row) => row.goal === goal.id && !row.removed)
      .map((row) => ({ about: 'row' as const, row, asks: row.question })),
  ]),
]

/** What the plan, its goals and its rows still ask, each question by itself, in the plan's order. */
export const openQuestions = (board: Snapshot): readonly Question[] =>
  placesOf(board).flatMap(({ asks, ...place }) =>
    linesOf(asks).map((text): Question => ({ ...place, text })),
  )

/** What was confirmed, in the plan's order. */
export const confirmedQuestions = (board: Snapshot): readonly Confirmed[] =>
  placesOf(board).flatMap(({ asks: _, ...place }) => {
    const about = aboutOf(place)
    const standing = board.answers.filter((one) => one.about === about && !one.withdrawn)
    return [...new Set(standing.map(({ question }) => question))].flatMap((text) => {
      const answers = standing.filter(({ question }) => question === text)
      const [latest] = [...answers].sort((a, b) => b.at - a.at)
      return latest ? [{ ...place, text, answers, latest }] : []
    })
  })
